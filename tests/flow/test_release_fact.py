"""A refused fact, sent again or waived by a person, on a real journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.kernel.ids import OperatorId
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.counter.reading import Reading
from evertill.operations.looking_up.questions import FactPreview, PreviewFact
from evertill.operations.people.sign_off import SignOff
from evertill.operations.question_desk import QuestionDesk
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.sync_queue.release_fact import (
    FactNotParked,
    FactReleased,
    FactWaived,
    RetryFact,
    WaiveFact,
)
from evertill.ports.connector import OutgoingFact
from evertill.ports.journal_rows import OutboxState, ParkedFact, RowOutcome
from evertill.ports.notices import FactsRecorded, FactsWritten, LinkChanged, LinkState
from tests.support.counter import CASHIER, MANAGER, HeldWorker, Till, expect
from tests.support.journal import journal_in

ROUTE = "central"
REFUSAL = "The backend knows this number with other contents."


class Shop:
    """A till on a real journal, and what its outbox says."""

    def __init__(self, journal: Journal, reader: JournalReader, operator: OperatorId) -> None:
        self.reader = reader
        self.till = Till(journal=journal, operator=operator)

    def refused_sale(self) -> ParkedFact:
        """A sale that the backend refused."""
        done: SaleDone = self.till.sells()
        due = self.reader.due(ROUTE, limit=100, now=self.till.clock.now())
        row = next(fact for fact in due if fact.fact_id == done.transaction.transaction_id)
        with self.till.journal.begin() as unit:
            outcome = RowOutcome(row.row_id, OutboxState.PARKED, reason=REFUSAL)
            unit.record_outcomes([outcome], self.till.clock.now())
            unit.commit()
        self.till.announced.notices.clear()
        (parked,) = self.reader.parked(ROUTE)
        return parked

    def state_of(self, fact: ParkedFact) -> OutboxState:
        """Where the fact is now."""
        return self.reader.outbox_states(ROUTE)[fact.fact_id]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = journal_in(tmp_path, routes=(ROUTE,))
    yield opened
    opened.close()


@pytest.fixture
def reader(tmp_path: Path, journal: Journal) -> Iterator[JournalReader]:
    opened = JournalReader(tmp_path / "journal.sqlite", route=ROUTE)
    yield opened
    opened.close()


@pytest.fixture
def shop(journal: Journal, reader: JournalReader) -> Shop:
    return Shop(journal, reader, MANAGER)


def test_retry_parked_fact_waits_again_and_wakes_the_sender(shop: Shop) -> None:
    parked = shop.refused_sale()
    assert shop.till.do(RetryFact(parked.row_id)) == FactReleased(parked.sequence)
    assert shop.state_of(parked) is OutboxState.WAITING
    assert shop.till.announced.notices == [FactsWritten(), FactsRecorded()]


def test_retry_twice_second_finds_nothing_parked(shop: Shop) -> None:
    parked = shop.refused_sale()
    shop.till.do(RetryFact(parked.row_id))
    assert shop.till.do(RetryFact(parked.row_id)) == FactNotParked()


def test_retry_unknown_row_finds_nothing_parked(shop: Shop) -> None:
    assert shop.till.do(RetryFact(99_999)) == FactNotParked()


def test_retry_nobody_signed_on_changes_nothing(shop: Shop) -> None:
    parked = shop.refused_sale()
    shop.till.do(SignOff())
    assert shop.till.do(RetryFact(parked.row_id)) == SignOnNeeded()
    assert shop.state_of(parked) is OutboxState.PARKED


def test_waive_manager_with_reason_is_a_transaction_that_says_why(shop: Shop) -> None:
    parked = shop.refused_sale()
    waived = shop.till.do(WaiveFact(parked.row_id, " booked by hand\n "))
    assert waived == FactWaived(parked.sequence)
    assert shop.state_of(parked) is OutboxState.WAIVED
    _, last = list(shop.reader.transactions())[-1]
    assert last.kind is TransactionKind.WAIVE_FACT
    assert last.operator_id == MANAGER
    assert last.body == {
        "fact": parked.fact_id,
        "sequence": parked.sequence,
        "kind": "sale",
        "refusal": REFUSAL,
        "reason": "booked by hand",
    }


def test_waive_written_as_fact_is_itself_sent(shop: Shop) -> None:
    parked = shop.refused_sale()
    shop.till.do(WaiveFact(parked.row_id, "booked by hand"))
    _, last = list(shop.reader.transactions())[-1]
    assert shop.reader.outbox_states(ROUTE)[last.transaction_id] is OutboxState.WAITING
    assert FactsWritten() in shop.till.announced.notices


def test_waive_twice_second_writes_nothing(shop: Shop) -> None:
    parked = shop.refused_sale()
    shop.till.do(WaiveFact(parked.row_id, "booked by hand"))
    head = shop.reader.head()
    assert shop.till.do(WaiveFact(parked.row_id, "booked by hand")) == FactNotParked()
    assert shop.reader.head() == head


@pytest.mark.parametrize("reason", ["", " \n ", "paid with 4111 1111 1111 1111"])
def test_waive_without_a_reason_or_with_a_card_number_is_refused(shop: Shop, reason: str) -> None:
    parked = shop.refused_sale()
    expect(EntryNotPossible, shop.till.do(WaiveFact(parked.row_id, reason)))
    assert shop.state_of(parked) is OutboxState.PARKED


def test_waive_cashier_is_not_allowed(journal: Journal, reader: JournalReader) -> None:
    shop = Shop(journal, reader, CASHIER)
    parked = shop.refused_sale()
    assert shop.till.do(WaiveFact(parked.row_id, "because")) == NotAllowed(Right.WAIVE_FACT)
    assert shop.state_of(parked) is OutboxState.PARKED


def test_waive_nobody_signed_on_changes_nothing(shop: Shop) -> None:
    parked = shop.refused_sale()
    shop.till.do(SignOff())
    assert shop.till.do(WaiveFact(parked.row_id, "because")) == SignOnNeeded()


def test_waive_original_lets_its_kin_go_on(shop: Shop) -> None:
    parked = shop.refused_sale()
    before = {fact.sequence for fact in shop.reader.due(ROUTE, limit=100, now=shop.till.clock.now())}
    copy_sequence = _print_copy(shop)
    due = {fact.sequence for fact in shop.reader.due(ROUTE, limit=100, now=shop.till.clock.now())}
    assert due == before, "a copy of the refused sale waits behind it"
    shop.till.do(WaiveFact(parked.row_id, "booked by hand"))
    due = {fact.sequence for fact in shop.reader.due(ROUTE, limit=100, now=shop.till.clock.now())}
    assert copy_sequence in due


def _print_copy(shop: Shop) -> int:
    from evertill.operations.selling.completed.print_copy import PrintCopy

    shop.till.do(PrintCopy())
    return shop.reader.head().sequence


def _questions(shop: Shop, **more: object) -> QuestionDesk:
    reading = Reading(
        catalogue=shop.till.catalogue,
        stock=shop.till.catalogue,
        freshness=NoCopies(),
        journal=shop.reader,
        outbox=shop.reader,
        route=ROUTE,
        link=lambda: LinkChanged(LinkState.ONLINE, shop.till.clock.now()),
        **more,  # type: ignore[arg-type]  # the connector's preview, in one test
    )
    return QuestionDesk(HeldWorker(), lambda: reading, lambda callback: callback())


class NoCopies:
    """Nothing was ever copied."""

    def copied_at(self, stream: str) -> None:
        """Never."""


def test_preview_of_fact_is_what_the_journal_froze(shop: Shop) -> None:
    parked = shop.refused_sale()
    preview = _questions(shop).answer(PreviewFact(parked.fact_id))
    assert preview.text is not None
    assert f'"fact_id": "{parked.fact_id}"' in preview.text


def test_preview_with_connector_is_what_it_would_send(shop: Shop) -> None:
    parked = shop.refused_sale()

    def preview_of(fact: OutgoingFact) -> str:
        return f"POST {fact.fact_id}"

    preview = _questions(shop, preview=preview_of).answer(PreviewFact(parked.fact_id))
    assert preview == FactPreview(parked.fact_id, f"POST {parked.fact_id}")


def test_preview_of_unknown_fact_is_none(shop: Shop) -> None:
    parked = shop.refused_sale()
    unknown = type(parked.fact_id)("01930000-0000-7000-9000-00000000dead")
    assert _questions(shop).answer(PreviewFact(unknown)).text is None
