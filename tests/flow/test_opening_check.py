"""A real till's books against the real central's, figure by figure."""

import copy
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.books_check import FigureGap, FigureKind
from evertill.kernel.money import zero
from evertill.operations.selling.outcomes import ItemAdded
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.compare_books import BooksCompared, CompareBooks
from evertill.operations.till.open_till import OpenTill
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, AtWork, a_central, at_work, join

ONE = 1_000_000
K = FigureKind


def books(till: AtWork) -> Any:
    """What central tells of the shop."""
    answered: Future[CallAnswer] = Future()
    till.till.backend.ask(Capability.BOOKS, lambda calls: calls.books(), answered.set_result)
    answer = answered.result(PATIENCE_S)
    assert isinstance(answer, Done), answer
    return answer.document


def test_books_of_a_till_in_step_agree_and_each_figure_that_does_not_is_named_with_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)
    home = a_home(tmp_path / "till")
    with a_central(tmp_path) as central:
        central.stock(A_1=100, C_3=1)
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("the stock", lambda: not till.ask(CompareBooks(books(till))).gaps)
            till.watch.wait_for("the catalogue", lambda: isinstance(till.scan("C-3"), ItemAdded))
            till.sell("A-1", "A-1")
            assert isinstance(till.do(CloseTill()), TillClosed)
            till.do(OpenTill(zero("EUR")))
            till.wait_until_sent()
            till.watch.wait_for("both to agree", lambda: till.ask(CompareBooks(books(till))) == BooksCompared())
            told = books(till)
            assert told["stock"]["A-1"]["on_hand_micro"] == 98 * ONE
            other = copy.deepcopy(told)
            other["stock"]["A-1"]["on_hand_micro"] = 97 * ONE
            other["balances"]["card-1"] = {"account_id": "card-1", "available": 5}
            (shift,) = (name for name, turnover in told["shifts"].items() if turnover)
            other["shifts"][shift] += 1
            gaps = till.ask(CompareBooks(other)).gaps
            turnover = told["shifts"][shift]
            assert [(gap.kind, gap.here, gap.there) for gap in gaps] == [
                (K.STOCK, 98 * ONE, 97 * ONE),
                (K.BALANCE, None, 5),
                (K.Z, turnover, turnover + 1),
            ]
            central.kill()
            till.sell("A-1")
            assert till.ask(CompareBooks(other)) == BooksCompared(unsent=1)
            assert gaps[0] == FigureGap(K.STOCK, "A-1", 98 * ONE, 97 * ONE)
