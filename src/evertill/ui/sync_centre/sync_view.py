"""The three facts in sentences, how old each copy is, what needs a person, and what happened lately."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.looking_up.questions import SyncState
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import ParkedFact
from evertill.ports.notices import DeviceKind, DeviceStateChanged, LinkState
from evertill.ui.frame.age import age_text, clock_text
from evertill.ui.frame.kind_words import kind_words
from evertill.ui.status.status_view import ChipView, Happened, Signal, link_chip, queue_chip, stock_chip
from evertill.ui.words import told, tr, tr_count


@dataclass(frozen=True, slots=True)
class FactCard:
    """One of the three facts."""

    name: str
    title: str
    headline: str
    sentence: str
    signal: Signal


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A fact that waits for a person."""

    title: str
    reason: str
    age: str
    row_id: int
    fact_id: TransactionId


@dataclass(frozen=True, slots=True)
class HappenedRow:
    """Something that happened lately."""

    time: str
    text: str


@dataclass(frozen=True, slots=True)
class SyncView:
    """What is true now."""

    cards: tuple[FactCard, ...]
    parked: tuple[ParkedRow, ...]
    parked_hint: str
    happened: tuple[HappenedRow, ...]
    can_retry: bool
    copies: tuple[tuple[str, str], ...] = ()
    """Each copy, and as of when it is."""


class Stage(StrEnum):
    """What the part that needs a person shows."""

    LIST = "list"
    WAIVE = "waive"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """How a device on the counter is."""

    name: str
    text: str
    is_ready: bool


@dataclass(frozen=True, slots=True)
class SyncCentreView:
    """The whole screen: what is true, and what a person is doing about it."""

    now: SyncView
    devices: tuple[DeviceRow, ...] = ()
    marked: int = -1
    """Index of the parked fact that the keys act on."""
    stage: Stage = Stage.LIST
    reasons: tuple[tuple[str, str], ...] = ()
    """What a waiver usually gives as its reason: stored word, and how it reads."""
    reason: str = ""
    """What was chosen or typed so far, as it reads."""
    preview: str = ""
    result: str = ""
    is_good: bool = True

    @property
    def can_try(self) -> bool:
        """Whether Enter tries to reach the backend, and not something else."""
        return self.now.can_retry and self.stage is Stage.LIST

    @property
    def chosen(self) -> ParkedRow | None:
        """The parked fact that the keys act on."""
        return self.now.parked[self.marked] if 0 <= self.marked < len(self.now.parked) else None


def sync_view(sync: SyncState | None, happened: Sequence[Happened], now: datetime, formats: Formats) -> SyncView:
    """What is true now."""
    rows = tuple(HappenedRow(clock_text(one.at, now, formats), one.text) for one in reversed(happened))
    if sync is None:
        return SyncView((), (), "", rows, can_retry=False)
    return SyncView(
        cards=(_link_card(sync, now, formats), _queue_card(sync, now), _copies_card(sync, now, formats)),
        parked=tuple(_parked_row(fact, now) for fact in sync.parked),
        parked_hint="" if sync.parked else _nobody_needed(sync.link.state),
        happened=rows,
        can_retry=sync.link.state is not LinkState.UNCONNECTED,
        copies=tuple((_stream_word(stream), _as_of(at, now, formats)) for stream, at in sync.copies),
    )


def waive_reasons() -> tuple[tuple[str, str], ...]:
    """Stored reasons for letting a fact go, with their words."""
    return (
        ("booked_by_hand", tr("It was booked in the shop by hand")),
        ("already_there", tr("The shop has it already")),
        ("put_right", tr("Another entry has put it right")),
    )


def device_row(change: DeviceStateChanged, since: datetime, now: datetime, formats: Formats) -> DeviceRow:
    """A device by what it is, with its name where that says more."""
    word = {
        DeviceKind.RECEIPT_PRINTER: tr("Receipt printer"),
        DeviceKind.CASH_DRAWER: tr("Cash drawer"),
        DeviceKind.SCANNER: tr("Scanner"),
    }[change.kind]
    time = clock_text(since, now, formats)
    text = tr("Ready since {time}", time=time) if change.is_ready else told(change.reason)
    return DeviceRow(word, text, change.is_ready)


