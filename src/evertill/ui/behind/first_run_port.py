"""What the first start asks of the program around it; fulfilled by `app`. Everything returns at once."""

from collections.abc import Callable, Mapping
from typing import Protocol

from evertill.kernel.errors import Fault
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """Something plugged in that could be a device of the till."""

    address: str
    """The connection and the address, as `usb|04b8:0e15`."""
    label: str
    note: str = ""
    speaks: str = ""
    """The card terminal's protocol, where it is known."""


@dataclass(frozen=True, slots=True)
class FoundDevices:
    """What is plugged in now, or answers in the network."""

    printers: tuple[FoundDevice, ...] = ()
    scanners: tuple[FoundDevice, ...] = ()
    terminals: tuple[FoundDevice, ...] = ()


@dataclass(frozen=True, slots=True)
class LocaleChoice:
    """A way to write amounts and dates, with the currency that goes with it."""

    locale: str
    label: str
    sample: str
    currency: str


Failed = Callable[[Fault], None]


class FirstRunPort(Protocol):
    """The machine as the first start sees it."""

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Code and own name of each language there is."""
        ...

    @property
    def locales(self) -> tuple[LocaleChoice, ...]:
        """The ways of writing on offer."""
        ...

    def find_devices(self, then: Callable[[FoundDevices], None], failed: Failed, *, in_network: bool) -> None:
        """Look what is plugged in, and what answers in the shop's network if that is asked for."""
        ...

    def test_printer(self, printer: str, then: Callable[[], None], failed: Failed) -> None:
        """Print a page; `then` when the printer took it."""
        ...

    def test_terminal(self, answers: Mapping[str, str], then: Callable[[], None], failed: Failed) -> None:
        """Register with the card terminal of these answers and charge nothing; `then` when it is ready for cards."""
        ...

    def listen(self, scanner: str, on_scan: Callable[[str], None], failed: Failed) -> None:
        """Read this scanner from now on, in place of the last one; an empty text stops it."""
        ...

    def set_up(self, answers: Mapping[str, str], then: Callable[[], None], failed: Failed) -> None:
        """Make the home, whole or not at all, and join the backend if one was named."""
        ...
