"""How a cash drawer is wired to a printer: which pin opens it, for how long, and what its switch says.

Whether a high pin means open or closed depends on the drawer, not on the printer: a setting, never a guess.
"""

from enum import StrEnum

from evertill.kernel.values import dataclass


class KickPin(StrEnum):
    """The connector's pin that carries the pulse."""

    PIN_2 = "pin_2"
    PIN_5 = "pin_5"


@dataclass(frozen=True, slots=True)
class DrawerSettings:
    """The cash drawer on the receipt printer."""

    is_connected: bool = True
    """Whether a drawer hangs on the printer at all."""
    kick_pin: KickPin = KickPin.PIN_2
    """The pin that carries the opening pulse; a second drawer is on pin 5."""
    pulse_ms: int = 100
    """How long the pulse lasts; heavy drawers want up to 200."""
    has_switch: bool = True
    """Whether the drawer reports that it is open; the simplest do not."""
    is_open_when_high: bool = True
    """What a high pin 3 means; turn it round when the till shows open for closed."""

    open_too_long_s: int = 60
    """After so many seconds an open drawer is told of; 0: never."""

    def __post_init__(self) -> None:
        if not 20 <= self.pulse_ms <= 500:
            raise ValueError(f"a drawer pulse of {self.pulse_ms} ms is out of reason: use 20 to 500")


class DrawerWiring:
    """The drawer as the printer's worker sees it."""

    def __init__(self, settings: DrawerSettings, *, is_star: bool = False) -> None:
        self._settings = settings
        self._is_star = is_star

    @property
    def is_connected(self) -> bool:
        """Whether there is a drawer to open."""
        return self._settings.is_connected

    def kick(self) -> bytes:
        """Opens the drawer when its turn has come in the printer's buffer.

        ESC p with times in units of 2 ms; at Star, ESC BEL sets the times of 10 ms, then BEL or SUB kicks.
        """
        if self._is_star:
            tens = max(1, self._settings.pulse_ms // 10)
            return b"\x1b\x07" + bytes((tens, 20)) + (b"\x1a" if self._connector else b"\x07")
        units = self._settings.pulse_ms // 2
        return bytes((0x1B, 0x70, self._connector, units, 250))

    def kick_at_once(self) -> bytes:
        """DLE DC4 1: opens the drawer even on a printer without paper; times in units of 100 ms."""
        units = min(8, max(1, round(self._settings.pulse_ms / 100)))
        return bytes((0x10, 0x14, 0x01, self._connector, units))

    @property
    def open_too_long_s(self) -> int:
        """After so many seconds an open drawer is told of."""
        return self._settings.open_too_long_s

    def is_open(self, pin_is_high: bool | None) -> bool | None:
        """Open or closed, from the level of pin 3; None when nobody can tell."""
        if pin_is_high is None or not (self._settings.is_connected and self._settings.has_switch):
            return None
        return pin_is_high is self._settings.is_open_when_high

    @property
    def _connector(self) -> int:
        return 1 if self._settings.kick_pin is KickPin.PIN_5 else 0
