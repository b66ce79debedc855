"""Z reports that tills send are on the console, the newest first, as they were frozen."""

from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.till.shift_report import GrandTotals, ShiftReport, ZReport, z_content
from evertill.domain.till.tallies import Section, Tally
from evertill.kernel.canonical import JsonObject
from evertill_central.console.pages import overview_page
from evertill_central.services.common.central import Central
from evertill_central.services.reports.overview import find_overview
from tests.support.central import an_enrolled_till

Z = ZReport(1, ShiftReport("EUR", (Tally(Section.TURNOVER, "sales", 3, 123_450),)), GrandTotals(), 37)


def a_settling(z: ZReport, over_short: int | None = -25) -> JsonObject:
    """The body of a TillSettle."""
    return {"number": z.number, "cash_expected": 20_000, "over_short": over_short, "z": z_content(z)}


def test_console_without_a_closed_shift_says_so(central: Central) -> None:
    an_enrolled_till(central)
    assert "No till has closed a shift lately" in overview_page(find_overview(central))


def test_console_shows_the_zs_newest_first(central: Central) -> None:
    till = an_enrolled_till(central)
    second = replace(Z, number=2, before=Z.totals, unsent=0)
    till.post(central, [till.fact(TransactionKind.TILL_SETTLE, a_settling(Z))])
    till.post(central, [till.fact(TransactionKind.TILL_SETTLE, a_settling(second, None))])
    shown = find_overview(central).z_reports
    assert [z.number_text for z in shown] == ["S1-1-1-Z2", "S1-1-1-Z1"]
    assert (shown[1].turnover, shown[1].over_short, shown[1].unsent, shown[0].over_short) == (123_450, -25, 37, None)
    page = overview_page(find_overview(central))
    assert "S1-1-1-Z1" in page
    assert "1,234.50 EUR" in page
    assert "not counted" in page


def test_settling_that_holds_no_readable_z_is_left_out(central: Central) -> None:
    till = an_enrolled_till(central)
    bodies: list[JsonObject] = [
        {"number": 1},
        {"z": 7},
        {**a_settling(Z), "cash_expected": "much", "over_short": "some"},
    ]
    till.post(central, [till.fact(TransactionKind.TILL_SETTLE, body) for body in bodies])
    (only,) = find_overview(central).z_reports
    assert (only.cash_expected, only.over_short) == (None, None)
