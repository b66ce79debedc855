"""What is to be done with goods: rows, the marked one in full, and what can be begun."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.stock.stock_document import Adjusting, CountScope, StockDocument
from evertill.domain.stock.stocktake import Stocktake, running
from evertill.domain.stock.transfer import Transfer, TransferLine, TransferState
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.operations.looking_up.team_tasks import TeamTask
from evertill.operations.stock.approve_transfer import waits_for_yes
from evertill.operations.stock.goods_questions import GoodsOverview
from evertill.operations.stock.shown_transfers import ShownTransfer, is_asked_of, is_awaited, is_short
from evertill.operations.stock.unlisted import Unlisted
from evertill.ports.formats import Formats
from evertill.ports.stock import StockedArticle
from evertill.ui.ask.reason_words import reason_words
from evertill.ui.frame.age import clock_text
from evertill.ui.goods.goods_words import (
    about,
    adjusting_text,
    book_sentence,
    count_text,
    kind_text,
    opening_sentence,
    place_names,
    shown_quantity,
    state_text,
)
from evertill.ui.goods.zone_words import zones_counted_text, zones_to_count
from evertill.ui.tasks.task_words import said_of, title_of
from evertill.ui.words import told, tr

FACTS_MAX = 7


class Deed(StrEnum):
    """What a button of the page does; the text is part of its object name."""

    GO_ON = "goOn"
    DISCARD = "discard"
    RECEIVE = "receive"
    SEND = "send"
    APPROVE = "approve"
    CLOSE = "close"
    CANCEL = "cancel"
    COUNT = "count"
    SETTLE = "settle"
    ASSIGN = "assign"
    TAKE_BACK = "takeBack"
    LOOK = "look"
    ORDER = "order"
    NEW_RECEIPT = "newReceipt"
    NEW_COUNT = "newCount"
    NEW_ADJUSTMENT = "newAdjustment"
    NEW_TRANSFER = "newTransfer"
    NEW_REQUEST = "newRequest"


KEYS: dict[Deed, str] = {
    Deed.NEW_RECEIPT: "R",
    Deed.NEW_COUNT: "C",
    Deed.NEW_ADJUSTMENT: "A",
    Deed.NEW_TRANSFER: "S",
    Deed.NEW_REQUEST: "N",
    Deed.GO_ON: "Enter",
    Deed.RECEIVE: "Enter",
    Deed.SEND: "Enter",
    Deed.APPROVE: "Y",
    Deed.COUNT: "Enter",
    Deed.ASSIGN: "Enter",
    Deed.TAKE_BACK: "X",
    Deed.LOOK: "L",
    Deed.ORDER: "Enter",
    Deed.SETTLE: "Z",
    Deed.CLOSE: "M",
    Deed.CANCEL: "X",
    Deed.DISCARD: "X",
}


@dataclass(frozen=True, slots=True)
class DeedButton:
    """A deed that can be done now."""

    deed: Deed
    label: str

    @property
    def key(self) -> str:
        """The key that does the same."""
        return KEYS[self.deed]


Subject = StockDocument | ShownTransfer | TeamTask | StockedArticle | Stocktake | Unlisted


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One thing to do; `subject` is what it is about."""

    subject: Subject
    title: str
    detail: str
    value: str
    value_detail: str = ""
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to what is asked before something begins."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picker:
    """What is asked before something begins: chosen from a list, or typed where `waits_for` says so."""

    title: str
    choices: tuple[Choice, ...] = ()
    marked: int = 0
    waits_for: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class GoodsView:
    """The whole page."""

    book: str
    warning: str
    rows: tuple[GoodsRow, ...]
    marked: int
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    deeds: tuple[DeedButton, ...]
    picker: Picker | None


def goods_rows(
    found: GoodsOverview, policy: StorePolicy | None, now: datetime, formats: Formats
) -> tuple[GoodsRow, ...]:
    """What waits for people first, then what is on its way."""
    names = place_names(policy)
    rows: list[GoodsRow] = [_document_row(each, names, now, formats) for each in found.documents]
    rows += zone_rows(found, now)
    rows += [_task_row(task, now, formats) for task in found.tasks]
    here = found.store
    awaited = [each for each in found.transfers if is_awaited(each.transfer, here)]
    asked = [each for each in found.transfers if is_asked_of(each.transfer, here)]
    listed = {each.transfer.transfer_id for each in (*awaited, *asked)}
    others = [each for each in found.transfers if each.transfer.transfer_id not in listed]
    rows += [_transfer_row(each, here, names) for each in (*awaited, *asked, *others)]
    rows += [unlisted_row(each, formats) for each in found.unlisted]
    rows += [_below_row(each, formats) for each in found.below_zero]
    return tuple(rows)


