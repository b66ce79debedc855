"""The open shift so far and the Zs that were: seen only by who may, printed, and copied."""

import pytest

from evertill.domain.till.till_count import counted_as_sum
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from evertill.operations.till.x_report import TakeX
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.till_reports.till_reports_presenter import TillReportsPresenter
from evertill.ui.till_reports.till_reports_view import TillReportsView
from tests.support.counter import CASHIER, SUPERVISOR
from tests.support.sales import money
from tests.support.sharing import Sharing
from tests.support.ui_lists import Drawn, pressed


class Page:
    """The presenter on a till whose first shift is over and whose second has one sale."""

    def __init__(self, operator: str = SUPERVISOR) -> None:
        self.sharing = Sharing(operator)  # type: ignore[arg-type]  # an operator's id
        till = self.sharing.till
        till.sells("A-1", "A-2")
        till.do(CloseTill(counted_as_sum(money("105.00")), float_left=money("50.00"), bag="B-1"))
        till.do(OpenTill(money("50.00")))
        till.sells()
        self.sharing.renew()
        self.presenter = TillReportsPresenter(self.sharing.shared)
        self.screen = Drawn[TillReportsView]()
        self.presenter.show_on(self.screen)
        self.sharing.shared.navigator.go(Place.TILL_REPORTS)
        self.presenter.shown()

    @property
    def view(self) -> TillReportsView:
        """What is to be seen."""
        return self.screen.view

    @property
    def figures(self) -> dict[str, str]:
        """Lines of the report."""
        return {line.left: line.right for line in self.view.lines}


def test_x_is_shown_first_with_what_the_drawer_should_hold() -> None:
    page = Page()
    assert [row.title for row in page.view.rows] == ["X · shift 2 so far", "Z 1"]
    assert page.view.title == "X report · Shift 2"
    assert page.figures["1 × Sales"] == "4.99"
    assert page.figures["Should be in the drawer"] == "54.99"


def test_z_is_shown_as_it_was_frozen() -> None:
    page = Page()
    pressed(page.presenter.on_key, KeyName.DOWN)
    assert (page.view.title, page.view.subtitle) == ("Z report 1", "S1-2-1-Z1")
    assert (page.figures["Counted"], page.figures["Over / short"]) == ("105.00", "−0.78")
    assert (page.figures["Deposit"], page.figures["Bag no."]) == ("55.00", "B-1")
    assert page.figures["Grand total"] == "5.78"
    assert page.view.rows[1].over_short == "drawer −0.78"
    pressed(page.presenter.on_key, KeyName.UP)
    assert page.view.title.startswith("X report")


def test_marking_beyond_the_list_stays() -> None:
    page = Page()
    page.presenter.mark(7)
    page.presenter.mark(-1)
    assert page.view.marked == 0


def test_enter_prints_the_x_or_a_copy_of_the_z() -> None:
    page = Page()
    pressed(page.presenter.on_key, KeyName.ENTER)
    assert page.sharing.desk.asked[-2] == TakeX(is_printed=True)
    assert "on its way to the printer" in page.view.result
    pressed(page.presenter.on_key, KeyName.DOWN, KeyName.ENTER)
    assert isinstance(page.sharing.desk.asked[-1], PrintCopy)
    assert page.view.result.startswith("Copy 1")
    assert "COPY 1" in str(page.sharing.till.memory.documents[-1].receipt.blocks[0])


def test_z_that_was_never_printed_says_so() -> None:
    page = Page()
    pressed(page.presenter.on_key, KeyName.DOWN)
    page.sharing.desk.outcomes[PrintCopy] = NothingToChange()
    pressed(page.presenter.on_key, KeyName.ENTER)
    assert "nothing to copy" in page.sharing.said


def test_cashier_does_not_see_it_and_is_back_where_they_were() -> None:
    page = Page(CASHIER)
    assert page.sharing.said.startswith("You may not")
    assert page.sharing.shared.navigator.place is not Place.TILL_REPORTS
    assert page.view.lines == ()
    page.presenter.print_marked()
    assert page.sharing.said.startswith("You may not")


@pytest.mark.parametrize(("key", "pages"), [(KeyName.PAGE_DOWN, 1), (KeyName.PAGE_UP, -1)])
def test_page_keys_scroll_the_report(key: KeyName, pages: int) -> None:
    page = Page()
    pressed(page.presenter.on_key, key)
    assert page.screen.scrolled == pages


def test_other_keys_are_left_to_others() -> None:
    assert not Page().presenter.on_key(Key(KeyName.F2))
