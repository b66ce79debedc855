"""SQLite itself says that the journal may not grow: what a full disk looks like where no small one can be mounted."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.app.seams import Seams, system_seams
from evertill.journal.file.connection import Value
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import JournalFault
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from tests.support.shop import a_home
from tests.support.whole_till import AtWork, at_work, stock_products

ROOM_AGAIN = 1_000_000


class Pages:
    """Every connection of the journal, whose size can be limited; a limit below the size means the size."""

    def __init__(self) -> None:
        self._opened: list[sqlite3.Connection] = []
        self._limit = ROOM_AGAIN

    def connect(self, uri: str) -> sqlite3.Connection:
        """As the till opens them."""
        pages = self

        class Limited(sqlite3.Connection):
            def execute(self, sql: str, parameters: Sequence[Value] = (), /) -> sqlite3.Cursor:  # type: ignore[override]  # ours alone
                if sql == "BEGIN IMMEDIATE":
                    super().execute(f"PRAGMA max_page_count = {pages._limit}").fetchone()
                return super().execute(sql, parameters)

        return sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None, factory=Limited)

    def limit(self) -> None:
        """Not one page more."""
        self._limit = 1

    def free(self) -> None:
        """As many as it likes."""
        self._limit = ROOM_AGAIN


def fill(till: AtWork) -> JournalFault:
    """Ring until the journal is full; the fault that says so."""
    for _ in range(500):
        try:
            till.scan("B-2")
            till.scan("A-1")
        except JournalFault as fault:
            return fault
    raise AssertionError("the journal never was full")


def test_journal_that_may_not_grow_keeps_the_sale_as_last_shown_and_goes_on_when_it_may(tmp_path: Path) -> None:
    pages = Pages()
    seams: Seams = replace(system_seams(), connect_journal=pages.connect)
    home = a_home(tmp_path / "till", seams=seams)
    stock_products(home)
    with at_work(home, seams=seams) as till:
        till.sell("A-1")
        till.scan("A-1")
        pages.limit()
        fault = fill(till)
        assert "disk of this till is full" in fault.text
        rung = till.state().rung
        assert rung is not None
        with pytest.raises(JournalFault):
            till.do(PayCash())
        again = till.state().rung
        assert again is not None
        assert again.sale == rung.sale
        assert verify(home.journal).is_sound
        pages.free()
        done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    assert done.priced.gross == rung.priced.gross
    assert done.transaction.receipt_number == 2
    assert verify(home.journal).is_sound
