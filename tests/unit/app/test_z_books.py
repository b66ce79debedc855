"""The Z of each shift beside what the backend added up: agreed, on the way, unknown there, or unexplained."""

from collections.abc import Iterator, Mapping, Sequence

from evertill.app.backend.z_books import ZCompared, compared_zs, zs_json
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.ports.journal_rows import OutboxState
from tests.support.counter import SUPERVISOR, Till, expect


class Books:
    """The part of the journal's reader that is asked here."""

    def __init__(self, transactions: Sequence[Transaction], states: Mapping[str, OutboxState]) -> None:
        self._transactions = transactions
        self._states = states

    def outbox_states(self, route: str) -> Mapping[str, OutboxState]:
        """As a test says; what it does not name was delivered."""
        return self._states

    def transactions(self, kinds: Sequence[str]) -> Iterator[tuple[int, Transaction]]:
        """Those of these kinds."""
        return ((at, one) for at, one in enumerate(self._transactions) if one.kind in kinds)


def a_closed_shift() -> tuple[Till, Transaction]:
    """Two sales of 4.99, one of them undone, one more; and its Z."""
    till = Till(operator=SUPERVISOR)
    undone = till.sells("A-1")
    till.sells("A-1")
    expect(SaleUndone, till.do(PostVoid(undone.transaction.transaction_id, "rung_wrong")))
    till.sells("A-1")
    return till, expect(TillClosed, till.do(CloseTill())).transaction


def compared(till: Till, statement: JsonObject, **states: OutboxState) -> ZCompared:
    books = Books(till.memory.transactions, states)
    (found,) = compared_zs(books, statement, route="central")  # type: ignore[arg-type]  # the part that is asked
    return found


def stated(settle: Transaction, amount: int) -> JsonObject:
    day = settle.business_day.isoformat()
    return {"days": [{"day": day, "shifts": {str(settle.shift_id): amount}}, {"day": "2020-01-01"}]}


def test_z_that_the_backend_added_up_too_leaves_nothing_to_explain() -> None:
    till, settle = a_closed_shift()
    found = compared(till, stated(settle, 998))
    assert (found.number, found.till, found.central, found.unsent, found.difference) == (1, 998, 998, 0, 0)
    assert found.is_balanced
    assert zs_json((found,))[0] == {
        "day": found.day, "z": 1, "till": 998, "unsent": 0, "central": 998, "difference": 0
    }  # fmt: skip


def test_z_of_which_a_sale_is_on_the_way_is_explained() -> None:
    till, settle = a_closed_shift()
    last = till.memory.of_kind(TransactionKind.SALE)[-1].transaction_id
    found = compared(till, stated(settle, 499), **{last: OutboxState.PARKED})
    assert (found.unsent, found.difference) == (499, 0)


def test_z_with_another_figure_there_does_not_balance() -> None:
    till, settle = a_closed_shift()
    found = compared(till, stated(settle, 997))
    assert (found.difference, found.is_balanced) == (1, False)


def test_z_that_the_backend_never_added_up_is_not_compared_and_one_not_sent_at_all_is() -> None:
    till, _ = a_closed_shift()
    unknown = compared(till, {"days": "none"})
    assert (unknown.central, unknown.difference, unknown.is_balanced) == (None, None, True)
    waiting = {done.transaction_id: OutboxState.WAITING for done in till.memory.transactions}
    unsent = compared(till, {"days": []}, **waiting)
    assert (unsent.central, unsent.unsent, unsent.difference) == (0, 998, 0)
