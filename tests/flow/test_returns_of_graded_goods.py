"""Goods with options, quantity breaks and deposits: sold, brought back in parts, exchanged even, up and down, and all
of them in the end; on the real journal, and counted alike by the real backend."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.goods.item_options import Option, OptionGroup
from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.returns.receipt_document import read_receipt_document
from evertill.domain.selling.withheld import NOTHING_WITHHELD, sum_of
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.ringing.line_answers import LineAnswers
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, SaleChanged
from evertill.ports.connector import Delivered, OutgoingFact
from evertill_central.services.returns.returns import find_receipt
from tests.support.central_transport import EnrolledTill, an_enrolled_connector
from tests.support.counter import MANAGER, Till, expect
from tests.support.journal import an_identity, journal_in
from tests.support.sales import a_tax, an_item

ANEW, SHARES = PromotionsBack.ANEW, PromotionsBack.SHARES
SIZE = OptionGroup("Size", (Option("s", "Small"), Option("l", "Large", Decimal("0.70"))))
SHOT = OptionGroup("Extras", (Option("shot", "Shot", Decimal("0.333")),), least=0)
COFFEE = replace(an_item("3.20", sku="COFFEE", taxes=[a_tax("19")]), details=ItemDetails(options=(SIZE, SHOT)))
PACK = replace(an_item("5.00", sku="PACK", taxes=[a_tax("7")]), breaks=(PriceBreak(10 * MICRO, Decimal("4.50")),))
COLA = replace(an_item("1.19", sku="COLA", taxes=[a_tax("19")]), details=ItemDetails(deposit="DEP"))
DEPOSIT = replace(an_item("0.25", sku="DEP", taxes=[a_tax("19")]), details=ItemDetails(takes_discounts=False))
EVEN = an_item("1.44", sku="EVEN", taxes=[a_tax("19")])
COLA_LINE, DEPOSIT_LINE = "3", "4"
FOUR_COLAS = parse_promotion(
    {
        "id": "p1",
        "name": "4 colas for 4.00",
        "condition": {"match": {"products": ["COLA"]}, "min_quantity": "4"},
        "reward": {"kind": "bundle_price", "value": "4.00"},
    }
)


@dataclass
class Shop:
    """A till on a real journal, the backend, and all that was sealed."""

    till: Till
    there: EnrolledTill
    file: Path
    sealed: list[Transaction] = field(default_factory=list)

    def takes(self, sold: Transaction, *lines: tuple[str, int]) -> None:
        """So many of these lines come back."""
        back = tuple(BackLine(line, count * MICRO, "unwanted") for line, count in lines)
        expect(SaleChanged, self.till.do(TakeBack(sold, back)))

    def pays(self) -> int:
        """What went into the drawer, or out of it."""
        self.sealed.append(self.till.pays().transaction)
        return whole(self.sealed[-1].body["gross"])

    def coffee(self, quantity: int) -> None:
        """Large with a shot: 4.233 each."""
        answers = LineAnswers(options=("l", "shot"))
        expect(ItemAdded, self.till.do(RingSku("COFFEE", quantity=Decimal(quantity), answers=answers)))


def whole(found: Json) -> int:
    assert isinstance(found, int)
    return found


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal that is sound at the end."""
    with closing(journal_in(tmp_path)) as journal:
        yield journal
    assert verify(tmp_path / "journal.sqlite").findings == ()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[EnrolledTill]:
    with an_enrolled_connector(tmp_path, an_identity()) as there:
        yield there


