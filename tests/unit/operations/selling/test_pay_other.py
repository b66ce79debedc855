"""Means by name: taken in full or in part, by their number, once for a voucher, given back, named on the receipt."""

from dataclasses import replace

import pytest

from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType, parse_tenders, tenders_content
from evertill.domain.receipts.receipt import Columns, Text
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import RemoveTenders, TenderRefused, TenderTaken
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.outcomes import NothingToChange, SaleChanged
from evertill.operations.words.card_door import CardRefused
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import money

VOUCHER = TenderType("voucher", TenderKind.VOUCHER, "Voucher")
TRANSFER = TenderType("transfer", TenderKind.BANK_TRANSFER, "Bank transfer", needs_reference=False)
POLICY = TenderPolicy((VOUCHER, TRANSFER))


def a_till() -> Till:
    till = Till(policy=StorePolicy(version=7, tenders=POLICY), operator=MANAGER)
    till.ring("A-1")
    return till


def test_means_by_name_settles_all_that_is_due() -> None:
    done = expect(SaleDone, a_till().do(PayOther("voucher", reference="V-17")))
    assert done.transaction.body["tenders"] == [
        {"kind": "voucher", "amount": 499, "reference": "V-17", "means": "Voucher"}
    ]
    assert done.priced.tax.minor > 0


def test_part_by_name_leaves_the_rest_due_and_gives_no_change() -> None:
    till = a_till()
    taken = expect(TenderTaken, till.do(PayOther("transfer", money("2.00"))))
    assert taken.rung.settlement.remaining == money("2.99")
    assert till.pays("5.00").settlement.change == money("2.01")
    over = expect(TenderRefused, a_till().do(PayOther("transfer", money("5.00"))))
    assert over.sentence.startswith("That is more than can be taken")


def test_number_that_is_needed_is_asked_for() -> None:
    assert "needs its number" in expect(TenderRefused, a_till().do(PayOther("voucher"))).sentence


def test_card_number_is_no_number_of_a_voucher() -> None:
    with pytest.raises(CardRefused):
        a_till().do(PayOther("voucher", reference="4111111111111111"))


def test_same_voucher_counts_once_and_a_transfer_may_come_twice() -> None:
    till = a_till()
    expect(TenderTaken, till.do(PayOther("voucher", money("1.00"), "V-17")))
    assert "on this sale already" in expect(TenderRefused, till.do(PayOther("voucher", money("1.00"), "V-17"))).sentence
    expect(TenderTaken, till.do(PayOther("transfer", money("1.00"))))
    expect(TenderTaken, till.do(PayOther("transfer", money("1.00"))))


def test_means_the_shop_does_not_take_is_refused() -> None:
    expect(TenderRefused, a_till().do(PayOther("shells")))
    expect(TenderRefused, a_till().do(PayOther("transfer", replace(money("1.00"), currency="CHF"))))


def test_nothing_to_pay_takes_nothing() -> None:
    till = Till(policy=StorePolicy(version=7, tenders=POLICY))
    expect(NothingToChange, till.do(PayOther("transfer")))


def test_what_was_taken_by_name_is_given_back() -> None:
    till = a_till()
    till.do(PayOther("voucher", money("1.00"), "V-17"))
    assert expect(SaleChanged, till.do(RemoveTenders())).rung.sale.tenders == ()


def test_return_pays_out_by_name() -> None:
    till = Till(policy=StorePolicy(version=7, tenders=POLICY), operator=MANAGER)
    till.ring("A-1", take_back=True)
    done = expect(SaleDone, till.do(PayOther("transfer")))
    assert done.priced.sale.tenders[0].amount == money("-4.99")


def test_receipt_names_the_means_and_its_number() -> None:
    till = a_till()
    till.do(PayOther("voucher", reference="V-17"))
    blocks = till.memory.documents[-1].receipt.blocks
    assert Columns("Voucher", "4.99") in blocks
    assert Text("  V-17") in blocks


def test_policy_of_tenders_reads_what_it_writes() -> None:
    assert parse_tenders(tenders_content(POLICY)) == POLICY
    assert parse_tenders({}) == TenderPolicy()


def test_policy_of_tenders_takes_the_first_of_two_and_the_code_for_a_missing_label() -> None:
    twice = parse_tenders({"types": [{"code": "a", "kind": "wallet"}, {"code": "a", "label": "B", "kind": "other"}]})
    assert twice == TenderPolicy((TenderType("a", TenderKind.WALLET, "a"),))


@pytest.mark.parametrize("entry", [{"label": "no code"}, {"code": "c", "kind": "cash"}, {"code": "c", "kind": "card"}])
def test_policy_of_tenders_refuses_what_is_not_taken_by_name(entry: dict[str, str]) -> None:
    with pytest.raises(BadRow):
        parse_tenders({"types": [entry]})
