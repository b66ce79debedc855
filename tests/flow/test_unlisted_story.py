"""Goods under a code nobody knew, moved at two tills cut off from central, become those of their article."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.domain.stock.stock_document import DocumentKind
from evertill.journal.verifying.verify import verify
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.sale.outcomes import ItemAdded
from evertill.operations.stock.add_unlisted import AddUnlisted
from evertill.operations.stock.assign_code import AssignCode, CodeAssigned, TakeAssignmentBack
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.floors import Floor, a_floor_home, assert_ledger_adds_up, levels, ready
from tests.support.whole_till import AtWork, Central, a_central, at_work

CODE = "4000000000006"


@pytest.fixture(autouse=True)
def _tries_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """There are a hundred A-1."""
    with a_central(tmp_path) as started:
        started.stock(A_1=100)
        yield started


def sell_unknown(till: AtWork, pieces: int) -> None:
    """So many of what nobody knows."""
    rung = till.do(RingUnknown(CODE, "Candle", Decimal("3.50"), quantity=Decimal(pieces)))
    assert isinstance(rung, ItemAdded), rung
    till.do(PayCash())


def test_code_sold_and_received_at_two_tills_offline_is_its_article_in_all_books_and_back_again(
    tmp_path: Path, central: Central
) -> None:
    homes = [a_floor_home(tmp_path / f"till{number}", central, workstation=str(number)) for number in (1, 2)]
    with at_work(homes[0], syncs=True) as first, at_work(homes[1], syncs=True) as second:
        one, two = Floor(first), Floor(second)
        for floor in (one, two):
            ready(floor)
        central.kill()
        for till in (first, second):
            till.wait_for_link(LinkState.OFFLINE)
        document = one.begin(DocumentKind.RECEIPT)
        first.do(AddUnlisted(document.document_id, CODE))
        first.do(AddUnlisted(document.document_id, CODE))
        one.book(document)
        sell_unknown(first, 1)
        sell_unknown(second, 3)
        assert first.do(AssignCode(CODE, "A-1")) == CodeAssigned(CODE, "Article A-1")
        assert (one.shows(), two.shows()) == (101, 100), "each till knows what it did itself"
        central.start()
        for till in (first, second):
            till.wait_until_sent()
        for floor in (one, two):
            floor.till.watch.wait_for("one figure", lambda floor=floor: floor.shows() == 98)  # type: ignore[misc]  # bound at once
        assert (levels(central, "S1"), levels(central, "S1", CODE)) == ((98, 0), (0, 0))
        assert second.do(TakeAssignmentBack(CODE)) == CodeAssigned(CODE, CODE, is_taken_back=True), "it was the other's"
        second.wait_until_sent()
        for floor in (one, two):
            floor.till.watch.wait_for("as before", lambda floor=floor: floor.shows() == 100)  # type: ignore[misc]  # bound at once
    assert (levels(central, "S1"), levels(central, "S1", CODE)) == ((100, 0), (-2, 0))
    assert_ledger_adds_up(central)
    assert all(verify(home.journal).is_sound for home in homes)
