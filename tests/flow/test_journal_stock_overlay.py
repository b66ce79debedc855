"""Our own stock moves laid over a copy that does not contain them yet: never twice, never forgotten."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.selling.sale import Direction
from evertill.journal.finding.stock_overlay import StockOverlay
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.ports.journal_rows import OutboxState, RowOutcome
from tests.support.journal import NumberedIds, a_draft, lines_of, sell, trading_journal
from tests.support.sales import A_MOMENT

PIECE = 1_000_000


@dataclass(slots=True)
class Shop:
    """A trading journal, and a reader that keeps its sums from question to question."""

    journal: Journal
    reader: JournalReader
    ids: NumberedIds
    path: Path

    def sell(self, *, back: bool = False) -> Transaction:
        """One piece of A-1, out or back."""
        return sell(self.journal, self.ids, lines_of(1, direction=Direction.RETURN if back else Direction.SALE))

    def receive(self) -> Transaction:
        """One piece of A-1 came in, and we say so ourselves."""
        goods: JsonObject = {"movement": "receipt", "stock": [{"sku": "A-1", "unit": "C62", "micro": PIECE}]}
        with self.journal.begin() as unit:
            done = unit.append(a_draft(TransactionKind.STOCK_MOVE, self.ids.new(), goods))
            unit.commit()
        return done

    def record(self, done: Transaction, state: OutboxState, visible_at: str | None = None) -> None:
        """What became of a fact."""
        raw = self.reader._connection
        found = raw.row(
            "SELECT row_id FROM outbox JOIN transactions USING (position) WHERE fact_id = ?", (done.transaction_id,)
        )
        assert found is not None
        with self.journal.begin() as unit:
            unit.record_outcomes([RowOutcome(found[0], state, visible_at=visible_at)], A_MOMENT)
            unit.commit()

    def lacks(self, cursor: str | None) -> int:
        """Pieces of A-1 the copy at this cursor lacks; asked of a fresh reader too."""
        kept = self.reader.stock_overlay_micro("A-1", cursor)
        fresh = JournalReader(self.path, route="central")
        assert fresh.stock_overlay_micro("A-1", cursor) == kept
        assert fresh.stated_stock(cursor) == self.reader.stated_stock(cursor)
        fresh.close()
        assert kept % PIECE == 0
        return kept // PIECE


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    reader = JournalReader(tmp_path / "journal.sqlite", route="central")
    yield Shop(journal, reader, ids, tmp_path / "journal.sqlite")
    reader.close()
    journal.close()


def test_overlay_of_waiting_facts_is_all_of_them(shop: Shop) -> None:
    assert shop.lacks("5") == 0
    shop.sell()
    shop.sell()
    shop.sell(back=True)
    assert shop.lacks("5") == -1
    assert shop.lacks(None) == -1
    assert shop.reader.stock_overlay_micro("unknown", "5") == 0


def test_overlay_of_a_delivered_fact_stays_until_the_copy_contains_it(shop: Shop) -> None:
    done = shop.sell()
    shop.record(done, OutboxState.DELIVERED, visible_at="10")
    assert [shop.lacks(cursor) for cursor in (None, "9", "10", "11", "100")] == [-1, -1, 0, 0, 0]


def test_overlay_of_a_delivered_fact_without_a_cursor_is_none(shop: Shop) -> None:
    shop.record(shop.sell(), OutboxState.DELIVERED)
    assert shop.lacks(None) == 0


def test_overlay_of_a_parked_fact_stays_and_of_a_waived_one_goes(shop: Shop) -> None:
    done = shop.sell()
    shop.record(done, OutboxState.PARKED)
    assert shop.lacks("5") == -1
    shop.record(done, OutboxState.WAIVED)
    assert shop.lacks("5") == 0


def test_overlay_follows_sales_deliveries_and_pulls_in_any_order(shop: Shop) -> None:
    first, second = shop.sell(), shop.sell()
    assert shop.lacks("5") == -2
    shop.record(first, OutboxState.DELIVERED, visible_at="6")
    third = shop.sell()
    assert shop.lacks("5") == -3
    assert shop.lacks("6") == -2
    shop.record(second, OutboxState.DELIVERED, visible_at="8")
    shop.record(third, OutboxState.DELIVERED, visible_at="7")
    assert [shop.lacks(cursor) for cursor in ("6", "7", "8")] == [-2, -1, 0]


@pytest.mark.parametrize("seed", range(6))
def test_overlay_kept_through_any_story_is_what_a_fresh_look_finds(shop: Shop, seed: int) -> None:
    chance = random.Random(seed)
    waiting: list[tuple[Transaction, OutboxState]] = []
    cursor = visible = 5
    for _ in range(60):
        match chance.choice(
            ("sell", "sell", "receive", "deliver", "deliver", "park", "waive", "without", "pull", "back")
        ):
            case "sell":
                waiting.append((shop.sell(back=chance.random() < 0.3), OutboxState.WAITING))
            case "receive" if chance.random() < 0.3:
                waiting.append((shop.receive(), OutboxState.WAITING))
            case "deliver" if waiting:
                visible += chance.randint(0, 1)
                shop.record(waiting.pop(chance.randrange(len(waiting)))[0], OutboxState.DELIVERED, str(visible))
            case "without" if waiting and chance.random() < 0.3:
                shop.record(waiting.pop(0)[0], OutboxState.DELIVERED)
            case "park" if waiting and waiting[0][1] is OutboxState.WAITING:
                waiting[0] = (waiting[0][0], OutboxState.PARKED)
                shop.record(waiting[0][0], OutboxState.PARKED)
            case "waive" if waiting and waiting[0][1] is OutboxState.PARKED:
                shop.record(waiting.pop(0)[0], OutboxState.WAIVED)
            case "pull":
                cursor = chance.randint(cursor, visible) if cursor <= visible else visible
            case "back" if chance.random() < 0.2:
                cursor = chance.randint(5, cursor)
            case _:
                continue
        shop.lacks(str(cursor))


def test_overlay_goes_on_without_reading_a_long_queue_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    done = [shop.sell() for _ in range(5)]
    assert shop.lacks("5") == -5
    overlay = shop.reader._overlay
    read: list[int] = []
    beyond = type(overlay)._beyond

    def watched(self: StockOverlay, *asked: Any) -> list[tuple[str, int]]:
        read.append(self._position)
        return beyond(self, *asked)

    monkeypatch.setattr(type(overlay), "_beyond", watched)
    shop.record(done[0], OutboxState.DELIVERED, visible_at="6")
    shop.record(done[1], OutboxState.DELIVERED, visible_at="7")
    found = [shop.reader.stock_overlay_micro("A-1", cursor) // PIECE for cursor in ("5", "6", "7")]
    assert found == [-5, -4, -3]
    assert read == []


def test_overlay_without_a_backend_is_what_came_after_the_file_was_loaded(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids, routes=())
    sell(journal, ids, lines_of(1))
    reader = JournalReader(tmp_path / "journal.sqlite")
    loaded_at = str(reader.position())
    sell(journal, ids, lines_of(1))
    assert reader.stock_overlay_micro("A-1", loaded_at) == -PIECE
    assert reader.stock_overlay_micro("A-1", None) == -2 * PIECE
    sell(journal, ids, lines_of(1))
    assert reader.stock_overlay_micro("A-1", loaded_at) == -2 * PIECE
    reader.close()
    journal.close()