def goods_view(
    found: GoodsOverview | None,
    rows: tuple[GoodsRow, ...],
    marked: int,
    picker: Picker | None,
    policy: StorePolicy | None,
    now: datetime,
    formats: Formats,
) -> GoodsView:
    """The page with its marked row."""
    row = rows[marked] if 0 <= marked < len(rows) else None
    return GoodsView(
        book="" if found is None else book_sentence(found.book, now, formats),
        warning="" if found is None else opening_sentence(found.book),
        rows=rows,
        marked=marked,
        title=tr("Nothing to do") if row is None else row.title,
        sentence=_sentence(row),
        facts=() if row is None or found is None else _facts(row.subject, found, now, formats),
        deeds=() if row is None or found is None else deeds_of(row.subject, found.store),
        picker=picker,
    )


BEGINNINGS: tuple[Deed, ...] = (
    Deed.NEW_RECEIPT,
    Deed.NEW_COUNT,
    Deed.NEW_ADJUSTMENT,
    Deed.NEW_TRANSFER,
    Deed.NEW_REQUEST,
)


def beginning_text(deed: Deed) -> tuple[str, str]:
    """What can be begun, and what that is for."""
    return {
        Deed.NEW_RECEIPT: (tr("Receive"), tr("goods that come in")),
        Deed.NEW_COUNT: (tr("Count"), tr("while the shop sells on")),
        Deed.NEW_ADJUSTMENT: (tr("Adjust"), tr("waste, found, own use")),
        Deed.NEW_TRANSFER: (tr("Send"), tr("goods to another place")),
        Deed.NEW_REQUEST: (tr("Ask for goods"), tr("of another place")),
    }[deed]


def deeds_of(subject: Subject, here: str) -> tuple[DeedButton, ...]:
    """What can be done with the marked row."""
    match subject:
        case StockDocument():
            return (DeedButton(Deed.GO_ON, tr("Go on")), DeedButton(Deed.DISCARD, tr("Discard")))
        case ShownTransfer(transfer):
            return _transfer_deeds(transfer, here)
        case Stocktake():
            return (DeedButton(Deed.COUNT, tr("Count a zone")),)
        case Unlisted():
            return unlisted_deeds(subject)
        case TeamTask(kind=ExceptionKind.OVERSOLD):
            return (DeedButton(Deed.ORDER, tr("Open the order")),)
        case TeamTask():
            count = (DeedButton(Deed.COUNT, tr("Count")),) if sku_of(subject) else ()
            look = (DeedButton(Deed.LOOK, tr("Stock of it")),) if sku_of(subject) else ()
            return (*count, *look, DeedButton(Deed.SETTLE, tr("It is settled")))
        case _:
            return (DeedButton(Deed.COUNT, tr("Count")), DeedButton(Deed.LOOK, tr("Stock of it")))


def sku_of(task: TeamTask) -> str:
    """The article a task is about, where its subject says one."""
    if task.kind in (ExceptionKind.NEGATIVE_STOCK, ExceptionKind.COUNTS_DISAGREE):
        return task.subject.rpartition(":")[0]
    return ""


def zone_picker(found: GoodsOverview, now: datetime, formats: Formats) -> Picker:
    """Which zone is counted; those that nobody counted come first."""
    zones = zones_to_count(found.stocktakes, found.zones, now, formats)
    choices = tuple(Choice(f"{CountScope.ZONE.value}:{zone}", zone, note) for zone, note in zones)
    return Picker(tr("Which zone is counted?"), choices)


def count_picker(found: GoodsOverview, now: datetime, formats: Formats) -> Picker:
    """What is to be counted."""
    choices = [
        Choice(CountScope.ARTICLES.value, tr("What I scan"), tr("says nothing about the rest")),
        *zone_picker(found, now, formats).choices,
        *(
            Choice(f"{CountScope.CATEGORY.value}:{category}", category, tr("all of this category"))
            for category in found.categories
        ),
        Choice(CountScope.PLACE.value, tr("Everything"), tr("a full count of the place")),
    ]
    if found.below_zero:
        below = tr("Articles below zero")
        choices.insert(1, Choice("below", below, count_text(len(found.below_zero))))
    return Picker(tr("What is counted?"), tuple(choices))


