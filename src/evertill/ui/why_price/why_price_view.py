"""The way from a line's listed price to what it costs, in words."""

from collections.abc import Sequence
from typing import assert_never

from evertill.domain.goods.item_options import price_with
from evertill.domain.pricing.offers import Verdict
from evertill.domain.pricing.offers_beside import OfferBeside
from evertill.domain.pricing.pricing import unit_shares
from evertill.domain.selling.price_breaks import is_listed
from evertill.domain.selling.priced import AppliedModifier, PricedLine, PricedSale
from evertill.domain.selling.sale import SaleLine
from evertill.domain.selling.withheld import OFFERS_ANEW
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity
from evertill.operations.selling.receipts.receipt_goods import option_text
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.reason_words import words_of_code
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr

FACTS_MAX = 13
"""As many lines as the pane holds on the smallest screen; the total is always one of them."""
CHANGES_LEAST = 3
OPTIONS_APART = 3
SHARES_SHOWN = 6
BESIDE_SHOWN = 3
ON_THE_WEB = "onTheWeb"


def why_price_question(
    sale: PricedSale, priced: PricedLine, formats: Formats, beside: Sequence[OfferBeside] = ()
) -> AskView:
    """Listed price, what changed it and why, what it comes to, the taxes in or on it, and why other offers do not
    count."""
    line = priced.line
    before = [
        (_times(priced, formats), formats.money(priced.regular)),
        *_options(line, formats),
        *_instead_of(line, formats),
    ]
    after = [
        (tr("This line costs"), formats.money(priced.gross)),
        *(
            (_tax(rule, formats), formats.money(share.amount))
            for rule, share in zip(priced.rules, priced.taxes, strict=True)
            if share.amount.minor
        ),
    ]
    room = max(CHANGES_LEAST, FACTS_MAX - len(before) - len(after))
    facts = [*before, *_changes(priced, room, formats), *after]
    facts += _beside(priced, beside, formats)[: max(0, FACTS_MAX - len(facts))]
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("Why this price?"),
        sentence=line.item.name,
        choices=(
            Choice("leave", tr("Back to the sale"), is_main=True),
            Choice(ON_THE_WEB, tr("Price on the web"), tr("Ctrl+W on the line")),
        ),
        facts=tuple(facts),
        total=tr("This line costs"),
    )


def _options(line: SaleLine, formats: Formats) -> list[tuple[str, str]]:
    """What was chosen for each piece; several on one line where they are many."""
    texts = [option_text(option, line.item.currency, formats) for option in line.options]
    if len(texts) > OPTIONS_APART:
        texts = [" · ".join(texts)]
    return [(tr("Option of each"), text) for text in texts]


def _changes(priced: PricedLine, room: int, formats: Formats) -> list[tuple[str, str]]:
    """What changed the price and by how much; where there is no room for all, the last of them in one sum."""
    alone = priced.modifiers if len(priced.modifiers) <= room else priced.modifiers[: room - 1]
    told = [(_cause(applied), formats.money(applied.amount)) for applied in alone]
    rest = priced.modifiers[len(alone) :]
    if rest:
        taken = sum(each.amount.minor for each in rest)
        told.append((tr("{n} more changes", n=len(rest)), formats.money(Money(taken, priced.gross.currency))))
    return told


def _beside(priced: PricedLine, beside: Sequence[OfferBeside], formats: Formats) -> list[tuple[str, str]]:
    """What a bundle holds, what each piece is worth should it come back, and offers that do not count."""
    told = _held(priced.line, formats)
    shares = unit_shares(priced)
    if 1 < len(shares) <= SHARES_SHOWN:
        told.append((tr("Each piece, should it come back"), " · ".join(formats.amount(share) for share in shares)))
    return [*told, *((tr("Not {name}", name=offer.name), _lost(offer)) for offer in beside[:BESIDE_SHOWN])]


def _instead_of(line: SaleLine, formats: Formats) -> list[tuple[str, str]]:
    """Why one piece is at this price: where it came from, by whom it was keyed, for whom or how much it holds."""
    item, currency = line.item, line.item.currency
    if line.origin is not None:
        return [(tr("Comes back as it was paid on receipt"), line.origin.number)]
    if line.is_price_keyed and item.unit_price is not None:
        return [(tr("Keyed by hand, instead of"), formats.unit_price(item.unit_price, currency))]
    if not is_listed(line):
        return []
    told = []
    if item.shelf_price is not None:
        told.append((tr("Special price list, instead of"), formats.unit_price(item.shelf_price, currency)))
    if item.unit_price is not None and line.regular_price != price_with(item.unit_price, line.options):
        told.append((tr("Price for the quantity, instead of"), formats.unit_price(item.unit_price, currency)))
    return told


def _held(line: SaleLine, formats: Formats) -> list[tuple[str, str]]:
    """What a bundle at this price holds."""
    parts = line.item.details.components
    held = " · ".join(f"{formats.quantity(Quantity(part.micro, part.unit))} × {part.sku}" for part in parts)
    return [(tr("Each holds"), held)] if held else []


def _times(priced: PricedLine, formats: Formats) -> str:
    line = priced.line
    if line.order_line is not None:
        return tr("Price of the order")
    if line.kept_from is not None:
        return tr("Paid on receipt {number}", number=line.kept_from)
    if line.label_amount is not None:
        return tr("Price on the label")
    quantity = formats.quantity(line.quantity)
    unit = f" {UNIT_SIGNS[line.item.unit]}" if line.item.is_weighed else ""
    return f"{quantity}{unit} × {formats.unit_price(line.regular_price, line.item.currency)}"


def _cause(applied: AppliedModifier) -> str:
    if applied.source == EXEMPT:
        return tr("Free of tax by certificate")
    if applied.source == OFFERS_ANEW:
        return tr("Offer worked out anew for what is kept")
    if applied.name:
        return tr("Offer: {name}", name=applied.name)
    return tr("By hand: {reason}", reason=words_of_code(applied.source.partition(":")[2] or applied.source))


def _lost(offer: OfferBeside) -> str:
    """Why an offer takes nothing off the line, in a few words."""
    match offer.verdict:
        case Verdict.ANOTHER_IS_BETTER if offer.winner:
            return tr("{name} takes off more", name=offer.winner)
        case Verdict.ANOTHER_IS_BETTER:
            return tr("another offer takes off more")
        case Verdict.NOTHING_MATCHES:
            return tr("another offer counts alone for these goods")
        case Verdict.CONDITION_NOT_MET:
            return tr("too little of its goods is on the sale")
        case Verdict.TAKES_NOTHING:
            return tr("the goods cost no more than it asks")
        case Verdict.NOT_FOR_THIS_SALE:
            return tr("other place, time or customer, or no coupon")
        case Verdict.APPLIED:
            return tr("taken off other goods of this sale")
        case _:
            assert_never(offer.verdict)


def _tax(rule: TaxRule, formats: Formats) -> str:
    name = rule.label or tr("Tax")
    if rule.kind is TaxKind.PERCENT and formats.percent(rule.rate) not in name:
        name = f"{name} {formats.percent(rule.rate)}"
    return tr("{tax}, included", tax=name) if rule.is_included else tr("{tax}, on top", tax=name)
