"""The figures of a shift: what each transaction adds, the X and Z made of them, and that a Z is read back as frozen."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import ChainHead, Draft, Transaction, TransactionKind, seal
from evertill.domain.records.post_void import post_void_body
from evertill.domain.till.first_z import as_first_version
from evertill.domain.till.shift_report import (
    AsideAtClose,
    GrandTotals,
    ShiftReport,
    ZReport,
    rate_of,
    read_z,
    report_of,
    z_content,
    z_number_text,
)
from evertill.domain.till.tallies import Section, Tally, beside_the_sale, cash_moved, summed, tallies_of
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from tests.support.memory_journal import AN_IDENTITY
from tests.support.sales import A_DAY, A_MOMENT, money


def a_done(kind: TransactionKind, body: JsonObject, *, after: int = 0) -> Transaction:
    """A sealed transaction of this kind."""
    draft = Draft(TransactionId("t-1"), kind, A_DAY, A_MOMENT, None, None, body)
    return seal(draft, AN_IDENTITY, ChainHead(after, after))


def a_sale_body(**members: Json) -> JsonObject:
    """1.99 and 3.00 sold, 0.50 taken back, paid with a five; every member may be another."""
    body: JsonObject = {
        "currency": "EUR",
        "lines": [
            {"direction": "sale", "gross": 199},
            {"direction": "sale", "gross": 300, "modifiers": [["manual:damaged", -50, "more"]]},
            {"direction": "return", "gross": -50},
        ],
        "voided": [{"direction": "sale", "regular_price": "2.495", "quantity": 2_000_000, "reason": "wrong"}],
        "taxes": [{"tax_id": "vat", "rate": "20", "label": "VAT", "base": 374, "amount": 75}],
        "tenders": [{"kind": "cash", "amount": 500}],
        "change": 50,
        "cash_rounding": 1,
    }
    return {**body, **members}


def test_tallies_of_a_sale_are_all_its_figures() -> None:
    assert summed(tallies_of(a_done(TransactionKind.SALE, a_sale_body()))) == (
        Tally(Section.TURNOVER, "returns", 0, -50),
        Tally(Section.TURNOVER, "sales", 1, 499),
        Tally(Section.TAX, "vat@20", 1, 75, 374, "VAT"),
        Tally(Section.TENDER, "cash", 1, 450),
        Tally(Section.ROUNDING, "cash", 1, 1),
        Tally(Section.DISCOUNT, "manual:damaged", 1, -50),
        Tally(Section.VOID, "line:wrong", 1, 499),
    )


def test_tallies_of_an_ordinary_sale_are_turnover_taxes_and_tenders() -> None:
    body = a_sale_body(lines=[{"direction": "sale", "gross": 499}], voided=[], change=0, cash_rounding=0)
    found = tallies_of(a_done(TransactionKind.RETURN, body))
    assert {tally.section for tally in found} == {Section.TURNOVER, Section.TAX, Section.TENDER}
    assert Tally(Section.TURNOVER, "returns", 1, 0) in found


def test_tallies_of_a_sale_without_cash_rounding_but_with_a_struck_return() -> None:
    voided: list[Json] = [{"direction": "return", "regular_price": "2.00", "quantity": 1_000_000}]
    found = tallies_of(a_done(TransactionKind.SALE, a_sale_body(cash_rounding=0, voided=voided)))
    assert Tally(Section.VOID, "line:", 1, -200) in found
    assert not [tally for tally in found if tally.section is Section.ROUNDING]


@pytest.mark.parametrize(
    ("kind", "body", "tally"),
    [
        (TransactionKind.TENDER_LOAN, {"amount": 5, "reason": "float"}, Tally(Section.CASH, "tender_loan:float", 1, 5)),
        (TransactionKind.PAID_IN, {"amount": 5}, Tally(Section.CASH, "paid_in:", 1, 5)),
        (TransactionKind.TENDER_PICKUP, {"amount": 5}, Tally(Section.CASH, "tender_pickup:", 1, -5)),
        (TransactionKind.PAID_OUT, {"amount": 5}, Tally(Section.CASH, "paid_out:", 1, -5)),
        (TransactionKind.NO_SALE, {"reason": "check"}, Tally(Section.DRAWER, "check", 1)),
        (TransactionKind.RECEIPT_COPY, {}, Tally(Section.COPY, "copy", 1)),
        (TransactionKind.CANCEL_SALE, {"reason": "x", "gross": 7}, Tally(Section.VOID, "sale:x", 1, 7)),
        (TransactionKind.SUSPEND_SALE, {}, Tally(Section.ASIDE, "suspend_sale", 1, 0)),
        (TransactionKind.RECALL_SALE, {"gross": 7}, Tally(Section.ASIDE, "recall_sale", 1, 7)),
    ],
)
def test_tallies_of_everything_else(kind: TransactionKind, body: JsonObject, tally: Tally) -> None:
    assert tallies_of(a_done(kind, body)) == [tally]


def test_tallies_of_a_start_are_none() -> None:
    assert tallies_of(a_done(TransactionKind.START, {})) == []
    assert cash_moved(a_done(TransactionKind.START, {})) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"lines": None},
        {"lines": [7]},
        {"lines": [{"direction": "sale", "gross": True}]},
        {"lines": [{"direction": "sale", "gross": 1, "modifiers": "many"}]},
        {"lines": [{"direction": "sale", "gross": 1, "modifiers": [["manual"]]}]},
        {"tenders": [{"kind": 7, "amount": 1}]},
        {"change": None},
    ],
)
def test_tallies_of_a_broken_sale_are_refused(broken: dict[str, Json]) -> None:
    with pytest.raises(ValueError, match="no "):
        tallies_of(a_done(TransactionKind.SALE, a_sale_body(**broken)))


def test_report_adds_a_shift_up_and_names_its_receipts() -> None:
    done = [
        a_done(TransactionKind.TENDER_LOAN, {"amount": 10000, "reason": "float"}),
        a_done(TransactionKind.SALE, a_sale_body(), after=6),
        a_done(TransactionKind.SALE, a_sale_body(), after=7),
        a_done(TransactionKind.PAID_OUT, {"amount": 1200, "reason": "postage"}),
    ]
    report = report_of(done, "EUR")
    assert (report.first_receipt, report.last_receipt) == ("S1-2-1-7", "S1-2-1-8")
    assert report.turnover == money("8.98")
    assert report.absolute == money("10.98")
    assert report.cash_expected == money("97.00")
    assert report.count(Section.VOID) == 2
    [tax] = report.rows(Section.TAX)
    assert (rate_of(tax), tax.base) == (Decimal(20), 748)


def test_report_of_nothing_is_all_noughts() -> None:
    report = report_of([], "EUR")
    assert (report.first_receipt, report.cash_expected, report.absolute) == (None, Money(0, "EUR"), Money(0, "EUR"))


def a_z() -> ZReport:
    """The second Z of a till."""
    report = report_of([a_done(TransactionKind.SALE, a_sale_body())], "EUR")
    return ZReport(2, report, GrandTotals(1000, 1200), 37, (AsideAtClose("sale-1", 250),))


def test_z_is_read_back_as_it_was_frozen() -> None:
    z = a_z()
    assert z.totals == GrandTotals(1449, 1749)
    assert read_z({"z": z_content(z)}) == z
    assert z_number_text(AN_IDENTITY, z.number) == "S1-2-1-Z2"


def test_z_of_a_settling_from_before_there_were_any_is_none() -> None:
    assert read_z({}) is None


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"grand_totals": [0, 0]}, "do not follow"),
        ({"rows": [["sales"]]}, "row of a Z"),
        ({"aside": [7]}, "put aside"),
        ({"number": "two"}, "not a Z"),
    ],
)
def test_z_that_cannot_be_read_is_refused(broken: dict[str, Json], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_z({"z": {**z_content(a_z()), **broken}})


def test_z_after_returns_only_lowers_the_signed_total_alone() -> None:
    report = ShiftReport("EUR", (Tally(Section.TURNOVER, "returns", 1, -300),))
    assert GrandTotals(1000, 1000).after(report) == GrandTotals(700, 1300)
    assert replace(a_z(), report=report).totals == GrandTotals(700, 1500)


def test_sale_and_what_undoes_it_leave_a_void_and_nothing_else() -> None:
    body = a_sale_body(
        voided=[],
        lines=[{"line": 1, "direction": "sale", "gross": 449, "taxes": [], "modifiers": [["manual:damaged", -50]]}],
        sale_id="s",
        stock=[],
        gross=449,
    )
    sale = a_done(TransactionKind.SALE, body)
    undoing = a_done(TransactionKind.POST_VOID, post_void_body(sale, "rung_wrong"), after=1)

    left = [tally for tally in summed([*tallies_of(sale), *tallies_of(undoing)]) if tally.count or tally.amount]

    assert left == [Tally(Section.VOID, "post_void:rung_wrong", 1, 449)]


def test_plain_sale_undone_is_a_void() -> None:
    undoing = a_done(TransactionKind.POST_VOID, {"gross": -449, "cash_rounding": 0, "voided": [], "lines": []})

    assert beside_the_sale(undoing) == [Tally(Section.VOID, "post_void:", 1, 449)]


def test_override_is_counted_by_each_right_that_was_lent() -> None:
    override = a_done(TransactionKind.OVERRIDE, {"lent": [{"right": "discount"}, {"right": "override_price"}]})

    assert tallies_of(override) == [
        Tally(Section.OVERRIDE, "discount", 1),
        Tally(Section.OVERRIDE, "override_price", 1),
    ]


def a_paid_body(*tenders: JsonObject, **members: Json) -> JsonObject:
    """9.98 sold and paid by these."""
    lines: list[Json] = [{"direction": "sale", "gross": 998}]
    return a_sale_body(
        **{"lines": lines, "voided": [], "cash_rounding": 0, "change": 0, "tenders": [*tenders]} | members
    )


def test_two_wallets_are_a_row_each_by_the_name_the_shop_gave_them() -> None:
    body = a_paid_body(
        {"kind": "wallet", "means": "TWINT", "amount": 300},
        {"kind": "wallet", "means": "PayPal", "amount": 200},
        {"kind": "other", "means": "TWINT", "amount": 98},
        {"kind": "wallet", "means": "TWINT", "amount": 400},
    )
    assert report_of([a_done(TransactionKind.SALE, body)], "EUR").rows(Section.TENDER) == (
        Tally(Section.TENDER, "other", 1, 98, label="TWINT"),
        Tally(Section.TENDER, "wallet", 1, 200, label="PayPal"),
        Tally(Section.TENDER, "wallet", 2, 700, label="TWINT"),
    )


def test_wallet_of_an_undone_sale_is_taken_off_the_same_wallet() -> None:
    told: JsonObject = {"sale_id": "s", "stock": [], "gross": 998, "voided": []}
    paid: JsonObject = {"kind": "wallet", "means": "TWINT", "amount": 998}
    sale = a_done(TransactionKind.SALE, a_paid_body(paid, **told))
    undoing = a_done(TransactionKind.POST_VOID, post_void_body(sale, "rung_wrong"), after=1)
    assert report_of([sale, undoing], "EUR").rows(Section.TENDER) == (
        Tally(Section.TENDER, "wallet", 0, 0, label="TWINT"),
    )


def test_tip_and_cash_on_a_card_are_no_turnover_but_in_what_the_terminal_tells() -> None:
    paid: JsonObject = {"kind": "card", "amount": 998, "card": {"tip": 150, "cash_out": 2000, "name": "Visa"}}
    plain: JsonObject = {"kind": "card", "amount": 998, "card": {"name": "Visa"}}
    report = report_of([a_done(TransactionKind.SALE, a_paid_body(one)) for one in (paid, plain)], "EUR")
    assert report.rows(Section.ON_TOP) == (
        Tally(Section.ON_TOP, "cash_out:card", 1, 2000),
        Tally(Section.ON_TOP, "tip:card", 1, 150),
    )
    assert (report.turnover, report.cards_in_all) == (money("19.96"), money("41.46"))
    assert report.cash_expected == Money(0, "EUR")


VOUCHER_PAYS: list[Json] = [
    {"direction": "sale", "gross": 998},
    {"direction": "return", "gross": -500, "redeems": {"account": "v"}},
    {"direction": "return", "gross": -100},
]


def test_single_purpose_voucher_that_pays_is_no_return_and_lowers_what_was_sold() -> None:
    report = report_of([a_done(TransactionKind.SALE, a_paid_body(lines=VOUCHER_PAYS))], "EUR")
    assert report.rows(Section.TURNOVER) == (
        Tally(Section.TURNOVER, "returns", 0, -100),
        Tally(Section.TURNOVER, "sales", 1, 498),
    )
    assert (report.turnover, report.absolute) == (money("3.98"), money("5.98"))


def test_first_version_of_a_z_added_tenders_by_kind_and_took_a_voucher_for_a_return() -> None:
    body = a_paid_body(
        {"kind": "wallet", "means": "TWINT", "amount": 300},
        {"kind": "wallet", "means": "PayPal", "amount": 48},
        {"kind": "card", "amount": 50, "card": {"tip": 7}},
        lines=VOUCHER_PAYS,
    )
    report = report_of([a_done(TransactionKind.SALE, body)], "EUR")
    assert as_first_version(report.tallies) == (
        Tally(Section.TURNOVER, "returns", 0, -600),
        Tally(Section.TURNOVER, "sales", 1, 998),
        Tally(Section.TAX, "vat@20", 1, 75, 374, "VAT"),
        Tally(Section.TENDER, "card", 1, 50),
        Tally(Section.TENDER, "wallet", 2, 348),
        Tally(Section.VOUCHER, "single_purpose_redeemed", 1, -500),
    )


def test_z_of_the_first_version_says_nothing_of_it_and_is_read_and_written_as_it_was() -> None:
    first = replace(a_z(), version=1)
    assert "version" not in z_content(first)
    assert read_z({"z": z_content(first)}) == first
    assert z_content(a_z())["version"] == 2


@pytest.mark.parametrize("version", [1, 0, "two", None])
def test_z_with_a_version_that_none_has_is_refused(version: Json) -> None:
    with pytest.raises(ValueError, match="version"):
        read_z({"z": {**z_content(a_z()), "version": version}})


@pytest.mark.parametrize("mark", ["activates", "deactivates"])
def test_gift_card_that_was_sold_or_taken_back_is_a_voucher_of_its_worth(mark: str) -> None:
    lines: list[Json] = [{"direction": "sale", "gross": 2500, mark: {"account": "a", "amount": 2500}}]
    found = tallies_of(a_done(TransactionKind.SALE, a_sale_body(lines=lines, voided=[], cash_rounding=0)))
    assert Tally(Section.VOUCHER, "gift_card", 1, 2500) in found


def test_vouchers_taxed_when_sold_and_redeemed_are_counted_apart_from_gift_cards() -> None:
    body = a_sale_body(
        lines=[
            {"direction": "sale", "gross": 3000, "activates": {"account": "v", "tax_class": "reduced"}},
            {"direction": "sale", "gross": 2000, "activates": {"account": "g"}},
            {"direction": "return", "gross": -500, "redeems": {"account": "v"}},
        ],
        voided=[],
        cash_rounding=0,
    )
    assert beside_the_sale(a_done(TransactionKind.SALE, body)) == [
        Tally(Section.VOUCHER, "single_purpose", 1, 3000),
        Tally(Section.VOUCHER, "gift_card", 1, 2000),
        Tally(Section.VOUCHER, "single_purpose_redeemed", 1, -500),
    ]


def test_slips_of_a_tender_should_add_up_to_what_was_taken_by_its_name() -> None:
    rows = (
        Tally(Section.TENDER, "wallet", 2, 1500, label="TWINT"),
        Tally(Section.TENDER, "wallet", 1, 700, label="PayPal"),
        Tally(Section.TENDER, "card", 1, 400),
        Tally(Section.ON_TOP, "tip", 1, 50),
    )
    report = ShiftReport("EUR", rows)
    expected = [report.slips_expected("wallet", name) for name in ("TWINT", "PayPal", "another")]
    assert expected == [money("15.00"), money("7.00"), money("0")]
    assert report.slips_expected("card", "") == report.cards_in_all == money("4.50")
