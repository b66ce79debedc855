"""The body that undoes a sale: every figure turned, nothing left out, and nonsense refused."""

from dataclasses import replace
from typing import Any

import pytest

from evertill.domain.facts.transaction import ChainHead, Draft, Transaction, TransactionKind, seal
from evertill.domain.records.post_void import card_tenders, counts_of, post_void_body, undone_kind
from evertill.domain.selling.sale import CardMark, Tender, TenderKind
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from tests.support.memory_journal import AN_IDENTITY
from tests.support.sales import A_DAY, A_MOMENT

BODY: Any = {
    "sale_id": "s",
    "currency": "EUR",
    "lines": [
        {
            "line": 1,
            "direction": "sale",
            "sku": "A",
            "quantity": 2_000_000,
            "regular": 998,
            "discount": 98,
            "net": 750,
            "gross": 900,
            "label_amount": 998,
            "taxes": [["vat20", 750, 150]],
            "modifiers": [["manual:damaged", -98]],
            "unknown_amount": 5,
        },
        {"line": 2, "direction": "sale", "sku": "B", "quantity": 1, "gross": 1, "net": 1, "taxes": [], "regular": 1},
    ],
    "taxes": [{"tax_id": "vat20", "rate": "20", "base": 750, "amount": 150}],
    "tenders": [{"kind": "cash", "amount": 1000, "reference": None}],
    "stock": [{"sku": "A", "micro": -2_000_000, "unit": "C62"}],
    "net": 751,
    "tax": 150,
    "gross": 901,
    "discount": 98,
    "cash_rounding": 0,
    "due": 901,
    "change": 99,
}


def sealed(kind: TransactionKind = TransactionKind.SALE, body: Any = BODY) -> Transaction:
    """A transaction with this body."""
    draft = Draft(TransactionId("01930000-0000-7000-9000-000000000001"), kind, A_DAY, A_MOMENT, None, None, body)
    return seal(draft, AN_IDENTITY, ChainHead())


def test_every_figure_is_turned_and_what_is_not_known_is_left_out() -> None:
    body: Any = post_void_body(sealed(), "rung_wrong")

    line = body["lines"][0]
    assert (line["quantity"], line["gross"], line["label_amount"]) == (-2_000_000, -900, -998)
    assert (line["taxes"], line["modifiers"]) == ([["vat20", -750, -150]], [["manual:damaged", 98]])
    assert "unknown_amount" not in line
    assert "modifiers" not in body["lines"][1]
    assert body["taxes"] == [{"tax_id": "vat20", "rate": "20", "base": -750, "amount": -150}]
    assert body["tenders"] == [{"kind": "cash", "reference": None, "amount": -1000}]
    assert body["stock"] == [{"sku": "A", "unit": "C62", "micro": 2_000_000}]
    assert (body["gross"], body["change"], body["due"]) == (-901, -99, -901)


@pytest.mark.parametrize(
    "broken",
    [{"lines": 5}, {"gross": "901"}, {"gross": True}, {"tenders": [{"kind": "cash", "amount": None}]}],
)
def test_sale_that_is_not_one_is_not_undone(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"list|whole number"):
        post_void_body(sealed(body={**BODY, **broken}), "rung_wrong")


def test_line_without_lists_of_taxes_and_modifiers_has_none() -> None:
    body: Any = post_void_body(sealed(body={**BODY, "lines": [{"line": 1, "taxes": None, "modifiers": 5}]}), "x")

    assert body["lines"] == [{"line": 1, "taxes": []}]


@pytest.mark.parametrize(("kind", "counts"), [(TransactionKind.SALE, (1, 0)), (TransactionKind.RETURN, (0, 1))])
def test_counts_are_taken_away_again(kind: TransactionKind, counts: tuple[int, int]) -> None:
    original = sealed(kind)
    undoing = sealed(TransactionKind.POST_VOID, post_void_body(original, "rung_wrong"))

    assert counts_of(original) == counts
    assert counts_of(undoing) == tuple(-count for count in counts)
    assert undone_kind(undoing.body) is kind


def test_post_void_that_does_not_say_what_it_undoes_is_none() -> None:
    with pytest.raises(ValueError, match="what it undoes"):
        counts_of(replace(sealed(TransactionKind.POST_VOID), body={"undoes": 5}))


