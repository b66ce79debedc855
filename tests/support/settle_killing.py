"""A till that opens, sells, moves cash and settles, for ever, and says each Z once it is committed; to be killed."""

import sys
from pathlib import Path

from evertill.domain.policy.till import CashMove
from evertill.domain.till.till_count import counted_as_sum
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.move_cash import MoveCash
from evertill.operations.till.open_till import OpenTill, TillAlreadyOpen, TillOpened
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.journal import journal_in
from tests.support.sales import money


def live(folder: Path) -> None:
    """Shift after shift; picks up whatever was left."""
    till = Till(operator=None, is_open=False, journal=journal_in(folder))
    till.ids._last = _spent(till)
    till.sign_on(SUPERVISOR)
    while True:
        opened = till.do(OpenTill(money("100.00")))
        assert isinstance(opened, TillOpened | TillAlreadyOpen)
        for _ in range(3):
            till.clock.passes(seconds=60)
            till.sells("A-1", "A-2")
        till.do(MoveCash(CashMove.PAID_OUT, money("1.00"), "postage"))
        closed = expect(TillClosed, till.do(CloseTill(counted_as_sum(money("115.00")), float_left=money("100.00"))))
        print(f"Z {closed.z.number}", flush=True)


def _spent(till: Till) -> int:
    """Counting ids start beyond those of the lives before."""
    with till.journal.begin() as unit:
        return 1_000 * (unit.head().sequence + 1)


if __name__ == "__main__":
    live(Path(sys.argv[1]))