def place_picker(title: str, found: GoodsOverview, policy: StorePolicy | None) -> Picker:
    """Which other place."""
    names = place_names(policy)
    known = [place.code for place in (() if policy is None else policy.stock.places)]
    for each in found.transfers:
        known += [each.transfer.source, each.transfer.destination]
    codes = [code for code in dict.fromkeys(known) if code != found.store]
    choices = tuple(Choice(code, names.get(code, code), code if code in names else "") for code in codes)
    return Picker(title, choices, waits_for=tr("Choose a place, or type its name"))


def adjust_picker(policy: StorePolicy | None) -> Picker:
    """Which way, and why, in one step."""
    policy = policy or StorePolicy()
    ways = (
        (Adjusting.OUT, ReasonFor.STOCK_OUT),
        (Adjusting.IN, ReasonFor.STOCK_IN),
        (Adjusting.ASIDE, ReasonFor.STOCK_ASIDE),
    )
    choices = [
        Choice(f"{_way(adjusting, reason.code).value}:{reason.code}", reason_words(reason), "")
        for adjusting, deed in ways
        for reason in policy.reasons.of(deed)
    ]
    named = [
        Choice(each.value, each.label, adjusting_text(Adjusting(each.value.partition(":")[0]))) for each in choices
    ]
    return Picker(tr("Why is the stock adjusted?"), tuple(named))


def _way(adjusting: Adjusting, code: str) -> Adjusting:
    """Goods whose reason says that they can be sold again come back."""
    return Adjusting.BACK if code == "sellable_again" else adjusting


def reason_picker(policy: StorePolicy | None) -> Picker:
    """Why what is missing does not come."""
    reasons = (policy or StorePolicy()).reasons.of(ReasonFor.CLOSE_TRANSFER)
    choices = tuple(Choice(reason.code, reason_words(reason)) for reason in reasons)
    return Picker(tr("What became of the rest?"), choices)


def unlisted_row(unlisted: Unlisted, formats: Formats) -> GoodsRow:
    """Goods under a code that nobody knew."""
    figure = shown_quantity(unlisted.on_hand_micro, Unit.PIECE, formats)
    if unlisted.became:
        detail = tr("{code} is {article} now", code=unlisted.code, article=unlisted.became)
        return GoodsRow(unlisted, unlisted.name, detail, "", tr("assigned"))
    detail = unlisted.code
    if unlisted.known_as:
        detail = tr("{code} · the catalogue knows it by now", code=unlisted.code)
    return GoodsRow(unlisted, unlisted.name, detail, figure, tr("unlisted"), is_warning=True)


def unlisted_deeds(unlisted: Unlisted) -> tuple[DeedButton, ...]:
    """It gets its article, or is taken back."""
    if unlisted.became:
        return (DeedButton(Deed.TAKE_BACK, tr("It was not that")),)
    return (DeedButton(Deed.ASSIGN, tr("Say which article it is")),)


def unlisted_sentence(unlisted: Unlisted) -> str:
    """What assigning does."""
    if unlisted.became:
        return tr("Stock and reports of {article} contain it. It can be taken back.", article=unlisted.became)
    return tr(
        "It was sold or received while nobody knew its code. Say which article it is: stock and reports follow, and "
        "nothing is counted twice."
    )


def article_picker(unlisted: Unlisted) -> Picker:
    """Which article it is: the one the catalogue has by now, or one that is scanned or typed."""
    choices = (Choice(unlisted.known_as, unlisted.known_as, tr("by the catalogue")),) if unlisted.known_as else ()
    return Picker(
        tr("Which article is {name}?", name=unlisted.name), choices, waits_for=tr("Scan it, or type its number")
    )


def zone_rows(found: GoodsOverview, now: datetime) -> list[GoodsRow]:
    """The stocktake that is on its way, with the zones that nobody counted yet."""
    stocktake = running(found.stocktakes, found.zones, now.date())
    if not stocktake.marks or stocktake.is_complete(found.zones):
        return []
    counted = {mark.zone for mark in stocktake.marks}
    missing = [zone for zone in found.zones if zone not in counted]
    detail = tr("not counted yet: {zones}", zones=", ".join(missing))
    return [GoodsRow(stocktake, tr("Stocktake by zones"), detail, zones_counted_text(stocktake, found.zones))]


