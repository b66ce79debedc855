"""A document of goods as it fills: its lines, the marked one in full, what can be done, and the review of a count."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from evertill.domain.stock.stock_document import DocumentKind, StockDocument, StockLine
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ports.stock import StockedArticle
from evertill.ui.goods.goods_words import about, count_text, kind_text, shown_quantity
from evertill.ui.words import tr, tr_count

LABELS_MAX = 50
"""Of one article at a time: more is a slip of the finger."""


class Step(StrEnum):
    """What a button of the page does; the text is part of its object name."""

    BOOK = "book"
    BOOK_REST_GONE = "bookRestGone"
    REVIEW = "review"
    BACK_TO_LINES = "lines"
    DAMAGED = "damaged"
    FIND = "find"
    LABELS = "labels"
    TAKE_OUT = "takeOut"
    DISCARD = "discard"


KEYS: dict[Step, str] = {
    Step.BOOK: "B",
    Step.BOOK_REST_GONE: "G",
    Step.REVIEW: "V",
    Step.BACK_TO_LINES: "V",
    Step.DAMAGED: "D",
    Step.FIND: "F2",
    Step.LABELS: "L",
    Step.TAKE_OUT: "Del",
    Step.DISCARD: "X",
}


@dataclass(frozen=True, slots=True)
class StepButton:
    """A step that can be taken now."""

    step: Step
    label: str
    is_main: bool = False

    @property
    def key(self) -> str:
        """The key that does the same."""
        return KEYS[self.step]


@dataclass(frozen=True, slots=True)
class LineRow:
    """An article of the document."""

    sku: str
    title: str
    detail: str
    value: str
    value_detail: str = ""
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """An article found by its name."""

    sku: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The whole page."""

    heading: str
    about: str
    entry: str
    waits_for: str
    rows: tuple[LineRow | FoundRow, ...]
    marked: int
    hint: str
    title: str
    figure: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    steps: tuple[StepButton, ...]
    is_finding: bool = False
    """Letters are typed, not a quantity."""


@dataclass(frozen=True, slots=True)
class Working:
    """What the page knows beside the document."""

    typed: str = ""
    is_finding: bool = False
    found: tuple[FoundRow, ...] = ()
    marked: int = 0
    is_review: bool = False
    rest: tuple[StockedArticle, ...] = ()
    """What of a full count nobody has counted."""
    may_see: bool = True
    """Whether whoever looks may see what the books say."""


def document_view(document: StockDocument, at: Working, names: Mapping[str, str], formats: Formats) -> DocumentView:
    """The page."""
    lines = listed(document, at)
    rows: tuple[LineRow | FoundRow, ...] = tuple(_line_row(document, line, at, formats) for line in lines)
    if at.is_review:
        rows = (*rows, *(_rest_row(each, formats) for each in at.rest))
    if at.is_finding:
        rows = at.found
    line = lines[at.marked] if not at.is_finding and at.marked < len(lines) else None
    return DocumentView(
        heading=kind_text(document.kind),
        about=about(document, names),
        entry=at.typed,
        waits_for=tr("Type a name or a number") if at.is_finding else tr("Scan, or key a quantity"),
        rows=rows,
        marked=at.marked,
        hint=_hint(at),
        title=tr("Find an article") if at.is_finding else "" if line is None else line.name,
        figure="" if line is None else shown_quantity(line.micro, line.unit, formats),
        facts=() if line is None else _facts(document, line, at, formats),
        summary=_summary(document, at),
        steps=_steps(document, at, line),
        is_finding=at.is_finding,
    )


def listed(document: StockDocument, at: Working) -> tuple[StockLine, ...]:
    """The lines in the order they are shown: what was touched last first; in a review what differs."""
    lines = tuple(reversed(document.lines))
    if not at.is_review:
        return tuple(sorted(lines, key=lambda line: not line.is_touched))
    return tuple(line for line in lines if line.difference_micro or not line.is_touched)


def may_see_books(document: StockDocument, at: Working) -> bool:
    """Whether what the books say is shown: not to whoever counts blind."""
    return not document.is_blind or at.may_see


def _line_row(document: StockDocument, line: StockLine, at: Working, formats: Formats) -> LineRow:
    expects = line.expected_micro is not None and (
        document.kind is not DocumentKind.COUNT or (at.is_review and may_see_books(document, at))
    )
    detail = tr("unlisted: the catalogue does not know it") if line.is_unlisted else line.sku
    if expects and line.expected_micro is not None:
        expected = shown_quantity(line.expected_micro, line.unit, formats)
        detail = f"{line.sku} · {_expected_words(document.kind).format(n=expected)}"
    value_detail = ""
    if expects and line.is_touched and line.difference_micro:
        value_detail = _difference(line, formats)
    elif line.aside_micro:
        value_detail = tr("{n} damaged", n=shown_quantity(line.aside_micro, line.unit, formats))
    elif not line.is_touched:
        value_detail = _untouched_words(document.kind)
    value = shown_quantity(line.micro, line.unit, formats) if line.is_touched else "–"
    is_off = expects and line.is_touched and bool(line.difference_micro)
    return LineRow(
        line.sku,
        line.name,
        detail,
        value,
        value_detail,
        is_warning=is_off or line.is_unlisted or bool(line.aside_micro),
    )


def _expected_words(kind: DocumentKind) -> str:
    """What `{n}` of it are: by the books, asked for by another place, or told beforehand."""
    if kind is DocumentKind.COUNT:
        return tr("{n} in the books")
    return tr("{n} asked for") if kind is DocumentKind.TRANSFER_OUT else tr("{n} expected")