CARD = {"kind": "card", "amount": 901, "reference": "AB", "card": {"attempt": "a", "receipt": "7"}}


def test_card_part_of_a_sale_is_found() -> None:
    assert card_tenders(sealed()) == []
    assert card_tenders(sealed(body={**BODY, "tenders": [*BODY["tenders"], CARD]})) == [CARD]


def test_card_part_names_how_it_went_back_and_what_is_not_known_is_left_out() -> None:
    paid = sealed(body={**BODY, "tenders": [*BODY["tenders"], CARD]})
    mark = CardMark("b", receipt_number="8")
    known: Any = post_void_body(paid, "rung_wrong", [Tender(TenderKind.CARD, Money(-901, "EUR"), "CD", mark)])
    assert known["tenders"] == [
        {"kind": "cash", "reference": None, "amount": -1000},
        {"kind": "card", "reference": "CD", "amount": -901, "card": {"attempt": "b", "receipt": "8"}},
    ]
    for back in (None, Tender(TenderKind.CARD, Money(-901, "EUR"))):
        unknown: Any = post_void_body(paid, "rung_wrong", [] if back is None else [back])
        assert unknown["tenders"][1] == {"kind": "card", "reference": "AB", "amount": -901}


def test_each_of_several_cards_names_how_it_went_back_and_what_could_not_is_paid_later() -> None:
    mark = CardMark("b", receipt_number="8")
    paid = sealed(body={**BODY, "tenders": [CARD, {**CARD, "amount": 200}]})
    backs = [
        Tender(TenderKind.CARD, Money(-901, "EUR"), "CD", mark),
        Tender(TenderKind.PENDING_REFUND, Money(-200, "EUR")),
    ]
    body: Any = post_void_body(paid, "rung_wrong", backs)
    assert [(one["kind"], one["amount"]) for one in body["tenders"]] == [("card", -901), ("pending_refund", -200)]


def test_what_is_no_sale_cannot_be_undone() -> None:
    with pytest.raises(ValueError, match="a no_sale cannot be undone"):
        post_void_body(sealed(TransactionKind.NO_SALE), "rung_wrong")


def test_tender_of_a_balance_gives_back_what_it_took() -> None:
    tenders = [{"kind": "gift_card", "amount": 901, "reference": None, "balance": {"account": "c", "hold": "h"}}]
    body: Any = post_void_body(sealed(body={**BODY, "tenders": tenders}), "rung_wrong")

    assert body["tenders"] == [
        {"kind": "gift_card", "amount": -901, "reference": None, "balance": {"account": "c", "credit": True}}
    ]


def test_goods_set_aside_and_money_given_back_are_undone_too() -> None:
    body = {
        **BODY,
        "set_aside": [{"sku": "A", "unit": "C62", "micro": 1_000_000}],
        "refunds": [{"fact_id": "f", "kind": "cash", "amount": 120}],
    }

    undone: Any = post_void_body(sealed(TransactionKind.RETURN, body), "rung_wrong")

    assert undone["set_aside"] == [{"sku": "A", "unit": "C62", "micro": -1_000_000}]
    assert undone["refunds"] == [{"fact_id": "f", "kind": "cash", "amount": -120}]


def test_gift_card_that_was_sold_is_taken_back() -> None:
    card = {"account": "a", "last4": "1234", "amount": 2500, "more": 1}
    body: Any = post_void_body(sealed(body={**BODY, "lines": [{"line": 1, "taxes": [], "activates": card}]}), "x")

    assert body["lines"] == [
        {"line": 1, "taxes": [], "deactivates": {"account": "a", "last4": "1234", "amount": 2500}},
    ]


def test_voucher_that_paid_gets_its_worth_back() -> None:
    line = {
        "line": 1,
        "direction": "return",
        "sku": "V",
        "gross": -500,
        "taxes": [],
        "redeems": {"account": "v", "hold": "h"},
    }
    body: Any = post_void_body(sealed(body={**BODY, "lines": [line]}), "rung_wrong")
    assert (body["lines"][0]["gross"], body["lines"][0]["redeems"]) == (500, {"account": "v", "credit": True})
