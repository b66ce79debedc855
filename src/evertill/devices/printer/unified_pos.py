"""The published UnifiedPOS numbers for what a printer and its drawer can say, as tables for logs and diagnostics."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.devices.printer.status import Condition

STATUS_UPDATE_EVENTS: Mapping[Condition, int] = MappingProxyType(
    {
        Condition.READY: 1001,
        Condition.PAPER_NEAR_END: 25,
        Condition.PAPER_OUT: 24,
        Condition.COVER_OPEN: 11,
        Condition.ERROR: 2003,
        Condition.OFFLINE: 2003,
        Condition.SILENT: 2004,
    }
)
"""POSPrinter StatusUpdateEvent: idle, receipt near empty, empty, cover open, power off-line, off or off-line."""

RECOVERED_EVENTS: Mapping[Condition, int] = MappingProxyType(
    {
        Condition.PAPER_NEAR_END: 26,
        Condition.PAPER_OUT: 26,
        Condition.COVER_OPEN: 12,
        Condition.ERROR: 2001,
        Condition.OFFLINE: 2001,
        Condition.SILENT: 2001,
    }
)
"""The event that ends each condition: paper ok, cover ok, power on-line."""

RESULT_CODES: Mapping[Condition, tuple[int, int]] = MappingProxyType(
    {
        Condition.READY: (0, 0),
        Condition.PAPER_NEAR_END: (0, 0),
        Condition.PAPER_OUT: (114, 203),
        Condition.COVER_OPEN: (114, 201),
        Condition.ERROR: (111, 0),
        Condition.OFFLINE: (108, 0),
        Condition.SILENT: (112, 0),
    }
)
"""ResultCode and ResultCodeExtended: extended (cover open 201, receipt empty 203), failure, off-line, timeout."""

DRAWER_EVENTS: Mapping[bool, int] = MappingProxyType({False: 0, True: 1})
"""CashDrawer StatusUpdateEvent by whether it is open."""