def _nobody_needed(link: LinkState) -> str:
    if link is LinkState.UNCONNECTED:
        return tr("Nothing. Without a backend there is nothing to refuse.")
    return tr("Nothing. The shop has taken everything it was sent.")


def _stream_word(stream: str) -> str:
    words = {
        "products": tr("Articles"),
        "prices": tr("Prices"),
        "taxes": tr("Taxes"),
        "stock": tr("Stock"),
        "operators": tr("Staff"),
        "policy": tr("House rules"),
    }
    return words.get(stream, stream)


def _as_of(at: datetime | None, now: datetime, formats: Formats) -> str:
    return tr("not yet") if at is None else clock_text(at, now, formats)


def _card(chip: ChipView, title: str, sentence: str) -> FactCard:
    return FactCard(chip.name, title, chip.text, sentence, chip.signal)


def _link_card(sync: SyncState, now: datetime, formats: Formats) -> FactCard:
    sentences = {
        LinkState.ONLINE: tr("The shop's backend answers. Sales reach it within seconds."),
        LinkState.OFFLINE: tr(
            "The shop's backend does not answer. Go on selling: everything is kept here and sent by itself later."
        ),
        LinkState.UNCONNECTED: tr("This till works on its own: everything is kept here, and nothing is sent anywhere."),
        LinkState.REJECTED: tr(
            "The shop's backend does not accept this till. Go on selling; a manager must enrol it again."
        ),
    }
    sentence = sentences[sync.link.state]
    if sync.link.reason:
        sentence = f"{sentence} {tr('It says: {reason}', reason=told(sync.link.reason))}"
    return _card(link_chip(sync.link, now, formats), tr("Link"), sentence)


def _queue_card(sync: SyncState, now: datetime) -> FactCard:
    queue = sync.queue
    sentences: list[str] = []
    if sync.link.state is LinkState.UNCONNECTED:
        sentences.append(tr("No backend is connected, so nothing has to be sent."))
    elif queue.waiting:
        age = tr("just now") if queue.oldest_at is None else age_text(queue.oldest_at, now)
        sentences.append(
            tr_count(
                "{n} fact is safe on this till and not yet with the shop; the oldest has waited {age}.",
                "{n} facts are safe on this till and not yet with the shop; the oldest has waited {age}.",
                queue.waiting,
                age=age,
            )
        )
    elif not queue.parked:
        sentences.append(tr("Every sale, return and count of this till is with the shop."))
    if queue.parked:
        sentences.append(
            tr_count(
                "{n} fact was refused and waits for a person below.",
                "{n} facts were refused and wait for a person below.",
                queue.parked,
            )
        )
    return _card(queue_chip(sync, now), tr("Waiting to be sent"), " ".join(sentences))


def _copies_card(sync: SyncState, now: datetime, formats: Formats) -> FactCard:
    catalogue = (
        tr("There is no catalogue yet.")
        if sync.catalogue_as_of is None
        else tr("Articles and prices as of {time}.", time=clock_text(sync.catalogue_as_of, now, formats))
    )
    stock = (
        tr("Stock is not known yet.")
        if sync.stock_as_of is None
        else tr(
            "Stock as of {time}; what was sold here since is already taken off.",
            time=clock_text(sync.stock_as_of, now, formats),
        )
    )
    return _card(stock_chip(sync, now, formats), tr("Copies"), f"{catalogue} {stock}")


def _parked_row(fact: ParkedFact, now: datetime) -> ParkedRow:
    return ParkedRow(
        title=tr("No. {sequence} · {kind}", sequence=fact.sequence, kind=kind_words(fact.kind)),
        reason=told(fact.reason) or tr("The shop gave no reason."),
        age=tr("for {age}", age=age_text(fact.since, now)),
        row_id=fact.row_id,
        fact_id=fact.fact_id,
    )
