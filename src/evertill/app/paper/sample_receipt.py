"""A receipt that shows every part of a layout: two goods, one reduced, tax, cash and change; no sale is made of it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from evertill.domain.facts.transaction import ChainHead, Identity, TransactionKind, coming_receipt
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers_back import promise_json
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.receipts.receipt import Code, CodeKind, Receipt
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import ModifierKind, PriceModifier, Sale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import settle
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.ids import EpochId, OperatorId, SaleId, ShiftId
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.operations.selling.receipts.receipt_layout import sale_receipt
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter, priced_by_hand

_WHEN = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def sample_receipt(policy: StorePolicy, style: PaperStyle, identity: Identity | None = None) -> Receipt:
    """The paper, laid out as a sale's would be now."""
    who = identity or Identity("SHOP", "1", EpochId("sample"), 1)
    shown = policy if policy.receipt_header else replace(policy, receipt_header=("Evertill", "1 High Street"))
    priced = price_sale(_sale(shown))
    tendered = Tender(TenderKind.CASH, Money(100_00, shown.currency))
    priced = replace(priced, sale=replace(priced.sale, tenders=(tendered,)))
    body = sale_body(priced, settle(priced.gross, (tendered,), shown.pricing))
    matter = ReceiptMatter(
        head=coming_receipt(TransactionKind.SALE, who, ChainHead(), _WHEN),
        body={**body, "returns": promise_json(priced.sale, shown.returns.window_days)},
        operator_name="A. N. Other",
        web_page=f"{shown.receipt.web_address}sample" if shown.receipt.web_address else "",
        priced_by_hand=priced_by_hand(priced.sale),
    )
    receipt = sale_receipt(matter, shown, style)
    blocks = (
        replace(block, text="SAMPLE " * 24) if isinstance(block, Code) and block.kind is CodeKind.QR else block
        for block in receipt.blocks
    )
    return replace(receipt, blocks=tuple(blocks), kicks_drawer=False)


def _sale(policy: StorePolicy) -> Sale:
    tax = TaxRule("standard", Decimal(20))
    tea = Item(Sku("TEA"), "Green tea, 20 bags", Decimal("4.99"), policy.currency, (tax,), policy.default_tax_class)
    apples = replace(tea, sku=Sku("APPLES"), name="Apples", unit_price=Decimal("2.98"), unit=Unit.KILOGRAM)
    reduced = PriceModifier(ModifierKind.PERCENT, Decimal(10), "manual:damaged")
    return Sale(
        sale_id=SaleId("sample"),
        currency=policy.currency,
        policy=policy.pricing,
        policy_version=policy.version,
        started_at=_WHEN,
        operator_id=OperatorId("sample"),
        shift_id=ShiftId("sample"),
        business_day=_WHEN.date(),
        lines=(
            SaleLine(1, tea, Quantity(2 * MICRO, Unit.PIECE), Decimal("4.99"), modifiers=(reduced,)),
            SaleLine(2, apples, Quantity(1_250_000, Unit.KILOGRAM), Decimal("2.98")),
        ),
    )
