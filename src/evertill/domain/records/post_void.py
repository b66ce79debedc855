"""Undoing a completed sale or return: a transaction of its own, whose every figure is the old one with its sign turned.

So whatever adds figures up (sums, tenders, taxes, stock, the drawer, a statement) comes out as if the old one had
never been, without knowing more of it than that it counts the other way.
"""

from collections.abc import Sequence

from evertill.domain.balances.balance import undone_mark
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.points_moves import turned_moves
from evertill.domain.records.sale_record import card_json
from evertill.domain.selling.sale import Tender
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json, JsonObject

CAN_BE_UNDONE = frozenset({TransactionKind.SALE, TransactionKind.RETURN})
CARD = TenderKind.CARD.value
"""What was paid by card goes back over the terminal first; only then is the sale undone."""

_LINE_FIGURES = ("quantity", "regular", "discount", "net", "gross", "label_amount")
_LINE_TEXTS = ("line", "direction", "sku", "name", "gtin", "unit", "category", "tax_class", "item_version")
_LINE_MORE = ("regular_price", "serial", "batch", "expires_on", "reason", "original", "restock", "rules")
_TAX_TEXTS = ("tax_id", "label", "kind", "rate", "included", "compound", "in_base_of_next")
_TOTALS = ("net", "tax", "gross", "discount", "cash_rounding", "due", "change")


def post_void_body(original: Transaction, reason: str, backs: Sequence[Tender] = ()) -> JsonObject:
    """The body that undoes this transaction; `backs` is how each card, in order, got its part back, or is owed it.

    ValueError when it is none that can be undone.
    """
    body = original.body
    if original.kind not in CAN_BE_UNDONE:
        raise ValueError(f"a {original.kind.value} cannot be undone")
    return {
        "transaction": original.transaction_id,
        "undoes": {
            "kind": original.kind.value,
            "sequence": original.sequence,
            "receipt_number": original.receipt_number,
            "business_day": original.business_day.isoformat(),
        },
        "reason": reason,
        "sale_id": body["sale_id"],
        "currency": body["currency"],
        "lines": [_line(line) for line in _objects(body["lines"])],
        "voided": [],
        "taxes": [{**_kept(tax, _TAX_TEXTS), **_turned(tax, ("base", "amount"))} for tax in _objects(body["taxes"])],
        "tenders": _turned_tenders(_objects(body["tenders"]), backs),
        "stock": [{**_kept(move, ("sku", "unit")), **_turned(move, ("micro",))} for move in _objects(body["stock"])],
        "customer": body.get("customer"),
        **_asides(body),
        **_refunds(body),
        **({"points": turned_moves(body["points"])} if "points" in body else {}),
        **_turned(body, _TOTALS),
    }


def card_tenders(transaction: Transaction) -> list[JsonObject]:
    """The part of it that a card terminal charged, or gave back."""
    return [tender for tender in _objects(transaction.body["tenders"]) if tender["kind"] == CARD]


def undone_kind(body: JsonObject) -> TransactionKind:
    """What a post-void undoes. ValueError when its body does not say."""
    match body:
        case {"undoes": {"kind": str(kind)}}:
            return TransactionKind(kind)
        case _:
            raise ValueError("a post-void says what it undoes")


def counts_of(transaction: Transaction) -> tuple[int, int]:
    """How many sales and returns it adds; one that undoes takes one away."""
    undoes = transaction.kind is TransactionKind.POST_VOID
    kind = undone_kind(transaction.body) if undoes else transaction.kind
    sign = -1 if undoes else 1
    return (0, sign) if kind is TransactionKind.RETURN else (sign, 0)


def _asides(body: JsonObject) -> JsonObject:
    """Goods that a return set aside are not there any more."""
    if "set_aside" not in body:
        return {}
    moves = _objects(body["set_aside"])
    return {"set_aside": [{**_kept(move, ("sku", "unit")), **_turned(move, ("micro",))} for move in moves]}


def _refunds(body: JsonObject) -> JsonObject:
    """What a return said it paid back of which tender, taken back."""
    if "refunds" not in body:
        return {}
    return {"refunds": [{**refund, **_turned(refund, ("amount",))} for refund in _objects(body["refunds"])]}


def _line(line: JsonObject) -> JsonObject:
    turned = {**_kept(line, (*_LINE_TEXTS, *_LINE_MORE)), **_turned(line, _LINE_FIGURES)}
    taxes, modifiers = _lists(line.get("taxes")), _lists(line.get("modifiers"))
    turned["taxes"] = [[tax[0], _minus(tax[1]), _minus(tax[2])] for tax in taxes]
    sold = line.get("activates")
    if isinstance(sold, dict):
        turned["deactivates"] = _kept(sold, ("account", "last4", "amount", "tax_class"))
    voucher = line.get("redeems")
    if isinstance(voucher, dict):
        turned["redeems"] = undone_mark(voucher)
    if modifiers:
        turned["modifiers"] = [[modifier[0], _minus(modifier[1]), *modifier[2:]] for modifier in modifiers]
    return turned


def _balance(tender: JsonObject) -> JsonObject:
    """The balance it was paid with gets its money back, or gives it back."""
    record = tender.get("balance")
    return {"balance": undone_mark(record)} if isinstance(record, dict) else {}


def _turned_tenders(tenders: Sequence[JsonObject], backs: Sequence[Tender]) -> list[Json]:
    left = list(backs)
    return [_tender(tender, left.pop(0) if left and tender["kind"] == CARD else None) for tender in tenders]


def _tender(tender: JsonObject, back: Tender | None) -> JsonObject:
    kept = {**_kept(tender, ("kind", "reference", "means")), **_turned(tender, ("amount",))}
    return {**kept, **_balance(tender), **_by(back)}


def _by(back: Tender | None) -> JsonObject:
    """By which operation of the terminal the card's part went back; or that it is paid back later."""
    if back is not None and back.kind is TenderKind.PENDING_REFUND:
        return {"kind": back.kind.value}
    if back is None or back.card is None:
        return {}
    return {"reference": back.reference, "card": card_json(back.card)}


def _kept(members: JsonObject, names: Sequence[str]) -> JsonObject:
    return {name: members[name] for name in names if name in members}


def _turned(members: JsonObject, names: Sequence[str]) -> JsonObject:
    return {name: _minus(members[name]) for name in names if name in members}


def _minus(figure: Json) -> int:
    if not isinstance(figure, int) or isinstance(figure, bool):
        raise ValueError("a figure is no whole number")
    return -figure


def _objects(found: Json) -> list[JsonObject]:
    if not isinstance(found, list):
        raise ValueError("lines, taxes, tenders and stock are lists")
    return [dict(entry) for entry in found if isinstance(entry, dict)]


def _lists(found: Json) -> list[list[Json]]:
    return [list(entry) for entry in found if isinstance(entry, list)] if isinstance(found, list) else []
