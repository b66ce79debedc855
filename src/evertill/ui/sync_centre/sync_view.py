"""The three facts in sentences, what needs a person, and what happened lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evertill.operations.questions import SyncState
from evertill.ports.formats import Formats
from evertill.ports.journal import ParkedFact
from evertill.ports.notices import LinkState
from evertill.ui.frame.age import age_text, clock_text
from evertill.ui.status.status_view import ChipView, Signal, link_chip, queue_chip, stock_chip
from evertill.ui.words import tr, tr_count


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


@dataclass(frozen=True, slots=True)
class HappenedRow:
    """Something that happened lately."""

    time: str
    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    """The same, as it is remembered."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SyncView:
    """The whole screen."""

    cards: tuple[FactCard, ...]
    parked: tuple[ParkedRow, ...]
    parked_hint: str
    happened: tuple[HappenedRow, ...]
    can_retry: bool


def sync_view(sync: SyncState | None, happened: Sequence[Happened], now: datetime, formats: Formats) -> SyncView:
    """What is true now."""
    rows = tuple(HappenedRow(clock_text(one.at, now, formats), one.text) for one in reversed(happened))
    if sync is None:
        return SyncView((), (), "", rows, can_retry=False)
    return SyncView(
        cards=(_link_card(sync, now, formats), _queue_card(sync, now), _copies_card(sync, now, formats)),
        parked=tuple(_parked_row(fact, now) for fact in sync.parked),
        parked_hint="" if sync.parked else tr("Nothing. The shop has taken everything it was sent."),
        happened=rows,
        can_retry=sync.link.state is not LinkState.UNCONNECTED,
    )


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
        sentence = f"{sentence} {tr('It says: {reason}', reason=sync.link.reason)}"
    return _card(link_chip(sync.link, now, formats), tr("Link"), sentence)


def _queue_card(sync: SyncState, now: datetime) -> FactCard:
    queue = sync.queue
    sentence = tr("Every sale, return and count of this till is with the shop.")
    if sync.link.state is LinkState.UNCONNECTED:
        sentence = tr("No backend is connected, so nothing has to be sent.")
    elif queue.waiting:
        age = tr("just now") if queue.oldest_at is None else age_text(queue.oldest_at, now)
        sentence = tr_count(
            "{n} fact is safe on this till and not yet with the shop; the oldest has waited {age}.",
            "{n} facts are safe on this till and not yet with the shop; the oldest has waited {age}.",
            queue.waiting,
            age=age,
        )
    return _card(queue_chip(sync, now), tr("Waiting to be sent"), sentence)


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
    title = tr("No. {sequence} · {kind}", sequence=fact.sequence, kind=fact.kind.replace("_", " "))
    return ParkedRow(title, fact.reason, tr("for {age}", age=age_text(fact.since, now)))
