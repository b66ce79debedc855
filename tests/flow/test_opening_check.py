"""A real till's books against the real central's, figure by figure."""

import copy
import json
import sqlite3
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.balances.balance_pages import BalancePage
from evertill.domain.till.books_check import FigureGap, FigureKind
from evertill.kernel.money import zero
from evertill.operations.selling.sale.outcomes import ItemAdded
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.compare_books import BooksCompared, CompareBalances, CompareBooks, SiftPages
from evertill.operations.till.open_till import OpenTill
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, AtWork, Central, a_central, at_work, join

ONE = 1_000_000
K = FigureKind


def books(till: AtWork) -> Any:
    """What central tells of the shop."""
    answered: Future[CallAnswer] = Future()
    till.till.backend.ask(Capability.BOOKS, lambda calls: calls.books(), answered.set_result)
    answer = answered.result(PATIENCE_S)
    assert isinstance(answer, Done), answer
    return answer.document


def tell_cards(central: Central, cards: dict[str, int]) -> None:
    """What may be spent of each, as new rows of the stream: thousands of cards are not worth thousands of calls."""
    with closing(sqlite3.connect(central.file)) as books:
        (version,) = books.execute("SELECT coalesce(max(version), 0) FROM stream_rows").fetchone()
        rows = [
            (name, version + at, json.dumps({"available": amount, "last4": name[-4:]}))
            for at, (name, amount) in enumerate(cards.items(), 1)
        ]
        books.executemany(
            "INSERT OR REPLACE INTO stream_rows (stream, scope, key, version, content)"
            " VALUES ('balances', '', ?, ?, ?)",
            rows,
        )
        told = "INSERT OR REPLACE INTO streams (stream, scope, version) VALUES ('balances', '', ?)"
        books.execute(told, (version + len(rows),))
        books.commit()


def page_of(till: AtWork, page: BalancePage) -> Any:
    """What central tells of a page of balances."""
    answered: Future[CallAnswer] = Future()
    till.till.backend.ask(
        Capability.BOOKS, lambda calls: calls.balance_page(page.after, page.until), answered.set_result
    )
    answer = answered.result(PATIENCE_S)
    assert isinstance(answer, Done), answer
    return answer.document


def differing(till: AtWork, told: Any) -> tuple[BalancePage, ...]:
    """Pages of balances that are others here."""
    return till.ask(SiftPages(till.ask(CompareBooks(told)).pages))


def test_balances_are_compared_by_digests_of_pages_and_only_what_differs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two and a half pages of cards: all alike at first, then one is another there, and one is not here."""
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    home = a_home(tmp_path / "till")
    with a_central(tmp_path) as central:
        central.stock(A_1=1)
        tell_cards(central, {f"card-{n:04}": n for n in range(2500)})
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("the cards", lambda: not differing(till, books(till)))
            told = books(till)
            assert [(page["after"], page["until"]) for page in told["pages"]] == [
                ("", "card-0999"),
                ("card-0999", "card-1999"),
                ("card-1999", ""),
            ]
            central.kill()
            till.wait_for_link(LinkState.OFFLINE)
            central.start()
            tell_cards(central, {"card-1500": 7, "zed": 5})
            now = books(till)
            till.watch.wait_for("the same again", lambda: not differing(till, books(till)))
            assert not differing(till, now)
            pages = differing(till, told)
            assert [page.after for page in pages] == ["card-0999", "card-1999"]
            first = page_of(till, pages[0])
            first["balances"]["card-1500"] = {"available": 1500, "last4": "1500"}
            assert till.ask(CompareBalances(pages[0], first)) == (FigureGap(K.BALANCE, "··1500 (ard-1500)", 7, 1500),)
            gone = till.ask(CompareBalances(pages[1], {"balances": {}}))
            assert gone[-1] == FigureGap(K.BALANCE, "··zed (zed)", 5, None)


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
            till.watch.wait_for("both to agree", lambda: not till.ask(CompareBooks(books(till))).gaps)
            told = books(till)
            assert told["stock"]["A-1"]["on_hand_micro"] == 98 * ONE
            other = copy.deepcopy(told)
            other["stock"]["A-1"]["on_hand_micro"] = 97 * ONE
            (shift,) = (name for name, turnover in told["shifts"].items() if turnover)
            other["shifts"][shift] += 1
            gaps = till.ask(CompareBooks(other)).gaps
            turnover = told["shifts"][shift]
            assert [(gap.kind, gap.here, gap.there) for gap in gaps] == [
                (K.STOCK, 98 * ONE, 97 * ONE),
                (K.Z, turnover, turnover + 1),
            ]
            central.kill()
            till.sell("A-1")
            assert till.ask(CompareBooks(other)) == BooksCompared(unsent=1)
            assert gaps[0] == FigureGap(K.STOCK, "A-1", 98 * ONE, 97 * ONE)
