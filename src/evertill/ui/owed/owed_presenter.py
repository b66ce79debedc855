"""Lists what is owed here and at the other tills, and finds one by what is typed or scanned."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.receipts.receipt_reference import read_reference
from evertill.domain.records.refund_debt import RefundDebt
from evertill.operations.debts.owed_elsewhere import NoteOwedPaid, OwedElsewhere
from evertill.operations.debts.owed_refunds import ListOwed, OwedHere
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key
from evertill.ui.look_up.look_up import LookUp, LookUpScreen
from evertill.ui.owed.owed_paying import OwedPaying
from evertill.ui.owed.owed_view import is_meant, owed_row, till_of
from evertill.ui.owed.shared_debts import NOTHING_TOLD, SharedDebts
from evertill.ui.words import tr, tr_count

if TYPE_CHECKING:
    from evertill.ui.frame.later import Later
    from evertill.ui.receipts.undoing import Undoing


class OwedPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared, undoing: "Later[Undoing]", is_online: Callable[[], bool]) -> None:
        self._shared = shared
        self._others = SharedDebts(shared, is_online)
        self._paying = OwedPaying(shared, undoing, self._others)
        self._screen: LookUpScreen | None = None
        self._told = NOTHING_TOLD
        self._own = OwedHere()
        self._list = LookUp[RefundDebt](self._is_meant, self._draw)
        self._waits = True

    def show_on(self, screen: LookUpScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: look the list up anew, here and at the backend."""
        self._waits, self._told, self._own = True, NOTHING_TOLD, OwedHere()
        self._list.begin()
        self._shared.answers.ask(ListOwed(), self._ask_others, self._shared.speaker.fail)

    def mark(self, at: int) -> None:
        """A row was tapped."""
        self._list.mark(at)

    def pay_marked(self) -> None:
        """Ask how the marked one is paid."""
        debt = self._list.marked
        if debt is not None:
            self._paying.ask_means(debt)

    def on_key(self, key: Key) -> bool:
        """The keys of a list that is searched."""
        return self._list.on_key(key, self.pay_marked)

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The slip or receipt of a customer: what is owed by its number, and how it is paid where that is one. False
        for anything else, which is an item."""
        reference = read_reference(scanned.text)
        number = scanned.text.strip() if reference is None else reference.number
        if reference is None and not self._list.holding(number):
            return False
        self._list.type(number)
        if len(self._list.shown) == 1:
            self.pay_marked()
        return True

    def _ask_others(self, own: OwedHere) -> None:
        self._own = own
        self._others.look(self._show_list)

    def _show_list(self, told: OwedElsewhere) -> None:
        self._told, self._waits = told, False
        paid = {one.debt_id for one in told.paid}
        if any(debt.debt_id in paid for debt in self._own.debts):
            self._shared.submitter.submit(NoteOwedPaid(told.paid), self._noted)
        left = (debt for debt in self._own.debts if debt.debt_id not in paid)
        self._list.put(sorted((*left, *told.debts), key=lambda debt: debt.since))

    def _noted(self, debts: Sequence[RefundDebt]) -> None:
        by_whom = {one.debt_id: one.by for one in self._told.paid}
        for debt in debts:
            self._shared.speaker.note(
                tr(
                    "{number} was paid by {who} and is off the list.",
                    number=debt.number,
                    who=till_of(by_whom[debt.debt_id]),
                )
            )

    def _is_meant(self, debt: RefundDebt, typed: str) -> bool:
        return is_meant(debt, self._own.names.get(debt.debt_id, ""), typed, self._shared.formats)

    def _draw(self) -> None:
        if self._screen is None:
            return
        now, formats, shown = self._shared.clock.now(), self._shared.formats, self._list.shown
        rows = [
            owed_row(
                debt, self._own.names.get(debt.debt_id, ""), self._told.held_by.get(debt.debt_id, ""), now, formats
            )
            for debt in shown
        ]
        self._screen.show_view(
            self._list.view(
                rows,
                empty=tr("No refund is owed to anybody."),
                counted=tr_count("{n} refund is owed", "{n} refunds are owed", len(rows)) if rows else "",
                notice=self._others.trouble,
                waits=self._waits,
            )
        )
