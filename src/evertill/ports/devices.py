"""What is told of the devices on the counter: the state of each line, what a scale says, what was met lately."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from evertill.domain.goods.catalogue import Item
from evertill.kernel.values import dataclass


class DeviceLink(StrEnum):
    """How a till and one of its devices stand to each other; the moves are a table in `devices.transport.link`."""

    CLOSED = "closed"
    CONNECTING = "connecting"
    READY = "ready"
    FAULT = "fault"
    """The line holds and the device answers, but it cannot do its work: out of paper, overloaded."""
    RECONNECTING = "reconnecting"
    """The line was lost or cannot be reached; it is tried again with growing pauses."""


@dataclass(frozen=True, slots=True)
class DeviceEntry:
    """Something that went wrong with a device, or that it did lately, for whoever asks later."""

    at: datetime
    text: str


class WeightState(StrEnum):
    """What a scale says of what lies on it, by its UnifiedPOS meaning."""

    STABLE = "stable"
    MOVING = "moving"
    ZERO = "zero"
    """Empty, or below the least that may be weighed."""
    UNDER_ZERO = "under_zero"
    OVERLOAD = "overload"
    SAME_WEIGHT = "same_weight"
    """Nothing moved since this was weighed for the item before."""
    NO_ZERO = "no_zero"
    """The scale has lost its zero point."""
    REFUSED = "refused"
    """The scale does not weigh what it was asked to."""
    SILENT = "silent"
    """No answer, or none that can be understood."""


@dataclass(frozen=True, slots=True)
class WeightReading:
    """One answer of a scale. Only a stable one may be sold."""

    state: WeightState
    weight_g: int = 0
    """What the goods weigh without tare, in grams; meant only when stable."""
    tare_g: int = 0
    """What was taken off for the wrapping, as far as known."""
    is_net: bool = False
    """Whether the scale says that tare was taken off."""
    amount_minor: int | None = None
    """The price the scale shows its customer, in minor units, where it computes one."""

    @property
    def may_be_sold(self) -> bool:
        """Stable and above zero."""
        return self.state is WeightState.STABLE and self.weight_g > 0


@dataclass(frozen=True, slots=True)
class WeighOrder:
    """What is to be weighed, as far as a scale wants to know it."""

    unit_price_minor: int | None = None
    """Price of one kilogram in minor units; None when it is no whole number of them."""
    tare_g: int = 0


@dataclass(frozen=True, slots=True)
class WeightRead:
    """A notice: the scale has answered, differently from before."""

    name: str
    reading: WeightReading


class WeighingDesk(Protocol):
    """The scale as whoever weighs sees it; answers come as `WeightRead`. All of it returns at once."""

    @property
    def has_scale(self) -> bool:
        """Whether there is one to ask."""
        ...

    @property
    def takes_tare(self) -> bool:
        """Whether the scale itself takes what lies on it for wrapping, when told."""
        ...

    def weigh(self, order: WeighOrder) -> None:
        """Announce what lies on the scale until `rest`."""
        ...

    def rest(self) -> None:
        """Nothing is to be weighed any more."""
        ...

    def take_tare(self) -> None:
        """What lies on the scale now is wrapping."""
        ...


class NoScale:
    """A counter without one: measures are keyed."""

    has_scale = False
    takes_tare = False

    def weigh(self, order: WeighOrder) -> None:
        """There is nothing to ask."""

    def rest(self) -> None:
        """Nothing was asked."""

    def take_tare(self) -> None:
        """There is nothing to tell."""


class DeviceSlot(StrEnum):
    """A place on the counter for a device; the text is its part of the workstation settings."""

    PRINTER = "printer"
    DRAWER = "drawer"
    SCANNER = "scanner"
    SCALE = "scale"
    LINE_DISPLAY = "line_display"
    CUSTOMER_SCREEN = "customer_screen"
    LABEL_PRINTER = "label_printer"
    PAYMENT_TERMINAL = "payment_terminal"
    BACKUP_PRINTER = "backup_printers"
    """The first printer that takes over; the settings name a row of them."""


@dataclass(frozen=True, slots=True)
class SerialReport:
    """How the serial line of a device is set."""

    baud: int
    """Its speed, in bits a second."""
    framing: str
    """Data bits, parity and stop bits, as `8N1`."""
    framings: tuple[str, ...]
    """What `framing` may be."""
    uses_rts_cts: bool | None = None
    """Whether the device holds the line up by its hardware lines; None where that is no setting."""


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """One place on the counter: what stands there, how it is, and what was met lately."""

    slot: DeviceSlot
    name: str
    is_set_up: bool
    connection: str = ""
    address: str = ""
    speaks: str = ""
    """Its protocol or kind, where there is a choice."""
    choices: tuple[str, ...] = ()
    """What `speaks` may be."""
    link: DeviceLink = DeviceLink.CLOSED
    reason: str = ""
    errors: tuple[DeviceEntry, ...] = ()
    """Newest first."""
    lately: tuple[DeviceEntry, ...] = ()
    """Newest first: what was scanned, weighed, printed."""
    till_number: str = ""
    """Which of its tills this one is, where a card terminal serves several."""
    is_open: bool = False
    """Of a drawer whose switch says so."""
    serial: SerialReport | None = None
    """Of a device on a serial line."""


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """Something that is plugged in, or a printer the system knows, as the settings would name it."""

    connection: str
    address: str
    description: str
    slots: frozenset[DeviceSlot]
    """What it may be."""
    speaks: str = ""
    """The protocol that its place tells, where it tells one: a terminal's network port."""


