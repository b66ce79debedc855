"""The body of a completed sale or return: everything that was decided, frozen, in whole numbers and texts.

Amounts are minor units of `currency`, return lines and their amounts below zero; quantities are millionths, always
above zero; rates and unit prices are decimal texts. Members are only ever added; a reader keeps those it does not know.
"""

from decimal import Decimal
from typing import Final

from evertill.domain.balances.balance import mark_json, sold_json
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.frozen_offers import frozen_offers_json
from evertill.domain.records.sold_lines import counts_as_sold
from evertill.domain.selling.order_claim import claim_json
from evertill.domain.selling.order_deposit import DepositKind, deposit_json
from evertill.domain.selling.origin import Restock
from evertill.domain.selling.priced import PricedLine, PricedSale
from evertill.domain.selling.sale import CardMark, Direction, OrderOnSale, Sale, SaleLine, Tender
from evertill.domain.selling.settlement import Settlement
from evertill.domain.selling.weighed import scale_json
from evertill.domain.selling.withheld import withheld_json
from evertill.domain.taxes.tax import TaxRule
from evertill.domain.taxes.tax_exemption import exemption_json
from evertill.domain.tenders.refund_plan import refund_plan, refunds_json
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass

# An enumeration is slow to be asked for a member (CPython 3.11), and every line asks.
_RETURN: Final = Direction.RETURN
_SHELF: Final = Restock.SHELF


def kind_of(sale: Sale) -> TransactionKind:
    """A sale in which goods only come back is a return; goods out, or both ways, make a sale."""
    lines = sale.live_lines
    if lines and all(line.direction is _RETURN for line in lines):
        return TransactionKind.RETURN
    return TransactionKind.SALE


def sale_body(priced: PricedSale, settlement: Settlement) -> JsonObject:
    """The body that `close` freezes; the sums are asserted once more on the way."""
    _assert_sums(priced, settlement)
    sale = priced.sale
    return {
        "sale_id": sale.sale_id,
        "currency": sale.currency,
        "started_at": to_rfc3339(sale.started_at),
        "policy": _policy_json(sale.policy, sale.policy_version),
        "lines": _lines_json(priced),
        "voided": [_voided_json(line) for line in sale.lines if line.is_voided],
        "taxes": [
            {**_rule_json(total.rule), "base": total.base.minor, "amount": total.amount.minor} for total in priced.taxes
        ],
        "net": priced.net.minor,
        "tax": priced.tax.minor,
        "gross": priced.gross.minor,
        "discount": priced.discount.minor,
        "tenders": [_tender_json(tender) for tender in sale.tenders],
        "cash_rounding": settlement.rounding.minor,
        "due": settlement.due.minor,
        "change": settlement.change.minor,
        "stock": stock_moves(sale.live_lines),
        **_asides_json(sale.live_lines),
        "customer": sale.customer_id,
        **_offers_json(sale),
        **frozen_offers_json(priced),
        **_exemption_json(sale),
        **_order_json(priced),
        **_orders_back_json(priced),
        **claim_json(sale.claim, -priced.gross.minor),
        **_refunds_json(priced, settlement),
    }


def paid_out(sale: Sale, settlement: Settlement) -> list[tuple[str, int]]:
    """What went to the customer so far, by kind of tender; of cash what it settled, before rounding."""
    went: list[tuple[str, int]] = []
    cash: int | None = None
    for tender in sale.tenders:
        if tender.kind is TenderKind.CASH:
            cash = (cash or 0) - tender.amount.minor
        elif tender.amount.minor < 0:
            went.append((tender.kind.value, -tender.amount.minor))
    if cash is None and settlement.total.minor < 0 and settlement.is_complete:
        cash = 0  # what was owed was rounded away: nothing went out, and no more is owed
    if cash is None:
        return went
    # Rounded the customer's way, some cash may even come in although all that was left went back.
    settled = cash + settlement.change.minor + settlement.rounding.minor
    return [*went, (TenderKind.CASH.value, settled)] if settled > 0 else went


def returned_by_source(priced: PricedSale) -> dict[str, int]:
    """What came back comes to, by the sale it is of; without a receipt under ""."""
    returned: dict[str, int] = {}
    for line in priced.lines:
        if line.line.direction is _RETURN and line.line.redeems is None:
            fact_id = _source_of(line.line)
            returned[fact_id] = returned.get(fact_id, 0) - line.gross.minor
    return returned


def _source_of(line: SaleLine) -> str:
    """The sale that paid for what comes back."""
    if line.deposit_on is not None:
        return line.deposit_on.source_id
    return "" if line.origin is None else line.origin.fact_id


