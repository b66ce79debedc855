"""A receipt of another till comes back while central is cut off, on the word of its signed code; and what central makes
of it afterwards: two tills' real screens and the real backend."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evertill.domain.policy.returns import PaidBackTo, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Code, CodeKind
from evertill.domain.receipts.receipt_code import read_receipt_code, receipt_code
from evertill.ui.frame.keys import Key, KeyName
from evertill_central.services.common.central import Central
from evertill_central.services.rows.write_rows import write_rows
from tests.support.backend import MemoryKey
from tests.support.central import SetClock, a_central
from tests.support.return_counters import Counter, a_counter
from tests.support.sales import A_MOMENT, an_item
from tests.support.scenes.counter import keys, scan

WATER, SOCKS = "4008400404127", "4012345678901"
CASH = StorePolicy(lock_after_s=0, returns=ReturnPolicy(by_code_to=PaidBackTo.CASH))


@dataclass
class CutOff:
    """Three tills that heard of each other before the link went down."""

    central: Central
    seller: Counter
    first: Counter
    second: Counter

    def link(self, *, is_down: bool) -> None:
        """For the two that take back."""
        for counter in (self.first, self.second):
            counter.transport.is_down = is_down


@pytest.fixture
def shop(qapp: object, tmp_path: Path) -> Iterator[CutOff]:
    clock = SetClock(A_MOMENT)
    with (
        a_central(f"sqlite:///{tmp_path / 'central.sqlite'}", clock) as central,
        a_counter(central, clock, "1") as seller,
        a_counter(central, clock, "2") as first,
        a_counter(central, clock, "3") as second,
    ):
        story = CutOff(central, seller, first, second)
        for counter in (first, second):
            counter.hears()
            counter.shop.till.policies.now = CASH
        story.link(is_down=True)
        yield story


def printed_code(counter: Counter) -> str:
    """The code on the receipt that was printed last."""
    receipt = counter.shop.till.memory.committed.documents[-1].spooled.receipt
    codes = [block.text for block in receipt.blocks if isinstance(block, Code) and block.kind is CodeKind.QR]
    return next(text for text in codes if read_receipt_code(text))


def brings_back(counter: Counter, code: str, *goods: str) -> int:
    """The receipt, then the goods under the scanner, then Enter; what the sale comes to."""
    counter.terminal.on_key(Key(KeyName.F8))
    scan(counter.shop, counter.terminal, code, *goods)
    keys(counter.terminal, "\n")
    return counter.gross


def test_genuine_code_pays_back_offline_and_central_finds_the_line(shop: CutOff) -> None:
    sold = shop.seller.sells(3)
    code = printed_code(shop.seller)
    assert brings_back(shop.first, code, WATER, WATER) == -198
    shop.first.pays()
    shop.seller.sync()
    shop.link(is_down=False)
    assert shop.first.sync() == []
    # Once the others can be asked, what came back by its code is known of the very line: one piece is left.
    shop.second.shows(sold.number_text)
    keys(shop.second.terminal, "9\n")
    assert shop.second.gross == -99


def test_same_receipt_taken_back_at_two_tills_offline_is_an_exception(shop: CutOff) -> None:
    shop.seller.sells(1)
    code = printed_code(shop.seller)
    assert brings_back(shop.first, code, WATER) == -99
    assert brings_back(shop.second, code, WATER) == -99
    done = [shop.first.pays(), shop.second.pays()]
    shop.seller.sync()
    shop.link(is_down=False)
    assert shop.first.sync() == []
    said = shop.second.sync()
    assert len(said) == 1
    assert "WATER-05 by its code" in said[0]
    assert "till 2 of store S1 had it first" in said[0]
    assert [one.body["gross"] for one in done] == [-99, -99]


def test_sale_that_arrives_last_carries_the_exception(shop: CutOff) -> None:
    shop.seller.sells(1)
    code = printed_code(shop.seller)
    for counter in (shop.first, shop.second):
        brings_back(counter, code, WATER)
        counter.pays()
    shop.link(is_down=False)
    assert (shop.first.sync(), shop.second.sync()) == ([], [])
    assert any("came back more often than it was sold" in said for said in shop.seller.sync())


def test_goods_never_sold_on_the_receipt_and_dearer_than_they_were_are_told(shop: CutOff) -> None:
    shop.seller.sells(20)
    code = printed_code(shop.seller)
    assert brings_back(shop.first, code, SOCKS) == -1490
    shop.first.pays()
    dearer = an_item("1.29", sku="WATER-05", name="Sparkling water 0.5 L", gtin="04008400404127")
    shop.second.shop.till.catalogue.put(dearer)
    assert brings_back(shop.second, code, WATER) == -129
    shop.second.pays()
    shop.seller.sync()
    shop.link(is_down=False)
    assert any("SOCKS-39 by its code" in said for said in shop.first.sync())
    assert any("1.29 EUR, and had cost 0.99 EUR" in said for said in shop.second.sync())


def test_central_that_waits_for_the_sellers_facts_lets_the_code_speak(shop: CutOff) -> None:
    shop.link(is_down=False)
    shop.seller.sells(1)
    assert brings_back(shop.first, printed_code(shop.seller), WATER) == -99


def test_forged_and_foreign_codes_take_nothing_back(shop: CutOff) -> None:
    shop.seller.sells(1)
    signed = read_receipt_code(printed_code(shop.seller))
    assert signed is not None
    raised = signed.payload.replace(b",99,", b",9900,")
    unknown = signed.payload.replace(b"S1-1-", b"S7-1-")
    for payload, signature, said in (
        (raised, signed.signature, "altered"),
        (raised, MemoryKey().sign(raised), "altered"),
        (unknown, MemoryKey().sign(unknown), "never told of the till"),
    ):
        shop.first.shows(receipt_code(payload, signature))
        assert said in shop.first.said
        keys(shop.first.terminal, "\n")
        assert shop.first.gross == 0


def test_blocked_till_is_believed_up_to_the_day_it_was_blocked(shop: CutOff) -> None:
    shop.seller.sells(1)
    code = printed_code(shop.seller)
    row = {"key": "1", "store": "S1", "content": {"name": "Till 1", "is_blocked": True}}
    assert write_rows(shop.central, "workstations", [row]).refused == []
    shop.link(is_down=False)
    shop.first.hears()
    assert [key.workstation for key in shop.first.shop.till.receipt_keys.known if key.ends_at is not None] == ["1"]
    shop.link(is_down=True)
    assert brings_back(shop.first, code, WATER) == -99
