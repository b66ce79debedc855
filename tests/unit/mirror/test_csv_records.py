"""Delimited text: quotes, line breaks in cells, and broken lines that cost nothing but themselves."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.rows.catalogue_rows import COLUMNS, RowFault
from evertill.mirror.csv_records import LONGEST_LINE, Lines, Record, read_records, split_header


def records(content: bytes | str, width: int = 3, delimiter: str = ",") -> list[tuple[int, list[str] | RowFault]]:
    raw = content if isinstance(content, bytes) else content.encode()
    found: list[Record] = list(read_records(Lines(io.BytesIO(raw)), delimiter, width))
    return [(record.row, record.fault or list(record.cells)) for record in found]


def test_records_are_split_at_the_delimiter_outside_quotes() -> None:
    text = 'a,b,c\n"a, b","say ""x""",\n5" pipe,"x"\t,\'\n'
    assert records(text) == [
        (1, ["a", "b", "c"]),
        (2, ["a, b", 'say "x"', ""]),
        (3, RowFault.MALFORMED),
    ]


def test_records_with_line_breaks_in_quotes_are_one() -> None:
    assert records('a,"two\nlines\n\nhere",c\r\nd,e,f\n') == [
        (1, ["a", "two\nlines\n\nhere", "c"]),
        (5, ["d", "e", "f"]),
    ]


def test_record_with_an_open_quote_is_given_up_alone() -> None:
    text = '1,"Bread,3\n2,Milk,2\n3,"Tea",4\n4,"Cake,x\n5,Rice,6'
    assert records(text) == [
        (1, RowFault.MALFORMED),
        (2, ["2", "Milk", "2"]),
        (3, ["3", "Tea", "4"]),
        (4, RowFault.MALFORMED),
        (5, ["5", "Rice", "6"]),
    ]


def test_record_of_another_width_is_malformed() -> None:
    assert records("a,b\na,b,c,,\na,b,c,d\n") == [
        (1, RowFault.MALFORMED),
        (2, ["a", "b", "c"]),
        (4 - 1, RowFault.MALFORMED),
    ]


def test_blank_lines_are_left_out() -> None:
    assert records("\n  \n,,\n \t,,\na,b,c") == [(5, ["a", "b", "c"])]


def test_line_with_nul_or_no_text_or_without_end_is_refused_alone() -> None:
    content = b"a,b\0,c\n\x81\x8d,b,c\n" + b"x" * (2 * LONGEST_LINE + 5) + b"\nd,e,f\n"
    assert records(content) == [
        (1, RowFault.NOT_TEXT),
        (2, RowFault.NOT_TEXT),
        (3, RowFault.TOO_LONG),
        (4, ["d", "e", "f"]),
    ]


def test_lines_that_are_not_utf_8_are_windows_1252_each_for_itself() -> None:
    lines = Lines(io.BytesIO("\ufeffé,b,c\n".encode() + "Müsli €,b,c\n".encode("cp1252") + "Müsli,b,c\n".encode()))
    assert [list(record.cells) for record in read_records(lines, ",", 3)] == [
        ["é", "b", "c"],
        ["Müsli €", "b", "c"],
        ["Müsli", "b", "c"],
    ]
    assert lines.foreign == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_header_is_split_at_the_delimiter_that_gives_most_columns(delimiter: str) -> None:
    header = delimiter.join(["SKU", " Name ", '"Price"', "a,b;c"[: 1 if delimiter in ",;" else 5]])
    found, names = split_header(header, COLUMNS)
    assert (found, names[:3]) == (delimiter, ["sku", "name", "price"])


@pytest.mark.parametrize("before", [b"sep=;\n", b"SEP=;\r\n", b"\xef\xbb\xbfsep=,\n", b""])
def test_line_that_tells_excel_the_delimiter_is_passed_over_and_counted(before: bytes) -> None:
    lines = Lines(io.BytesIO(before + b"sku;name;price\na;sep=;1\nsep=;b;c\n"))
    first = lines.next()
    assert first is not None
    assert split_header(first.text, COLUMNS) == (";", ["sku", "name", "price"])
    rows = [(record.row, list(record.cells)) for record in read_records(lines, ";", 3)]
    at = 2 if before else 1
    assert rows == [(at + 1, ["a", "sep=", "1"]), (at + 2, ["sep=", "b", "c"])]


def test_header_without_known_columns_has_none() -> None:
    assert split_header("colour,shape", COLUMNS) == (",", [""])
    assert split_header('"open', COLUMNS) == (",", [""])


@given(st.binary(max_size=300))
def test_any_bytes_give_records_and_never_raise(content: bytes) -> None:
    for row, found in records(content):
        assert row >= 1
        assert isinstance(found, RowFault) or len(found) == 3


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")), min_size=3, max_size=3)))
def test_what_the_standard_writer_writes_is_read(rows: list[list[str]]) -> None:
    import csv

    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    read = [found for _, found in records(written.getvalue().removeprefix("\ufeff"))]
    assert read == [row for row in rows if any(cell.strip() for cell in row)]