def _refunds_json(priced: PricedSale, settlement: Settlement) -> JsonObject:
    """What of the tenders of earlier sales went back, or pays for the goods taken instead; only where any did."""
    sale = priced.sale
    if not sale.sources:
        return {}
    plan = refund_plan(sale.sources, returned_by_source(priced), owed=max(0, -priced.gross.minor))
    refunds = refunds_json(plan, paid_out(sale, settlement))
    gifts: list[Json] = [source.fact_id for source in sale.sources if source.is_gift]
    return {"refunds": refunds, **({"gift_receipts": gifts} if gifts else {})}


def _offers_json(sale: Sale) -> JsonObject:
    """The promotions with the versions of their rules, and the coupons shown; nothing where there were none."""
    promotions: list[Json] = [
        {
            "id": taken.promotion_id,
            "name": taken.name,
            "version": taken.version,
            "lines": [[line_id, off] for line_id, off in taken.shares],
        }
        for taken in sale.taken
    ]
    told: dict[str, list[Json]] = {
        "promotions": promotions,
        "coupons": list(sale.coupons),
        "customer_groups": list(sale.customer_groups),
    }
    return {name: found for name, found in told.items() if found}


def _exemption_json(sale: Sale) -> JsonObject:
    """By which certificate no tax was charged, and by which on what comes back; nothing where it was."""
    told: JsonObject = {} if sale.exemption is None else {"exemption": exemption_json(sale.exemption)}
    back: JsonObject = {
        source.fact_id: exemption_json(source.exemption) for source in sale.sources if source.exemption is not None
    }
    return {**told, "exemptions_back": back} if back else told


def _order_json(priced: PricedSale) -> JsonObject:
    """The order that is handed over with the sale: which units, on what proof, and what was paid for them; nothing
    where there is none, or where all its lines were struck."""
    order = priced.sale.order
    if order is not None and order.is_goodwill:
        named: JsonObject = {"order_id": order.order_id, "number": order.number, "lines": []}
        return {"order": {**named, "refund": -priced.gross.minor, "is_paid_out": False, "goodwill": True}}
    lines = [line for line in priced.lines if line.line.order_line is not None]
    if order is None or not lines:
        return {}
    units: list[Json] = [{"line": line.line.order_line, "micro": line.line.quantity.micro} for line in lines]
    redeemed = -sum(line.gross.minor for line in priced.lines if _redeems(line))
    if kind_of(priced.sale) is TransactionKind.RETURN:
        back = -sum(line.gross.minor for line in lines)
        told: JsonObject = {"order_id": order.order_id, "number": order.number, "lines": units}
        return {"order": {**told, "refund": back, "is_paid_out": False}}
    return {
        "order": {
            "order_id": order.order_id,
            "number": order.number,
            "lines": units,
            "proof": {"kind": order.proof, "age_checked": order.is_age_checked},
            "paid": max(0, sum(line.gross.minor for line in lines) - redeemed),
            **({"redeemed": redeemed} if redeemed else {}),
            **_shipped_json(order),
        }
    }


def _orders_back_json(priced: PricedSale) -> JsonObject:
    """Of orders that an earlier sale handed over: which units come back by its receipt, and what this till pays back
    for them."""
    orders: dict[tuple[str, str], tuple[dict[str, int], int]] = {}
    for line in priced.lines:
        of = None if line.line.origin is None else line.line.origin.order
        if of is not None:
            units, refund = orders.get((of.order_id, of.number), ({}, 0))
            units = {**units, of.line: units.get(of.line, 0) + line.line.quantity.micro}
            orders[of.order_id, of.number] = units, refund - line.gross.minor
    told: list[Json] = [
        {
            "order_id": order_id,
            "number": number,
            "lines": [{"line": name, "micro": micro} for name, micro in units.items()],
            "refund": refund,
            "is_paid_out": True,
        }
        for (order_id, number), (units, refund) in orders.items()
    ]
    return {"orders_back": told} if told else {}


def _shipped_json(order: OrderOnSale) -> JsonObject:
    if order.ships_by is None:
        return {}
    return {"step": "ship", "carrier": order.ships_by, "tracking": order.tracking}


def _redeems(line: PricedLine) -> bool:
    deposit = line.line.deposit_on
    return deposit is not None and deposit.kind is DepositKind.REDEEMED


