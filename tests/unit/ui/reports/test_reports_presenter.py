"""Sales reports on the screen: chosen by key or tap, as bars and as a table, written as files."""

from datetime import date
from pathlib import Path

import pytest

from evertill.operations.reports.sales_report import AskSalesReport
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.reports.ranges import Days, Range, days_of
from evertill.ui.reports.reports_presenter import KINDS, ReportsPresenter
from evertill.ui.reports.reports_view import ReportsView
from tests.support.counter import CASHIER, SUPERVISOR
from tests.support.sales import A_DAY, money
from tests.support.sharing import Sharing
from tests.support.ui_lists import Drawn, pressed


class Page:
    """The presenter on a till that sold at nine and at eleven."""

    def __init__(self, operator: str = SUPERVISOR) -> None:
        self.sharing = Sharing(operator)  # type: ignore[arg-type]  # an operator's id
        till = self.sharing.till
        till.sells("A-1", "A-2")
        till.clock.passes(seconds=7200)
        till.ring("A-1")
        till.ring("A-1", quantity="2")
        till.ring("A-2")
        till.do(VoidLine(2))
        till.pays()
        self.saved: list[tuple[str, ReportTable]] = []
        self.presenter = ReportsPresenter(self.sharing.shared)
        self.screen = Drawn[ReportsView]()
        self.presenter.show_on(self.screen)
        self.sharing.shared.navigator.go(Place.REPORTS)
        self.presenter.shown()

    @property
    def view(self) -> ReportsView:
        """What is to be seen."""
        return self.screen.view


def test_hours_of_today_stand_first_with_the_gap_between() -> None:
    page = Page()
    assert page.view.title == "Sales by hour"
    assert page.view.stands
    assert [(bar.label, bar.value) for bar in page.view.bars if bar.thousandths] == [("9", "5.78"), ("11", "14.97")]
    assert "10" in [bar.label for bar in page.view.bars]
    assert page.view.total == "€20.75"
    assert "Till 2 alone" in page.view.subtitle


def test_arrows_choose_report_and_days() -> None:
    page = Page()
    for _ in KINDS:
        pressed(page.presenter.on_key, KeyName.DOWN)
    assert page.view.title == "Sales free of tax"
    pressed(page.presenter.on_key, KeyName.UP)
    assert [row.name for row in page.view.rows] == ["Line void"]
    pressed(page.presenter.on_key, KeyName.RIGHT)
    assert [key.range for key in page.view.ranges if key.is_chosen] == [Range.YESTERDAY]
    assert page.view.hint.startswith("Nothing of this kind")
    pressed(page.presenter.on_key, KeyName.LEFT, KeyName.LEFT, KeyName.UP)
    assert page.view.title == "Discounts by reason"


def test_items_are_ranked_and_tell_quantity_and_number() -> None:
    page = Page()
    page.presenter.choose_kind(KINDS.index(ReportKind.ITEM))
    first = page.view.rows[0]
    assert (first.detail, first.amount) == ("Article number A-1 · Quantity 4", "19.96")
    assert page.view.bars[0].thousandths == 1000


def test_operators_are_named_and_taxes_told_with_their_net() -> None:
    page = Page()
    page.presenter.choose_kind(KINDS.index(ReportKind.OPERATOR))
    assert [row.name for row in page.view.rows] == ["Sam B."]
    page.presenter.choose_kind(KINDS.index(ReportKind.TAX))
    assert page.view.rows[0].detail.startswith("Net 17.29")


@pytest.mark.parametrize(("key", "suffix"), [("c", "csv"), ("X", "xlsx"), ("p", "pdf")])
def test_report_is_written_as_a_file(key: str, suffix: str) -> None:
    page = Page()
    reading = page.sharing.desk.reading

    def save(suffix: str, table: ReportTable) -> Path:
        page.saved.append((suffix, table))
        return Path(f"/reports/{table.file_name}.{suffix}")

    object.__setattr__(reading, "save_report", save)
    assert page.presenter.on_key(Key(character=key))
    assert page.saved[0][0] == suffix
    assert page.view.result == f"Written: hour_{A_DAY}_{A_DAY}.{suffix}, in /reports"


def test_empty_report_is_not_written() -> None:
    page = Page()
    page.presenter.choose_range(Range.YESTERDAY)
    page.presenter.save("csv")
    assert page.saved == []


def test_cashier_does_not_see_reports() -> None:
    page = Page(CASHIER)
    assert page.sharing.said.startswith("You may not")
    assert page.sharing.desk.asked == []


def test_days_end_with_the_business_day_of_the_open_shift() -> None:
    page = Page()
    assert page.sharing.desk.asked[-1] == AskSalesReport(ReportKind.HOUR, A_DAY, A_DAY)
    page.sharing.till.do(CloseTill())
    page.sharing.renew()
    page.presenter.shown()
    page.sharing.till.do(OpenTill(money("1.00")))
    assert page.sharing.desk.asked[-1] == AskSalesReport(ReportKind.HOUR, A_DAY, A_DAY)


def test_page_keys_scroll_and_others_are_left() -> None:
    page = Page()
    pressed(page.presenter.on_key, KeyName.PAGE_DOWN, KeyName.PAGE_DOWN, KeyName.PAGE_UP)
    assert page.screen.scrolled == 1
    assert not page.presenter.on_key(Key(KeyName.F2))
    assert not page.presenter.on_key(Key(character="q"))


@pytest.mark.parametrize(
    ("chosen", "first", "last"),
    [
        (Range.TODAY, (2026, 3, 1), (2026, 3, 1)),
        (Range.YESTERDAY, (2026, 2, 28), (2026, 2, 28)),
        (Range.WEEK, (2026, 2, 23), (2026, 3, 1)),
        (Range.MONTH, (2026, 3, 1), (2026, 3, 1)),
        (Range.LAST_MONTH, (2026, 2, 1), (2026, 2, 28)),
        (Range.YEAR, (2026, 1, 1), (2026, 3, 1)),
    ],
)
def test_range_stands_for_these_days(chosen: Range, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(chosen, date(2026, 3, 1)) == Days(date(*first), date(*last))
