"""A document of goods as JSON, for the journal: its header apart from its lines, so that an edit writes one line."""

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.stock_document import (
    Adjusting,
    CountedAt,
    CountScope,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
)
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    flag,
    free_text,
    moment,
    object_of,
    one_of,
    whole_number,
)
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import EpochId, OperatorId
from evertill.kernel.quantity import Unit

_TEXT = 400
_LARGEST_SEQUENCE = 10**15


def header_content(document: StockDocument) -> JsonObject:
    """All but the lines."""
    return {
        "document_id": document.document_id,
        "kind": document.kind.value,
        "started_at": to_rfc3339(document.started_at),
        "started_by": document.started_by,
        "partner": document.partner,
        "number": document.number,
        "transfer_id": document.transfer_id,
        "carton": document.carton,
        "scope": document.scope.value,
        "category": document.category,
        **({"zone": document.zone, "stocktake": document.stocktake} if document.zone else {}),
        "is_blind": document.is_blind,
        "adjusting": document.adjusting.value,
        "reason": document.reason,
        "note": document.note,
    }


def line_content(line: StockLine) -> JsonObject:
    """One line."""
    counted = line.counted_at
    at: JsonObject | None = None
    if counted is not None:
        at = {"epoch": counted.epoch, "sequence": counted.sequence, "at": to_rfc3339(counted.at)}
    return {
        "sku": line.sku,
        "name": line.name,
        "unit": line.unit.value,
        "micro": line.micro,
        "expected_micro": line.expected_micro,
        "aside_micro": line.aside_micro,
        "is_touched": line.is_touched,
        "counted_at": at,
        **({"is_unlisted": True} if line.is_unlisted else {}),
    }


def parse_document(header: Members, lines: list[Members]) -> StockDocument:
    """The document as it was kept; BadRow when it is none."""
    started_at, kind = moment(header, "started_at"), code_text(header, "kind")
    if started_at is None or kind not in frozenset(DocumentKind):
        raise BadRow("The document of goods does not say what it is, or since when.")
    return StockDocument(
        document_id=DocumentId(code_text(header, "document_id")),
        kind=DocumentKind(kind),
        started_at=started_at,
        started_by=OperatorId(code_text(header, "started_by")),
        partner=free_text(header, "partner", _TEXT),
        number=free_text(header, "number", _TEXT),
        transfer_id=free_text(header, "transfer_id", _TEXT),
        carton=free_text(header, "carton", _TEXT),
        scope=one_of(header, "scope", CountScope.ARTICLES),
        category=free_text(header, "category", _TEXT),
        zone=free_text(header, "zone", _TEXT),
        stocktake=free_text(header, "stocktake", _TEXT),
        is_blind=flag(header, "is_blind", default=False),
        adjusting=one_of(header, "adjusting", Adjusting.OUT),
        reason=free_text(header, "reason", _TEXT),
        note=free_text(header, "note", _TEXT),
        lines=tuple(parse_line(line) for line in lines),
    )


def parse_line(content: Members) -> StockLine:
    """A line as it was kept; BadRow when it is none."""
    micro = whole_number(content, "micro", least=0, most=LARGEST_STOCK_MICRO)
    aside = whole_number(content, "aside_micro", least=0, most=LARGEST_STOCK_MICRO)
    expected = whole_number(content, "expected_micro", least=-LARGEST_STOCK_MICRO, most=LARGEST_STOCK_MICRO)
    return StockLine(
        sku=code_text(content, "sku", 200),
        name=free_text(content, "name", _TEXT),
        unit=one_of(content, "unit", Unit.PIECE),
        micro=micro or 0,
        expected_micro=expected,
        aside_micro=aside or 0,
        is_touched=flag(content, "is_touched", default=False),
        counted_at=_counted_at(content),
        is_unlisted=flag(content, "is_unlisted", default=False),
    )


def _counted_at(content: Members) -> CountedAt | None:
    if content.get("counted_at") is None:
        return None
    found = object_of(content["counted_at"], "counted at")
    sequence, at = whole_number(found, "sequence", least=0, most=_LARGEST_SEQUENCE), moment(found, "at")
    if sequence is None or at is None:
        raise BadRow("A counted line does not say when it was counted.")
    return CountedAt(EpochId(code_text(found, "epoch")), sequence, at)
