"""Documents of goods: edited line by line, kept as JSON, booked as facts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.stock_document import (
    LINES_MAX,
    Adjusting,
    CountedAt,
    CountScope,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
    TooMuch,
    put_aside,
    put_quantity,
    without_line,
)
from evertill.domain.stock.stock_document_rows import header_content, line_content, parse_document, parse_line
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.ids import EpochId, OperatorId
from evertill.kernel.quantity import Unit

ONE = 1_000_000
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEA = StockLine("A-1", "Tea", Unit.PIECE)
RECEIPT = StockDocument(DocumentId("d1"), DocumentKind.RECEIPT, NOON, OperatorId("anna"))


def test_line_that_is_touched_stands_last_with_what_is_there() -> None:
    document = put_quantity(put_quantity(RECEIPT, TEA, ONE), replace(TEA, sku="B"), 2 * ONE)
    document = put_quantity(document, document.lines[0], 3 * ONE)
    assert [(line.sku, line.micro, line.is_touched) for line in document.lines] == [
        ("B", 2 * ONE, True),
        ("A-1", 3 * ONE, True),
    ]
    assert document.touched == document.lines


@pytest.mark.parametrize("micro", [-1, LARGEST_STOCK_MICRO + 1])
def test_quantity_beyond_bounds_is_refused(micro: int) -> None:
    with pytest.raises(TooMuch):
        put_quantity(RECEIPT, TEA, micro)


def test_document_that_is_full_takes_no_new_article_unless_it_is_a_count() -> None:
    full = replace(RECEIPT, lines=tuple(replace(TEA, sku=f"S{at}") for at in range(LINES_MAX)))
    with pytest.raises(TooMuch):
        put_quantity(full, TEA, ONE)
    assert len(put_quantity(full, full.lines[0], ONE).lines) == LINES_MAX
    assert len(put_quantity(replace(full, kind=DocumentKind.COUNT), TEA, ONE).lines) == LINES_MAX + 1


def test_damaged_is_a_part_of_what_is_there_and_shrinks_with_it() -> None:
    document = put_aside(put_quantity(RECEIPT, TEA, 3 * ONE), "A-1", 2 * ONE)
    assert document.lines[0].aside_micro == 2 * ONE
    assert put_quantity(document, document.lines[0], ONE).lines[0].aside_micro == ONE
    for sku, micro in (("A-1", 4 * ONE), ("A-1", -1), ("B", 0)):
        with pytest.raises(TooMuch):
            put_aside(document, sku, micro)
    two = put_quantity(document, replace(TEA, sku="B"), ONE)
    assert [line.aside_micro for line in put_aside(two, "B", ONE).lines] == [2 * ONE, ONE]


def test_line_taken_out_of_a_note_is_still_expected_and_of_a_count_is_gone() -> None:
    expected = replace(TEA, expected_micro=5 * ONE)
    other = replace(TEA, sku="B")
    noted = put_quantity(replace(RECEIPT, lines=(expected, other)), expected, 2 * ONE)
    assert [line.difference_micro for line in noted.differing] == [-3 * ONE]
    after = without_line(noted, "A-1")
    assert after.lines == (other, expected)
    assert after.touched == ()
    counted = replace(noted, kind=DocumentKind.COUNT)
    assert without_line(counted, "A-1").lines == (other,)
    assert without_line(counted, "none") is counted
    assert other.difference_micro == 0


DOCUMENT = replace(
    RECEIPT,
    kind=DocumentKind.COUNT,
    partner="S2",
    number="LS-1",
    transfer_id="t1",
    carton="c1",
    scope=CountScope.CATEGORY,
    category="tea",
    is_blind=True,
    adjusting=Adjusting.BACK,
    reason="found",
    note="by the door",
    lines=(
        replace(TEA, micro=ONE, expected_micro=-ONE, aside_micro=ONE, is_touched=True),
        replace(TEA, sku="B", unit=Unit.KILOGRAM, counted_at=CountedAt(EpochId("e1"), 7, NOON)),
    ),
)


def test_document_is_read_as_it_was_kept() -> None:
    lines = [line_content(line) for line in DOCUMENT.lines]
    assert parse_document(header_content(DOCUMENT), lines) == DOCUMENT


def test_document_that_is_none_is_refused_by_name() -> None:
    header, line = header_content(DOCUMENT), line_content(DOCUMENT.lines[1])
    counted = line["counted_at"]
    assert isinstance(counted, dict)
    for changed in ({**header, "kind": "other"}, {**header, "started_at": None}):
        with pytest.raises(BadRow):
            parse_document(changed, [])
    for changed in ({**counted, "sequence": None}, {**counted, "at": None}):
        with pytest.raises(BadRow):
            parse_line({**line, "counted_at": changed})


def test_line_that_is_unlisted_is_kept_as_such() -> None:
    line = StockLine("4260000000011", "4260000000011", Unit.PIECE, is_unlisted=True)
    assert parse_line(line_content(line)) == line
