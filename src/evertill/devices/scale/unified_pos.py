"""The published UnifiedPOS numbers for what a scale can say."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.ports.devices import WeightState

STATUS_UPDATE_EVENTS: Mapping[WeightState, int] = MappingProxyType(
    {
        WeightState.STABLE: 11,
        WeightState.MOVING: 12,
        WeightState.ZERO: 13,
        WeightState.OVERLOAD: 14,
        WeightState.REFUSED: 15,
        WeightState.NO_ZERO: 15,
        WeightState.SAME_WEIGHT: 11,
        WeightState.UNDER_ZERO: 16,
        WeightState.SILENT: 2004,
    }
)
"""Scale StatusUpdateEvent: stable, unstable, zero, overweight, not ready, under zero; off or off-line."""

RESULT_CODES: Mapping[WeightState, tuple[int, int]] = MappingProxyType(
    {
        WeightState.STABLE: (0, 0),
        WeightState.MOVING: (112, 0),
        WeightState.ZERO: (112, 0),
        WeightState.OVERLOAD: (114, 201),
        WeightState.UNDER_ZERO: (114, 202),
        WeightState.SAME_WEIGHT: (114, 203),
        WeightState.REFUSED: (111, 0),
        WeightState.NO_ZERO: (111, 0),
        WeightState.SILENT: (112, 0),
    }
)
"""ResultCode and ResultCodeExtended of ReadWeight: time-out while it moves, overweight, under zero, same weight."""