def stock_moves(lines: tuple[SaleLine, ...]) -> list[Json]:
    """What the lines take from the shelf (below zero) or bring back, summed by SKU, in order of first mention."""
    moves: dict[str, int] = {}
    units: dict[str, str] = {}
    for line in lines:
        if line.item.is_stocked or line.item.details.components:
            sign = 1 if line.direction is _RETURN else -1
            for sku, micro, unit in _moved(line):
                moves[sku] = moves.get(sku, 0) + sign * micro
                units.setdefault(sku, str(unit))
    return [{"sku": sku, "micro": micro, "unit": units[sku]} for sku, micro in moves.items()]


def _asides_json(lines: tuple[SaleLine, ...]) -> JsonObject:
    """Goods that came back and are not for sale again: on hand like the others, and set aside."""
    damaged = tuple(line for line in lines if line.restock is not _SHELF)
    return {"set_aside": stock_moves(damaged)} if damaged else {}


def _moved(line: SaleLine) -> list[tuple[str, int, Unit]]:
    """The item itself, or where it is a bundle its parts."""
    parts, micro = line.item.details.components, line.quantity.micro
    if not parts:
        return [(line.item.sku, micro, line.item.unit)]
    return [(part.sku, part.micro * micro // MICRO, part.unit) for part in parts]


def _assert_sums(priced: PricedSale, settlement: Settlement) -> None:
    """Every figure on a second path: sums of lines against totals, money in against money due."""
    assert settlement.is_complete
    assert priced.gross == settlement.total
    assert sum(line.gross.minor for line in priced.lines) == priced.gross.minor
    assert sum(line.net.minor for line in priced.lines) == priced.net.minor
    assert sum(total.amount.minor for total in priced.taxes) == priced.tax.minor
    assert priced.net + priced.tax == priced.gross
    assert settlement.total + settlement.rounding == settlement.due
    tendered = sum(tender.amount.minor for tender in priced.sale.tenders)
    assert tendered - settlement.change.minor == settlement.due.minor


def _lines_json(priced: PricedSale) -> list[Json]:
    """The lines; where one tax stands there twice (an old rate comes back) each line says which of them are its own."""
    places = {total.rule: place for place, total in enumerate(priced.taxes)}
    is_plain = len({rule.tax_id for rule in places}) == len(places)
    return [{**_line_json(line), **({} if is_plain else _rules_json(line, places))} for line in priced.lines]


def _rules_json(priced: PricedLine, places: dict[TaxRule, int]) -> JsonObject:
    return {"rules": [places[rule] for rule in priced.rules]}


def _line_json(priced: PricedLine) -> JsonObject:
    line, item = priced.line, priced.line.item
    record: JsonObject = {
        "line": line.line_id,
        "direction": str(line.direction),  # a third of what `.value` takes (CPython 3.11), and every line waits for it
        "sku": item.sku,
        "name": item.name,
        "gtin": item.gtin,
        "unit": str(item.unit),
        "category": item.category,
        "tax_class": item.tax_class,
        "item_version": item.version,
        "quantity": line.quantity.micro,
        "regular_price": decimal_text(line.regular_price),
        "regular": priced.regular.minor,
        "discount": priced.discount.minor,
        "net": priced.net.minor,
        "gross": priced.gross.minor,
        "taxes": [[share.tax_id, share.base.minor, share.amount.minor] for share in priced.taxes],
    }
    if line.modifiers or priced.modifiers:
        record["modifiers"] = [[applied.source, applied.amount.minor] for applied in priced.modifiers]
    if line.sells is not None:
        record["activates"] = sold_json(line.sells, priced.regular.minor)
    record.update(_weighed_or_redeemed(line))
    if line.deposit_on is not None:
        record["order_deposit"] = deposit_json(line.deposit_on)
    if line.tied_to is not None:
        record["tied_to"] = line.tied_to
    if line.label_amount is not None:
        record["label_amount"] = line.label_amount.minor
    optional = {
        "serial": line.serial,
        "batch": line.batch,
        "reason": line.reason,
        "order_line": line.order_line,
        "gift_of": line.gift_of,
    }
    record.update({name: text for name, text in optional.items() if text is not None})
    if line.options:
        record["options"] = [
            {"group": option.group, "code": option.code, "name": option.name, "price": decimal_text(option.price)}
            for option in line.options
        ]
    if line.expires_on is not None:
        record["expires_on"] = line.expires_on.isoformat()
    if line.origin is not None:
        origin = line.origin
        record["original"] = {
            "fact_id": origin.fact_id,
            "line": origin.line,
            "number": origin.number,
            "spans": [[first, end] for first, end in origin.spans],
            **({} if origin.withheld is None else {"withheld": withheld_json(origin.withheld)}),
        }
    if line.restock is not _SHELF:
        record["restock"] = line.restock.value
    return record


def _weighed_or_redeemed(line: SaleLine) -> JsonObject:
    """What the scale said of it, or the voucher that pays by it."""
    if line.redeems is not None:
        return {"redeems": mark_json(line.redeems)}
    return {} if line.scale is None else {"scale": scale_json(line.scale, line.quantity.micro)}


def _voided_json(line: SaleLine) -> JsonObject:
    reason: JsonObject = {} if line.reason is None else {"reason": line.reason}
    return {
        **reason,
        "line": line.line_id,
        "direction": line.direction.value,
        "sku": line.item.sku,
        "name": line.item.name,
        "quantity": line.quantity.micro,
        "regular_price": decimal_text(line.regular_price),
    }


def _rule_json(rule: TaxRule) -> JsonObject:
    return {
        "tax_id": rule.tax_id,
        "label": rule.label,
        "kind": rule.kind.value,
        "rate": decimal_text(rule.rate),
        "included": rule.is_included,
        "compound": rule.is_compound,
        "in_base_of_next": rule.in_base_of_next,
        **({} if rule.free_below is None else {"free_below": decimal_text(rule.free_below)}),
        **({"only_excess": True} if rule.only_excess else {}),
        **({"exempt": True} if rule.is_exempt else {}),
    }


def _tender_json(tender: Tender) -> JsonObject:
    record: JsonObject = {"kind": tender.kind.value, "amount": tender.amount.minor, "reference": tender.reference}
    if tender.means:
        record["means"] = tender.means
    if tender.card is not None:
        record["card"] = card_json(tender.card)
    if tender.balance is not None:
        record["balance"] = mark_json(tender.balance)
    return record


def card_json(card: CardMark) -> JsonObject:
    """What is known of the card; what is not is left out."""
    members: JsonObject = {
        "attempt": card.attempt_id,
        "name": card.card_name,
        "last_four": card.last_four,
        "terminal": card.terminal,
        "terminal_id": card.terminal_id,
        "receipt": card.receipt_number,
        "trace": card.trace_number,
        "authorisation": card.authorisation,
        "tip": card.tip_minor,
        "cash_out": card.cash_out_minor,
        "offline": card.is_offline,
        "by_person": card.by_person,
    }
    return {name: member for name, member in members.items() if member}


def _policy_json(policy: PricingPolicy, version: int) -> JsonObject:
    cash = policy.cash_rounding
    return {
        "version": version,
        "tax_rounding": policy.tax_rounding.value,
        "rounding": policy.rounding.value,
        "keeps": policy.keeps.value,
        "discount_spread": policy.discount_spread.value,
        "cash_rounding": None
        if cash is None
        else {"increment": cash.increment_minor, "rounding": cash.rounding.value, "scope": cash.scope.value},
    }


def decimal_text(number: Decimal) -> str:
    """A decimal without exponent or needless zeros: "9.99", "20", "0.0025"."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class SaleFigures:
    """What a completed sale or return comes to, read back from its body and checked on the way."""

    currency: str
    gross_minor: int
    sold_minor: int
    """Gross of the lines sold, less what single-purpose vouchers paid of it."""
    returned_minor: int
    """Gross of the lines returned, above zero."""
    cash_minor: int
    """What the cash drawer gained (or, below zero, lost)."""
    line_count: int
    redeemed_minor: int = 0
    """What single-purpose vouchers paid of it."""


def read_figures(transaction: Transaction) -> SaleFigures:
    """The figures of a sale or return. ValueError when its body is not one."""
    body = transaction.body
    match body:
        case {
            "currency": str(currency),
            "gross": int(gross),
            "change": int(change),
            "lines": list(lines),
            "tenders": list(tenders),
        }:
            amounts = [_gross_of(line) for line in lines]
            assert sum(amounts) == gross, "the lines of a sealed sale do not add up to it"
            cash = sum(_cash_of(tender) for tender in tenders) - change
            objects = [line if isinstance(line, dict) else {} for line in lines]
            sold = sum(amount for amount, line in zip(amounts, objects, strict=True) if counts_as_sold(line))
            redeemed = -sum(amount for amount, line in zip(amounts, objects, strict=True) if "redeems" in line)
            return SaleFigures(currency, gross, sold, sold - gross, cash, len(lines), redeemed)
        case _:
            raise ValueError("not the body of a sale or return")


def _gross_of(line: Json) -> int:
    match line:
        case {"gross": int(gross)}:
            return gross
        case _:
            raise ValueError("a line has no gross amount")


def _cash_of(tender: Json) -> int:
    match tender:
        case {"kind": "cash", "amount": int(amount)}:
            return amount
        case _:
            return 0