@pytest.mark.parametrize(
    ("rule", "packs_back", "colas_back"),
    # Ten packs at 4.50; five kept at 5.00 leave 20.00. Four colas at 1.00; three kept cost 1.19 each.
    [(SHARES, (2250, 2250), (100, 300)), (ANEW, (2000, 2500), (43, 357))],
)
def test_graded_goods_come_back_in_parts_and_exchanges_to_exactly_what_was_paid(
    journal: Journal,
    there: EnrolledTill,
    tmp_path: Path,
    rule: PromotionsBack,
    packs_back: tuple[int, int],
    colas_back: tuple[int, int],
) -> None:
    policy = StorePolicy(version=7, returns=ReturnPolicy(promotions=rule))
    till = Till(COFFEE, PACK, COLA, DEPOSIT, EVEN, policy=policy, operator=MANAGER, journal=journal)
    till.promotions.put(FOUR_COLAS)
    shop = Shop(till, there, tmp_path / "journal.sqlite")
    shop.coffee(3)
    till.ring("PACK", quantity="10")
    till.ring("COLA", quantity="4")
    assert shop.pays() == 1270 + 4500 + 400 + 100
    [sold] = shop.sealed
    till.promotions.put()

    shop.takes(sold, ("2", 5))
    assert shop.pays() == -packs_back[0]
    shop.takes(sold, (COLA_LINE, 1))
    if rule is SHARES:
        till.ring("EVEN", quantity="1")
        assert shop.pays() == 144 - 125  # up by what the offer had taken off
    else:
        assert shop.pays() == -colas_back[0] - 25
    shop.takes(sold, ("1", 1))
    till.ring("PACK")
    assert shop.pays() == 500 - 424  # up
    shop.takes(sold, ("2", 5))
    till.ring("COLA")
    assert shop.pays() == 144 - packs_back[1]  # down
    shop.takes(sold, ("1", 2), (COLA_LINE, 3))
    assert shop.pays() == -846 - colas_back[1] - 75

    assert_all_is_back(sold, shop.sealed)
    refused = till.do(TakeBack(sold, (BackLine("2", MICRO, "unwanted"),)))
    assert "only 0 can still come back" in expect(EntryNotPossible, refused).sentence
    assert_central_counts_alike(shop, sold)


def test_graded_goods_are_exchanged_even(journal: Journal, there: EnrolledTill, tmp_path: Path) -> None:
    till = Till(COFFEE, PACK, COLA, DEPOSIT, EVEN, policy=StorePolicy(version=7), operator=MANAGER, journal=journal)
    shop = Shop(till, there, tmp_path / "journal.sqlite")
    till.ring("COLA", quantity="2")
    shop.pays()
    shop.takes(shop.sealed[0], ("1", 1))
    till.ring("EVEN")
    assert shop.pays() == 0
    shop.takes(shop.sealed[1], ("3", 1))
    till.ring("COLA")
    assert shop.pays() == 0
    assert_central_counts_alike(shop, None)


def assert_all_is_back(sold: Transaction, sealed: list[Transaction]) -> None:
    """Every figure of the sale, and each of its taxes, came back once."""
    sums: dict[str, int] = {}
    for done in sealed:
        lines = done.body["lines"]
        assert isinstance(lines, list)
        for line in lines:
            assert isinstance(line, dict)
            named = line.get("original")
            if done is sold or (isinstance(named, dict) and named["fact_id"] == sold.transaction_id):
                for name in ("regular", "discount", "net", "gross"):
                    sums[name] = sums.get(name, 0) + whole(line[name])
                taxes = line["taxes"]
                assert isinstance(taxes, list)
                for tax in taxes:
                    assert isinstance(tax, list)
                    sums[f"base {tax[0]}"] = sums.get(f"base {tax[0]}", 0) + whole(tax[1])
                    sums[f"tax {tax[0]}"] = sums.get(f"tax {tax[0]}", 0) + whole(tax[2])
    assert set(sums.values()) == {0}


def assert_central_counts_alike(shop: Shop, sold: Transaction | None) -> None:
    """Nothing is amiss with any fact; the sums of the day are the till's, and so is what came back of the sale."""
    with closing(JournalReader(shop.file, route="central")) as reader:
        due = reader.due("central", limit=500, now=shop.till.clock.wall)
    answers = shop.there.connector.deliver(
        shop.there.connector.pack([OutgoingFact(fact.fact_id, fact.wire) for fact in due])
    )
    assert isinstance(answers, list)
    assert all(isinstance(answer, Delivered) and not answer.differences for answer in answers)
    statement = shop.there.connector.statement()
    assert isinstance(statement, dict)
    assert (statement["net"], statement["chain"]) == (sum(whole(done.body["gross"]) for done in shop.sealed), "intact")
    if sold is not None:
        _, came_back = read_receipt_document(find_receipt(shop.there.central, sold.number_text))
        with shop.till.journal.begin() as unit:
            own = unit.came_back(sold.transaction_id)
        assert {line: sum(end - first for first, end in spans) for line, spans in came_back.spans.items()} == {
            "1": 3 * MICRO, "2": 10 * MICRO, COLA_LINE: 4 * MICRO, DEPOSIT_LINE: 4 * MICRO,
        }  # fmt: skip
        assert sum_of(came_back.withheld.values()) == sum_of(own.withheld.values()) == NOTHING_WITHHELD
