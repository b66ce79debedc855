"""The published UnifiedPOS numbers that all device categories share, as tables for logs and diagnostics."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from evertill.ports.devices import DeviceLink


class UposState(IntEnum):
    """The common property State."""

    CLOSED = 1
    IDLE = 2
    BUSY = 3
    ERROR = 4


class ResultCode(IntEnum):
    """What a method comes to."""

    SUCCESS = 0
    CLOSED = 101
    CLAIMED = 102
    NOT_CLAIMED = 103
    NO_SERVICE = 104
    DISABLED = 105
    ILLEGAL = 106
    NO_HARDWARE = 107
    OFFLINE = 108
    NO_EXIST = 109
    EXISTS = 110
    FAILURE = 111
    TIMEOUT = 112
    BUSY = 113
    EXTENDED = 114


class PowerState(IntEnum):
    """The common property PowerState, and the status update of the same number."""

    UNKNOWN = 2000
    ONLINE = 2001
    OFF = 2002
    OFFLINE = 2003
    OFF_OFFLINE = 2004


LINK_STATES: Mapping[DeviceLink, tuple[UposState, PowerState, ResultCode]] = MappingProxyType(
    {
        DeviceLink.CLOSED: (UposState.CLOSED, PowerState.UNKNOWN, ResultCode.CLOSED),
        DeviceLink.CONNECTING: (UposState.IDLE, PowerState.UNKNOWN, ResultCode.DISABLED),
        DeviceLink.READY: (UposState.IDLE, PowerState.ONLINE, ResultCode.SUCCESS),
        DeviceLink.FAULT: (UposState.ERROR, PowerState.ONLINE, ResultCode.FAILURE),
        DeviceLink.RECONNECTING: (UposState.ERROR, PowerState.OFF_OFFLINE, ResultCode.NO_HARDWARE),
    }
)
"""What each state of a link is called there."""