def _untouched_words(kind: DocumentKind) -> str:
    if kind is DocumentKind.COUNT:
        return tr("not counted yet")
    return tr("not packed yet") if kind is DocumentKind.TRANSFER_OUT else tr("not there yet")


def _difference(line: StockLine, formats: Formats) -> str:
    figure = shown_quantity(abs(line.difference_micro), line.unit, formats)
    return tr("{n} over", n=figure) if line.difference_micro > 0 else tr("{n} short", n=figure)


def _rest_row(article: StockedArticle, formats: Formats) -> LineRow:
    figure = shown_quantity(article.on_hand_micro, article.unit, formats)
    return LineRow(article.sku, article.name, article.sku, "–", tr("{n} in the books, not counted", n=figure), True)


def _hint(at: Working) -> str:
    if at.is_finding:
        return tr("Nothing found yet.") if len(at.typed) > 1 else tr("Type two letters or more.")
    if at.is_review:
        return tr("Nothing differs from the books.")
    return tr("Scan the first article. Key a number before it for more than one; Enter sets the marked line.")


def _facts(document: StockDocument, line: StockLine, at: Working, formats: Formats) -> tuple[tuple[str, str], ...]:
    pairs = [(tr("Article"), line.sku)]
    if line.expected_micro is not None and (document.kind is not DocumentKind.COUNT or may_see_books(document, at)):
        is_asked = document.kind is DocumentKind.TRANSFER_OUT
        word = (
            tr("In the books")
            if document.kind is DocumentKind.COUNT
            else tr("Asked for there")
            if is_asked
            else tr("Expected")
        )
        pairs.append((word, shown_quantity(line.expected_micro, line.unit, formats)))
        if line.is_touched:
            difference = shown_quantity(line.difference_micro, line.unit, formats, is_signed=True)
            pairs.append((tr("Difference"), difference))
    if line.aside_micro:
        pairs.append((tr("Damaged"), shown_quantity(line.aside_micro, line.unit, formats)))
    return tuple(pairs)


def _summary(document: StockDocument, at: Working) -> str:
    parts = [count_text(len(document.touched))]
    open_lines = [line for line in document.lines if not line.is_touched]
    if open_lines:
        parts.append(tr("{n} open", n=len(open_lines)))
    differing = [line for line in document.touched if line.difference_micro]
    if differing and (document.kind is not DocumentKind.COUNT or may_see_books(document, at)):
        parts.append(tr_count("1 differs", "{n} differ", len(differing)))
    if at.rest:
        parts.append(tr("{n} not counted", n=len(at.rest)))
    return " · ".join(parts)


def _steps(document: StockDocument, at: Working, line: StockLine | None) -> tuple[StepButton, ...]:
    if at.is_finding:
        return ()
    steps = [StepButton(Step.BOOK, _book_text(document), is_main=True)]
    if document.kind is DocumentKind.COUNT:
        if at.rest:
            gone = tr("Book, the rest is not there")
            steps = [
                StepButton(Step.BOOK, tr("Book, the rest stays"), is_main=True),
                StepButton(Step.BOOK_REST_GONE, gone),
            ]
        review = (Step.BACK_TO_LINES, tr("All articles")) if at.is_review else (Step.REVIEW, tr("What differs"))
        steps.append(StepButton(*review))
    if line is not None and document.kind in (DocumentKind.RECEIPT, DocumentKind.TRANSFER_IN):
        steps.append(StepButton(Step.DAMAGED, tr("Damaged")))
        steps.append(StepButton(Step.LABELS, tr("Labels")))
    steps.append(StepButton(Step.FIND, tr("Find an article")))
    if line is not None:
        steps.append(StepButton(Step.TAKE_OUT, tr("Take out")))
    steps.append(StepButton(Step.DISCARD, tr("Discard")))
    return tuple(steps)


def _book_text(document: StockDocument) -> str:
    return {
        DocumentKind.RECEIPT: tr("Book the goods"),
        DocumentKind.TRANSFER_IN: tr("Book the goods"),
        DocumentKind.TRANSFER_OUT: tr("Send the goods"),
        DocumentKind.REQUEST: tr("Ask for the goods"),
        DocumentKind.COUNT: tr("Book the count"),
        DocumentKind.ADJUSTMENT: tr("Book it"),
    }[document.kind]


def booked_sentence(document: StockDocument, count: int) -> str:
    """What was booked."""
    said = {
        DocumentKind.RECEIPT: tr("The goods are booked: {articles}.", articles=count_text(count)),
        DocumentKind.TRANSFER_IN: tr("The transfer is received: {articles}.", articles=count_text(count)),
        DocumentKind.TRANSFER_OUT: tr(
            "The goods are on their way: {articles}. Put the slip on the carton.", articles=count_text(count)
        ),
        DocumentKind.REQUEST: tr("The goods are asked for: {articles}.", articles=count_text(count)),
        DocumentKind.COUNT: tr("The count is booked: {articles}.", articles=count_text(count)),
        DocumentKind.ADJUSTMENT: tr("The stock is adjusted: {articles}.", articles=count_text(count)),
    }
    return said[document.kind]


def found_rows(found: Sequence[FoundRow]) -> tuple[FoundRow, ...]:
    """Hits, each article once."""
    return tuple({row.sku: row for row in found}.values())
