"""The one table of how a till and a device come together and apart."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceLink

_CLOSED, _CONNECTING, _READY = DeviceLink.CLOSED, DeviceLink.CONNECTING, DeviceLink.READY
_FAULT, _RECONNECTING = DeviceLink.FAULT, DeviceLink.RECONNECTING

MOVES: Mapping[DeviceLink, frozenset[DeviceLink]] = MappingProxyType(
    {
        _CLOSED: frozenset({_CONNECTING}),
        _CONNECTING: frozenset({_READY, _FAULT, _RECONNECTING, _CLOSED}),
        _READY: frozenset({_FAULT, _RECONNECTING, _CLOSED}),
        _FAULT: frozenset({_READY, _RECONNECTING, _CLOSED}),
        _RECONNECTING: frozenset({_READY, _FAULT, _CLOSED}),
    }
)
"""A line that merely opens is still connecting, or reconnecting: only an answer proves the device."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the two stand, and why when it is not well."""

    state: DeviceLink = DeviceLink.CLOSED
    reason: str = ""

    def move(self, to: DeviceLink, reason: str = "") -> "Link":
        """The link in its next state; staying where one is, with another reason perhaps, is no move."""
        assert to is self.state or to in MOVES[self.state], f"a link cannot go from {self.state} to {to}"
        return Link(to, reason)
