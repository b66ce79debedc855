"""The policy's row: every member of StorePolicy is written and read; what a newer backend adds does no harm."""

from dataclasses import fields

import pytest

from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule
from evertill.domain.policy.backup import BackupPolicy
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend
from evertill.domain.policy.cadences import CadencePolicy
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.labels import LabelPolicy, labels_content
from evertill.domain.policy.orders import OrderPolicy, PayWhen
from evertill.domain.policy.pickup import PickupPolicy, ProofKind
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.policy.prices import PriceList, PricePolicy
from evertill.domain.policy.reasons import DEFAULT_REASONS, Reason, ReasonFor, ReasonPolicy
from evertill.domain.policy.receipt import ReceiptPolicy
from evertill.domain.policy.returns import PaidBackTo, ReturnPolicy, UnknownOrder
from evertill.domain.policy.rights import RightsPolicy
from evertill.domain.policy.rows import parse_policy, policy_content
from evertill.domain.policy.stock import OtherPlace, StockPolicy
from evertill.domain.policy.store_policy import (
    CashRounding,
    CashRoundingScope,
    DiscountSpread,
    PricingPolicy,
    StorePolicy,
)
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.till import TillPolicy
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.domain.streams.record_kinds import RecordKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax import Keeps, TaxRounding
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json
from evertill.kernel.rounding import Rounding

POLICY = StorePolicy(
    version=7,
    currency="CHF",
    pricing=PricingPolicy(
        TaxRounding.LINE,
        Rounding.HALF_EVEN,
        Keeps.NET,
        DiscountSpread.UNIT,
        CashRounding(5, Rounding.HALF_DOWN, CashRoundingScope.ALL),
    ),
    note_values_minor=(1000, 2000),
    default_tax_class="reduced",
    labels=LabelPolicy("CH", (VariableMeasureRule("28", 5, 5, Measure.WEIGHT, 3),)),
    receipt=ReceiptPolicy(logo="shop", web_address="https://shop.example/r/"),
    receipt_header=("Shop", "Street 1"),
    receipt_footer=("Thanks",),
    lock_after_s=0,
    rights=RightsPolicy(age_h_max=24),
    prices=PricePolicy((PriceList("staff", shops=frozenset({"S1"})),), frozen_min=5),
    orders=OrderPolicy(
        is_offered=False,
        pays=frozenset({PayWhen.NOW}),
        deposit_percent=30,
        deposit_minor_least=500,
        delivers=False,
    ),
    pickup=PickupPolicy(frozenset({ProofKind.CODE}), 30, 60, 24, prints_pick_list=True),
    tenders=TenderPolicy((TenderType("voucher", TenderKind.VOUCHER, "Voucher"),)),
    reasons=ReasonPolicy(
        {**DEFAULT_REASONS, ReasonFor.DISCOUNT: (Reason("staff", "Staff", (("", "Staff price"), ("de", "Personal"))),)}
    ),
    stock=StockPolicy(counts_blind=False, places=(OtherPlace("S2", "Main street"),), prints_slips=False),
    balances=BalancePolicy(WithoutBackend.LIMITED),
    points=PointsPolicy(1, 100),
    till=TillPolicy(
        coin_values_minor=(5, 10),
        next_float_minor=15_000,
        must_carry_none=True,
        prints_aside=False,
        aside_hours=24,
    ),
    returns=ReturnPolicy(14, PaidBackTo.STORE_CREDIT, PaidBackTo.CASH, UnknownOrder.REFUSE),
    cash_out=CashOutPolicy(is_offered=True),
    vouchers=VoucherPolicy((VoucherType("spa", "Spa voucher", "reduced"),)),
    cadences=CadencePolicy(((RecordKind.PRODUCTS, 900),), frozenset({RecordKind.TRANSFERS})),
    backup=BackupPolicy(every_h=0, kept=3),
)


def test_policy_is_read_as_it_was_written() -> None:
    assert parse_policy(policy_content(POLICY), 7) == POLICY
    assert parse_policy(policy_content(StorePolicy()), 0) == StorePolicy()


def test_policy_content_has_every_member() -> None:
    flat = {field.name for field in fields(StorePolicy)} - {"version", "labels"} | labels_content(POLICY.labels).keys()
    assert set(policy_content(POLICY)) == flat
    assert all(getattr(POLICY, field.name) != getattr(StorePolicy(), field.name) for field in fields(StorePolicy)), (
        "a member that the test leaves at its default would not be seen to get lost"
    )


def test_policy_members_left_out_keep_their_defaults() -> None:
    assert parse_policy({"colour": "red", "pricing": {"mood": 1}}, 3) == StorePolicy(version=3)


@pytest.mark.parametrize(
    ("member", "bad", "said"),
    [
        ("currency", "EURO", "ISO 4217"),
        ("pricing", "cheap", "pricing is no object"),
        ("pricing", {"rounding": "sideways"}, "none of half_up"),
        ("pricing", {"cash_rounding": 5}, "cash rounding is no object"),
        ("pricing", {"cash_rounding": {}}, "increment minor is missing"),
        ("pricing", {"cash_rounding": {"increment_minor": 0}}, "not between 1"),
        ("till", 5, "till is no object"),
        ("till", {"coin_values_minor": [None]}, "coin value is missing"),
        ("note_values_minor", [0], "not between 1"),
        ("note_values_minor", [None], "note value is missing"),
        ("note_values_minor", "many", "no list"),
        ("receipt_header", ["x" * 201], "longer than 200"),
        ("lock_after_s", -1, "not between 0"),
    ],
)
def test_policy_with_a_bad_member_is_refused(member: str, bad: Json, said: str) -> None:
    with pytest.raises(BadRow, match=said):
        parse_policy({**policy_content(POLICY), member: bad}, 1)
