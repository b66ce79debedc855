"""Files of invoices as hypothesis makes them, rung by the real replay: the till's sum is the file's, to the penny."""

import csv
import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from evertill.app.replay.file_total import net_minor
from evertill.app.replay.invoice_file import COLUMNS
from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.journal.verifying.verify import verify

EXAMPLES = 8

Row = tuple[str, str, str, str, str, str]


def a_row(invoice: str, sku: str = "A", quantity: str = "1", price: str = "2.55", day: int = 1) -> Row:
    """A row of the first days of a month."""
    return invoice, sku, f"Thing {sku}", quantity, f"2010-12-{day:02} 10:00:00", price


prices = st.one_of(
    st.decimals(0, 500, places=2).map(str),
    st.decimals(0, 3, places=4).map(str),
    st.sampled_from(["0", "0.005", "0.004999", "99999.99", "-1", "10000000", "NaN", "1E-6"]),
)
quantities = st.one_of(st.integers(-30, 30).map(str), st.sampled_from(["100", "999999", "1.5", "1000000"]))
rows = st.lists(
    st.builds(
        a_row,
        st.sampled_from(["1", "2", "3", "C4", "C5", "A6", "7"]),
        st.sampled_from(["A", "B", "a", "ÅÄÖ", "x" * 64, "10-€"]),
        quantities,
        prices,
        st.integers(1, 4),
    ),
    max_size=25,
)


@settings(max_examples=EXAMPLES)
@given(rows=rows)
@example(rows=[])
@example(rows=[a_row("1", quantity="999999", price="10.00"), a_row("C2", quantity="-999999", price="10.00")])
@example(rows=[a_row("1", price="0.005", quantity="3"), a_row("1", price="0.004999"), a_row("C1", quantity="-1")])
@example(rows=[a_row("1", day=4), a_row("2", day=1), a_row("1", day=2), a_row("3", quantity="-5", price="0")])
def test_replay_of_any_file_comes_to_the_files_own_sum(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invoices.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
        wish = ReplayWish(Home(Path(folder) / "till"), path, "GBP")

        report = run_replay(wish, system_seams(), lambda *_: None)

        assert report.is_balanced, report
        assert report.net == net_minor(path, 2)
        lines = report.lines_rung + report.lines_returned + report.lines_written_off
        assert lines + len(report.refusals) == len(rows)
        assert verify(wish.home.journal).is_sound
        again = run_replay(wish, system_seams(), lambda *_: None)
        assert (again.rung_now, again.net) == (0, report.net)


def test_net_of_the_second_opinion_is_what_a_person_adds_up(tmp_path: Path) -> None:
    path = tmp_path / "invoices.csv"
    rows = [a_row("1", quantity="3", price="0.335"), a_row("C2", quantity="-2", price="0.10"), a_row("A3")]
    path.write_text("\n".join([",".join(COLUMNS), *(",".join(row) for row in rows)]))

    assert net_minor(path, 2) == int((Decimal("1.01") - Decimal("0.20")) * 100)