def _document_row(document: StockDocument, names: Mapping[str, str], now: datetime, formats: Formats) -> GoodsRow:
    since = tr("open since {time}", time=clock_text(document.started_at, now, formats))
    return GoodsRow(
        document,
        kind_text(document.kind),
        about(document, names) or tr("begun here, not booked yet"),
        count_text(len(document.touched)),
        since,
    )


def _transfer_row(shown: ShownTransfer, here: str, names: Mapping[str, str]) -> GoodsRow:
    transfer = shown.transfer
    comes = transfer.destination == here
    other = transfer.source if comes else transfer.destination
    other = names.get(other, other)
    title = tr("From {place}", place=other) if comes else tr("To {place}", place=other)
    if is_asked_of(transfer, here):
        title = tr("{place} asks for goods", place=other)
    detail = tr("not told to the backend yet") if shown.is_ours_ahead else transfer.transfer_id[-8:]
    return GoodsRow(
        shown,
        title,
        detail,
        count_text(len(transfer.lines)),
        state_text(transfer.state),
        is_warning=is_short(transfer, here),
    )


def _task_row(task: TeamTask, now: datetime, formats: Formats) -> GoodsRow:
    return GoodsRow(task, title_of(task.kind), said_of(task, now, formats), "", tr("Task"), is_warning=True)


def _below_row(article: StockedArticle, formats: Formats) -> GoodsRow:
    figure = shown_quantity(article.on_hand_micro, article.unit, formats)
    return GoodsRow(article, article.name, article.sku, figure, tr("below zero"), is_warning=True)


def _transfer_deeds(transfer: Transfer, here: str) -> tuple[DeedButton, ...]:
    deeds: list[DeedButton] = []
    if is_awaited(transfer, here):
        deeds.append(DeedButton(Deed.RECEIVE, tr("Receive")))
    if is_asked_of(transfer, here):
        deeds.append(DeedButton(Deed.SEND, tr("Send")))
    if waits_for_yes(transfer, here):
        deeds.append(DeedButton(Deed.APPROVE, tr("Say yes to it")))
        deeds.append(DeedButton(Deed.CANCEL, tr("Say no to it")))
    if is_short(transfer, here):
        deeds.append(DeedButton(Deed.CLOSE, tr("The rest is missing")))
    if transfer.destination == here and transfer.state is TransferState.REQUESTED and not transfer.is_shipped:
        deeds.append(DeedButton(Deed.CANCEL, tr("Take the request back")))
    return tuple(deeds)


def _sentence(row: GoodsRow | None) -> str:
    if row is None:
        return tr("Begin something below, or scan an article to see its stock, or the slip of a carton.")
    match row.subject:
        case TeamTask(steps=steps):
            return " ".join((row.detail, *map(told, steps)))
        case Stocktake():
            return tr(
                "Each till counts another zone, and the shop sells on; what was not counted stays as the books say."
            )
        case Unlisted():
            return unlisted_sentence(row.subject)
        case StockedArticle():
            return tr("More left the shop than the books had. Count it: the count stands, and sales go on.")
        case _:
            return row.detail


def _facts(subject: Subject, found: GoodsOverview, now: datetime, formats: Formats) -> tuple[tuple[str, str], ...]:
    match subject:
        case Stocktake():
            pairs = list(zones_to_count((subject,), found.zones, now, formats))
        case StockDocument():
            pairs = [(line.name, shown_quantity(line.micro, line.unit, formats)) for line in reversed(subject.lines)]
        case ShownTransfer(transfer):
            pairs = [(found.names.get(line.sku, line.sku), _sent_text(line, formats)) for line in transfer.lines]
        case _:
            return ()
    return tuple(_cut(pairs))


def _cut(pairs: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    if len(pairs) <= FACTS_MAX:
        return pairs
    return [*pairs[: FACTS_MAX - 1], (tr("and {n} more", n=len(pairs) - FACTS_MAX + 1), "")]


def _sent_text(line: TransferLine, formats: Formats) -> str:
    """What is on its way, or asked for; once some has come, how much of it."""
    sent = _line_text(line.sent_micro or line.requested_micro, line.unit, formats)
    if not line.received_micro:
        return sent
    return tr("{came} of {sent} came", came=_line_text(line.received_micro, line.unit, formats), sent=sent)


def _line_text(micro: int, unit: str, formats: Formats) -> str:
    return shown_quantity(micro, Unit(unit) if unit in frozenset(Unit) else Unit.PIECE, formats)
