"""The bar on top: who and where, and the three facts of the sync. Colour changes only when it means something."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from evertill.kernel.values import dataclass
from evertill.operations.looking_up.questions import SyncState
from evertill.operations.people.counter_state import CounterState
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import DeviceStateChanged, LinkChanged, LinkState
from evertill.ui.frame.age import age_text, ago_text, clock_text, seconds_between
from evertill.ui.words import told, tr

OFFLINE_AMBER_S = 60
OLDEST_AMBER_S = 300


class Signal(StrEnum):
    """How a chip looks."""

    NORMAL = "normal"
    GOOD = "good"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class ChipView:
    """One fact."""

    name: str
    text: str
    signal: Signal
    icon: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened lately, as it is remembered."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The whole bar."""

    place: str
    who: str
    chips: tuple[ChipView, ...]
    time: str
    is_training: bool


def status_view(
    state: CounterState | None,
    sync: SyncState | None,
    faults: Sequence[DeviceStateChanged],
    now: datetime,
    formats: Formats,
) -> StatusView:
    """What is true now."""
    chips = _device_chips(faults)
    if sync is not None:
        chips += [link_chip(sync.link, now, formats), queue_chip(sync, now), stock_chip(sync, now, formats)]
    return StatusView(
        place="" if state is None else f"{state.identity.store} · {state.identity.workstation}",
        who=_who(state),
        chips=tuple(chips),
        time=formats.time(now),
        is_training=state is not None and state.identity.is_training,
    )


def _device_chips(faults: Sequence[DeviceStateChanged]) -> list[ChipView]:
    """One that fails says what to do; several are counted, for they would leave no room for all else."""
    reasons = [told(fault.reason) for fault in faults]
    if len(reasons) > 1:
        said = tr("{n} devices need attention", n=len(reasons))
        return [ChipView("devices", said, Signal.RED, "warning", "\n".join(reasons))]
    return [
        ChipView(f"device-{fault.name}", reason, Signal.RED, "warning", reason)
        for fault, reason in zip(faults, reasons, strict=True)
    ]


def _who(state: CounterState | None) -> str:
    if state is None or state.operator is None:
        return ""
    if state.shift is None:
        return state.operator.name
    return tr("{name} · Shift {n}", name=state.operator.name, n=state.shift.number)


def link_chip(link: LinkChanged, now: datetime, formats: Formats) -> ChipView:
    """Whether the backend answers."""
    since = clock_text(link.since, now, formats)
    match link.state:
        case LinkState.ONLINE if link.reason:
            return ChipView("link", tr("Clock is off"), Signal.AMBER, "warning", told(link.reason))
        case LinkState.ONLINE:
            return ChipView("link", tr("Online"), Signal.GOOD, "dot")
        case LinkState.UNCONNECTED:
            return ChipView("link", tr("On its own"), Signal.NORMAL, "dot")
        case LinkState.REJECTED:
            return ChipView("link", tr("Not accepted by the shop"), Signal.RED, "warning", told(link.reason))
        case LinkState.OFFLINE:
            late = seconds_between(link.since, now) > OFFLINE_AMBER_S
            signal = Signal.AMBER if late else Signal.NORMAL
            return ChipView("link", tr("Offline since {time}", time=since), signal, "offline", told(link.reason))


def queue_chip(sync: SyncState, now: datetime) -> ChipView:
    """How much waits, since when."""
    queue = sync.queue
    if queue.parked:
        return ChipView("queue", tr("{n} need a person", n=queue.parked), Signal.RED, "warning")
    if queue.waiting:
        age = "" if queue.oldest_at is None else tr(" · oldest {age}", age=age_text(queue.oldest_at, now))
        return ChipView("queue", tr("{n} waiting", n=queue.waiting) + age, queue_signal(queue, now), "")
    if sync.link.state is LinkState.UNCONNECTED:
        return ChipView("queue", tr("Nothing to send"), Signal.NORMAL)
    if queue.last_delivered_at is None:
        return ChipView("queue", tr("All sent"), Signal.NORMAL)
    return ChipView("queue", tr("All sent · {ago}", ago=ago_text(queue.last_delivered_at, now)), Signal.NORMAL)


def queue_signal(queue: QueueState, now: datetime) -> Signal:
    """Amber when something has waited for long."""
    if queue.oldest_at is not None and seconds_between(queue.oldest_at, now) > OLDEST_AMBER_S:
        return Signal.AMBER
    return Signal.NORMAL


def stock_chip(sync: SyncState, now: datetime, formats: Formats) -> ChipView:
    """How old the stock figures are."""
    if sync.stock_as_of is None:
        return ChipView("stock", tr("Stock not known"), Signal.NORMAL)
    time = clock_text(sync.stock_as_of, now, formats)
    return ChipView("stock", tr("Stock as of {time}", time=time), Signal.NORMAL)
