"""Words and figures that the screens of goods share."""

from collections.abc import Mapping
from datetime import datetime

from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.stock.stock_book import BookKeeper
from evertill.domain.stock.stock_document import Adjusting, DocumentKind, StockDocument
from evertill.domain.stock.transfer import TransferState
from evertill.kernel.quantity import Quantity, Unit
from evertill.operations.stock.goods_questions import StockBook
from evertill.ports.formats import Formats
from evertill.ports.notices import LinkState
from evertill.ui.ask.reason_words import words_of_code
from evertill.ui.frame.age import clock_text
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr, tr_count


def shown_quantity(micro: int, unit: Unit, formats: Formats, *, is_signed: bool = False) -> str:
    """A quantity with its unit; pieces have none."""
    figure = formats.quantity(Quantity(micro, unit))
    if is_signed and micro > 0:
        figure = f"+{figure}"
    return f"{figure} {UNIT_SIGNS.get(unit, '')}".strip()


def kind_text(kind: DocumentKind) -> str:
    """What is done with the goods."""
    return {
        DocumentKind.RECEIPT: tr("Goods received"),
        DocumentKind.TRANSFER_IN: tr("Transfer to here"),
        DocumentKind.TRANSFER_OUT: tr("Transfer from here"),
        DocumentKind.REQUEST: tr("Goods asked for"),
        DocumentKind.COUNT: tr("Stock count"),
        DocumentKind.ADJUSTMENT: tr("Stock adjusted"),
    }[kind]


def adjusting_text(adjusting: Adjusting) -> str:
    """Which way an adjustment goes."""
    return {
        Adjusting.OUT: tr("out of the books"),
        Adjusting.IN: tr("into the books"),
        Adjusting.ASIDE: tr("here, but not for sale"),
        Adjusting.BACK: tr("for sale again"),
    }[adjusting]


def state_text(state: TransferState) -> str:
    """Where a transfer stands."""
    return {
        TransferState.REQUESTED: tr("asked for"),
        TransferState.APPROVED: tr("approved"),
        TransferState.IN_TRANSIT: tr("on its way"),
        TransferState.PARTIALLY_RECEIVED: tr("partly received"),
        TransferState.RECEIVED: tr("received"),
        TransferState.CLOSED: tr("closed"),
        TransferState.CANCELLED: tr("cancelled"),
    }[state]


def about(document: StockDocument, names: Mapping[str, str]) -> str:
    """What a document is about, in a few words."""
    parts = [names.get(document.partner, document.partner), document.number, document.category, document.zone]
    if document.kind is DocumentKind.ADJUSTMENT:
        parts = [words_of_code(document.reason), adjusting_text(document.adjusting)]
    return " · ".join(part for part in parts if part)


def place_names(policy: StorePolicy | None) -> dict[str, str]:
    """The shop's own words for other places."""
    places = () if policy is None else policy.stock.places
    return {place.code: place.label for place in places if place.label}


def count_text(count: int) -> str:
    """So many articles."""
    return tr_count("1 article", "{n} articles", count)


def book_sentence(book: StockBook, now: datetime, formats: Formats) -> str:
    """Who keeps the stock, how old the copy is, and what of ours is not in it."""
    if book.keeper is BookKeeper.TILL:
        return tr("This till keeps the stock itself: what there is, is the sum of its own moves.")
    keeper = tr("The backend keeps the stock.")
    if book.keeper is BookKeeper.PLATFORM:
        keeper = tr("The web shop keeps the stock.")
    copied = tr("There is no copy here yet.")
    if book.copied_at is not None:
        copied = tr("Copy as of {time}.", time=clock_text(book.copied_at, now, formats))
    waiting = ""
    if book.waiting:
        waiting = tr_count(
            "1 fact of this till is on its way there.", "{n} facts of this till are on their way there.", book.waiting
        )
    offline = tr("There is no connection.") if book.link.state is not LinkState.ONLINE else ""
    return " ".join(part for part in (keeper, copied, offline, waiting) if part)


def opening_sentence(book: StockBook) -> str:
    """What the check at opening found; nothing when all is well."""
    if not book.opening.is_copy_current:
        return tr(
            "The stock was last heard of before the shop closed: what was sold on the web since is not in it; "
            "sell on, and look again once the till is connected."
        )
    if book.opening.waiting:
        return tr_count(
            "1 fact of this till has not reached the backend yet, so others see an older stock; it goes by itself.",
            "{n} facts of this till have not reached the backend yet, so others see an older stock; they go by "
            "themselves.",
            book.opening.waiting,
        )
    return ""


def discard_sentence(document: StockDocument) -> str:
    """What discarding throws away, before it does."""
    return tr(
        "Nothing is discarded yet: {articles} would be lost. Discard once more if that is meant.",
        articles=count_text(len(document.touched)),
    )