@dataclass(frozen=True, slots=True)
class DevicesChanged:
    """A notice: a device was set up differently, or something happened to one."""


@dataclass(frozen=True, slots=True)
class PortsChanged:
    """A notice: something was plugged in or pulled out, by the names the system has for it."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TerminalTried:
    """A notice: the card terminal was asked how it is, because a person wanted to know; nothing was charged."""

    reason: str = ""
    """What is wrong, in one sentence; empty: it answered well."""


@dataclass(frozen=True, slots=True)
class LabelsGivenUp:
    """A notice: labels waited too long for their printer."""

    text: str


@dataclass(frozen=True, slots=True)
class DevicesSetUp:
    """A notice: the workstation settings of devices are others now."""


class DeviceDesk(Protocol):
    """The devices as the screen sees them. All of it returns at once; `then` is called on the screens' thread."""

    def reports(self) -> tuple[DeviceReport, ...]:
        """Every place on the counter, as it stands now."""
        ...

    def test(self, slot: DeviceSlot) -> None:
        """Have the device do something that can be seen; what comes of it is in the reports."""
        ...

    def rest(self) -> None:
        """Nobody looks any more: a scale may stop weighing."""
        ...

    def print_label(self, item: Item) -> bool:
        """A shelf label of this item, as soon as it can be; False when there is no label printer."""
        ...

    def discover(self, then: Callable[[tuple[FoundDevice, ...]], None]) -> None:
        """Look for what is plugged in."""
        ...

    def set_up(self, slot: DeviceSlot, changes: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Change the settings, keep them, and reach for the device anew; `then` is told what was wrong, or nothing."""
        ...


class NoDevices:
    """A counter whose devices are nobody's concern."""

    def reports(self) -> tuple[DeviceReport, ...]:
        """Nothing stands there."""
        return ()

    def test(self, slot: DeviceSlot) -> None:
        """There is nothing to test."""

    def rest(self) -> None:
        """Nothing was begun."""

    def print_label(self, item: Item) -> bool:
        """There is no printer."""
        return False

    def discover(self, then: Callable[[tuple[FoundDevice, ...]], None]) -> None:
        """Nothing is looked for."""
        then(())

    def set_up(self, slot: DeviceSlot, changes: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Nothing is kept."""
        then("")
