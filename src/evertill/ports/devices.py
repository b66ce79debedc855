"""What is told of the devices on the counter: the state of each line, what a scale says, what was met lately."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


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
class MetError:
    """Something that went wrong with a device, for whoever asks later."""

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
