"""A file of invoices, whatever is in it: nothing raises but one sentence, and every row is accounted for."""

import csv
import gzip
import io
import string
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evertill.app.replay.file_total import net_minor
from evertill.app.replay.invoice_file import COLUMNS, InvoiceFile, read_invoice_file
from evertill.kernel.errors import SettingsFault

HEADER = ",".join(COLUMNS) + "\n"
ON_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

numbers = st.one_of(
    st.integers(-2_000_000, 2_000_000).map(str),
    st.decimals(-1000, 1000, places=3, allow_nan=False).map(str),
    st.sampled_from(["", "NaN", "sNaN", "Infinity", "-inf", "1e3", "1E-9", "1E999999", "0.0000001"]),
    st.sampled_from(["٣", "1_0", "0x1", "--1", "1,5", "999999", "10000000", "10000000.01"]),
)
dates = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat(" ", "seconds")),
    st.sampled_from(
        [
            "2010-12-01 08:26:00",
            "2010-12-01T08:26",
            "12/1/2010 8:26",
            "2010-1-2 8:05",
            "2010-02-30 08:00",
            "2010-12-01 24:00",
            "2010-12-01 08:26:61",
            "2010-12-01 08:6",
            "2010-12-01  08:26",
            "10-12-01 08:26",
            "٢٠١٠-12-01 08:26",
            "0001-01-01 00:00",
            "9999-12-31 23:59",
            "someday",
            "",
        ]
    ),
)
invoices = st.one_of(st.sampled_from(["1", "2", "C3", "C", "A4", "", "C-5", "٣", "9" * 50]), st.text(max_size=6))
skus = st.one_of(st.sampled_from(["A", "B", "", " ", "x" * 65, "tab\there", "é"]), st.text(max_size=5))
rows = st.lists(
    st.one_of(
        st.tuples(invoices, skus, st.text(max_size=8), numbers, dates, numbers),
        st.lists(st.text(string.printable.replace("\n", "").replace("\r", ""), max_size=6), max_size=8),
    ),
    max_size=12,
)


def file_of(folder: Path, content: bytes) -> Path:
    """The bytes as a file."""
    path = folder / "invoices.csv"
    path.write_bytes(content)
    return path


def accepted(file: InvoiceFile) -> list[int]:
    """The rows that became lines."""
    return [line.row for invoice in file.invoices for line in invoice.lines]


@ON_ONE_FOLDER
@given(content=st.binary(max_size=400))
@example(content=b"")
@example(content=b"\x1f\x8b")
@example(content=b"\x1f\x8b\x08\x00garbage that is no deflate stream")
@example(content=gzip.compress(HEADER.encode())[:-4])
@example(content=b"\x00" * 50)
def test_file_of_any_bytes_is_read_or_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = file_of(tmp_path, content)
    try:
        file = read_invoice_file(path)
    except SettingsFault as fault:
        assert "\n" not in fault.text
        return
    found = sorted([*accepted(file), *(refusal.row for refusal in file.refusals)])
    assert found == list(range(2, len(found) + 2))


@ON_ONE_FOLDER
@given(tail=st.binary(max_size=300))
@example(tail=b'1,A,B,1,2010-12-01 08:26:00,"2.55')
@example(tail=b"1,A," + b"x" * 140_000 + b",1,2010-12-01 08:26:00,2.55\n2,A,B,1,2010-12-01 08:26:00,2.55\n")
def test_any_bytes_after_the_header_are_accounted_for_row_by_row(tail: bytes, tmp_path: Path) -> None:
    file = read_invoice_file(file_of(tmp_path, HEADER.encode() + tail))

    found = sorted([*accepted(file), *(refusal.row for refusal in file.refusals)])
    assert found == list(range(2, len(found) + 2))


@ON_ONE_FOLDER
@given(rows=rows)
def test_rows_are_accepted_or_refused_each_once_and_the_second_opinion_agrees(
    rows: list[tuple[str, ...] | list[str]], tmp_path: Path
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    content = text.getvalue().encode("utf-8", "surrogatepass").replace(b"\x00", b"").replace(b"\r", b"")
    path = file_of(tmp_path, content)

    file = read_invoice_file(path)

    assert len(accepted(file)) + len(file.refusals) == len(_records(content)) - 1
    assert all(refusal.reason.endswith(".") for refusal in file.refusals)
    lines = [line for invoice in file.invoices for line in invoice.lines]
    assert net_minor(path, 2) == sum(_half_up(line.quantity * line.unit_price) for line in lines)


AWKWARD = """\
1,A,"NEVER CLOSED,1,2010-12-01 08:26:00,1.00
2,B,"NAME ON
TWO LINES",2,2010-12-01 08:27:00,1.10
3,C,6" RULER,1,2010-12-01 08:28:00,0.30
4,D,NAME, WITH A COMMA,1,2010-12-01 08:29:00,4.00
5,E,OPEN AGAIN,1,2010-12-01 08:30:00,"5.00
6,F,LAST,1,2010-12-01 08:31:00,0.07
"""


def test_a_quote_that_is_never_closed_costs_its_own_row_and_no_other(tmp_path: Path) -> None:
    path = file_of(tmp_path, (HEADER + AWKWARD).encode())

    file = read_invoice_file(path)

    assert [invoice.number for invoice in file.invoices] == ["2", "3", "6"]
    assert [refusal.row for refusal in file.refusals] == [2, 5, 6]
    assert net_minor(path, 2) == 220 + 30 + 7


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_other_separators_and_other_capitals_of_the_names_are_read(separator: str, tmp_path: Path) -> None:
    text = HEADER.upper().replace(",", separator) + separator.join(
        ["1", "A", "Pen", "2", "2010-12-01 08:26:00", "1.50"]
    )
    path = file_of(tmp_path, text.encode())

    assert len(accepted(read_invoice_file(path))) == 1
    assert net_minor(path, 2) == 300


def test_bytes_that_are_no_text_cost_their_own_row_and_windows_letters_are_read(tmp_path: Path) -> None:
    rows = b"1,A,CAF\xc9,1,2010-12-01 08:26:00,1.00\n2,B,NU\0L,1,2010-12-01 08:26:00,2.00\n"
    path = file_of(tmp_path, HEADER.encode() + rows)

    file = read_invoice_file(path)

    assert [line.name for invoice in file.invoices for line in invoice.lines] == ["CAF\u00c9"]
    assert [refusal.reason for refusal in file.refusals] == ["The row holds bytes that are no text."]
    assert net_minor(path, 2) == 100


def _half_up(amount: Decimal) -> int:
    """Away from zero at the half, in whole pennies, by integers alone."""
    numerator, denominator = (amount * 100).as_integer_ratio()
    pennies, rest = divmod(abs(numerator), denominator)
    return (pennies + (2 * rest >= denominator)) * (1 if numerator >= 0 else -1)


def _records(content: bytes) -> list[list[str]]:
    """How many records there are, by the csv module on the decoded text."""
    text = content.decode("utf-8-sig", "replace").replace("\0", "\ufffd")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (" InvoiceNo ,StockCode,Description,Quantity,InvoiceDate,UnitPrice,X", "1,A,Pen,2,2010-12-01 08:26:00,1.50,"),
        ("UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo", "1.50,2010-12-01 08:26:00,2,Pen,A,1"),
        ("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,UnitPrice", "1,A,,2,2010-12-01T08:26,1.50,9"),
    ],
)
def test_columns_are_found_by_name_wherever_they_are(header: str, row: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, f"{header}\n{row}\n".encode())

    file = read_invoice_file(path)

    assert len(accepted(file)) == 1
    assert net_minor(path, 2) == 300
