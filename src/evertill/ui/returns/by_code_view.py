"""What the screen of returns shows of a receipt whose signed code alone is known."""

from collections.abc import Sequence
from datetime import date

from evertill.domain.policy.reasons import Reason
from evertill.kernel.money import Money
from evertill.operations.returns.signed_receipt import CodeProved
from evertill.ports.formats import Formats
from evertill.ui.returns.by_code import CodedGoods
from evertill.ui.returns.returns_view import (
    BackRow,
    Chosen,
    ReturnsView,
    late_words,
    place_keys,
    reason_keys,
    rule_words,
)
from evertill.ui.words import tr


def by_code_view(
    proved: CodeProved,
    goods: Sequence[CodedGoods],
    chosen: Chosen,
    marked: int,
    formats: Formats,
    *,
    typed: str,
    reasons: Sequence[Reason],
    last_day: date | None,
    today: date,
    is_asking: bool,
) -> ReturnsView:
    """What was scanned so far, and how much can be paid back at most."""
    claim = proved.receipt.claim
    total = formats.money(Money(claim.gross_minor, claim.currency))
    left = formats.money(Money(proved.left, claim.currency))
    worth = min(proved.left, sum(one.found.price.minor * one.count for one in goods))
    is_late = last_day is not None and today > last_day
    return ReturnsView(
        is_choosing=True,
        title=claim.number,
        rows=tuple(_row(one, formats) for one in goods),
        marked=min(marked, len(goods) - 1),
        typed=typed,
        hint=tr("Scan each piece that comes back, or type its number and press Enter."),
        facts=" · ".join(filter(None, (formats.moment(proved.receipt.sold_at), total, rule_words(claim.promotions)))),
        warning=late_words() if is_late else _told(left),
        reasons=reason_keys(reasons, chosen),
        places=place_keys(chosen),
        take_label=_take_label(formats.money(Money(worth, claim.currency)), has_goods=bool(goods)),
        can_take=bool(goods) and not is_asking,
        is_by_code=True,
    )


def _row(one: CodedGoods, formats: Formats) -> BackRow:
    price = one.found.price
    return BackRow(
        key=one.found.sku,
        title=one.found.name,
        detail=tr("{amount} each today", amount=formats.amount(price)),
        value=str(one.count),
        value_detail=formats.amount(Money(price.minor * one.count, price.currency)),
        is_chosen=True,
    )


def _told(left: str) -> str:
    return tr(
        "The code is genuine, but what was sold cannot be looked up now: the goods come back at today's prices, "
        "{amount} at most.",
        amount=left,
    )


def _take_label(amount: str, *, has_goods: bool) -> str:
    return tr("Take back · at most {amount}", amount=amount) if has_goods else tr("Scan what comes back")
