"""The receipt of a completed sale as a document, laid out before the sale is sealed so that the seal covers it."""

from dataclasses import replace
from datetime import timedelta
from typing import Final, assert_never

from evertill.domain.balances.balance import BalanceMark
from evertill.domain.facts.transaction import ReceiptHead, Transaction, TransactionKind
from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.policy.receipt import ReceiptLayout, ReceiptPart
from evertill.domain.policy.returns import PromotionsBack
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers_back import promised_rule, rule_named
from evertill.domain.receipts.paper_digest import UNSIGNED
from evertill.domain.receipts.receipt import (
    Align,
    Block,
    Code,
    CodeKind,
    Columns,
    Gap,
    Picture,
    Receipt,
    Rule,
    Text,
    Weight,
)
from evertill.domain.selling.priced import PricedLine, PricedSale, TaxTotal
from evertill.domain.selling.sale import Direction, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import Settlement
from evertill.domain.selling.weighed import ScaleMark
from evertill.domain.taxes.tax import TaxKind
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.effects.points import PointsTold
from evertill.operations.selling.receipts.receipt_reasons import reason_on_receipt
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.formats import Formats

# An enumeration is slow to be asked for a member (CPython 3.11), and every line asks.
_RETURN: Final = Direction.RETURN
_SALE: Final = Direction.SALE
_SYMBOLS = {Unit.PIECE: "", Unit.KILOGRAM: " kg", Unit.LITRE: " l", Unit.METRE: " m"}
"""Symbols of the SI: the same in every language."""


@dataclass(frozen=True, slots=True)
class ReceiptMatter:
    """All that a receipt tells."""

    head: ReceiptHead
    priced: PricedSale
    settlement: Settlement
    operator_name: str
    fiscal_lines: tuple[str, ...] = ()
    web_page: str = ""
    """The address of the receipt on the web; empty where the shop has none."""
    points: PointsTold | None = None


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How papers of this till look: its layout where the policy says none, its words and formats."""

    layout: ReceiptLayout
    words: ReceiptWords
    formats: Formats


def sale_receipt(matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle) -> Receipt:
    """The original document, its signed code still to come; it kicks the drawer when cash moved."""
    words, head = style.words, matter.head
    title = words.return_ if head.kind is TransactionKind.RETURN else words.receipt
    parts = policy.receipt.parts or style.layout.parts
    blocks = [block for part in parts for block in _part(part, matter, policy, style)]
    return Receipt(tuple(blocks), f"{title} {head.number_text}", _moves_cash(matter))


def marked_as_copy(receipt: Receipt, number: int, words: ReceiptWords) -> Receipt:
    """The same document once more, marked as a copy; it leaves the drawer shut."""
    mark = Text(f"{words.copy} {number}", Align.CENTRE, Weight.LARGE)
    return Receipt((mark, *receipt.blocks, mark), f"{receipt.title} ({words.copy} {number})")


def void_receipt(
    receipt: Receipt,
    done: Transaction,
    original: Transaction,
    words: ReceiptWords,
    formats: Formats,
    fiscal_lines: tuple[str, ...] = (),
) -> Receipt:
    """The receipt of what was undone, marked as such, under the number of what undoes it."""
    mark = Text(words.post_void, Align.CENTRE, Weight.LARGE)
    told = (
        Text(f"{words.post_void} {done.number_text}", Align.CENTRE, Weight.BOLD),
        Text(formats.moment(done.occurred_at), Align.CENTRE),
        *(Text(text, Align.CENTRE) for text in fiscal_lines),
    )
    kept = tuple(block for block in receipt.blocks if not isinstance(block, Code))
    title = f"{words.post_void} {done.number_text} ({original.number_text})"
    return Receipt((mark, *told, Gap(), *kept, mark), title, receipt.kicks_drawer)


def _part(part: ReceiptPart, matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle) -> list[Block]:
    """The blocks of one part of the layout; none where there is nothing to tell."""
    words, formats, number = style.words, style.formats, matter.head.number_text
    match part:
        case ReceiptPart.LOGO:
            logo = policy.receipt.logo or style.layout.logo
            return [Picture(logo)] if logo else []
        case ReceiptPart.HEADER:
            return _header(matter, policy, words)
        case ReceiptPart.LINES:
            return [block for line in matter.priced.lines for block in _line(line, policy, words, formats)]
        case ReceiptPart.TOTALS:
            return [*_total(matter, words, formats), *_tenders(matter, words, formats)]
        case ReceiptPart.TOTAL:
            return _total(matter, words, formats)
        case ReceiptPart.TENDERS:
            return _tenders(matter, words, formats)
        case ReceiptPart.SAVINGS:
            return _savings(matter.priced, words, formats)
        case ReceiptPart.TAXES:
            return _taxes(matter.priced, words, formats)
        case ReceiptPart.TILL:
            return _till(matter, words, formats)
        case ReceiptPart.FISCAL:
            return [Text(text, Align.CENTRE) for text in matter.fiscal_lines]
        case ReceiptPart.CHECK:
            return [Code(CodeKind.QR, UNSIGNED, words.scan_to_check)]
        case ReceiptPart.E_RECEIPT:
            return [Code(CodeKind.QR, matter.web_page, words.on_the_web)] if matter.web_page else []
        case ReceiptPart.NUMBER:
            return [Code(CodeKind.CODE128, number, number)]
        case ReceiptPart.RETURNS:
            return _returns(matter, policy, words, formats)
        case ReceiptPart.FOOTER:
            return [Text(text, Align.CENTRE) for text in policy.receipt_footer]
        case ReceiptPart.RULE:
            return [Rule()]
        case ReceiptPart.GAP:
            return [Gap()]
        case _:
            assert_never(part)


def _returns(matter: ReceiptMatter, policy: StorePolicy, words: ReceiptWords, formats: Formats) -> list[Block]:
    """Until when goods of this receipt can come back, and how that counts which made them cheaper; of goods that came
    back, how it did."""
    sale, told = matter.priced.sale, dict[str, None]()
    if any(line.direction is _SALE and not _is_owed(line) for line in sale.live_lines):
        days = policy.returns.window_days
        last_day = formats.day(matter.head.occurred_at.date() + timedelta(days=days))
        told[words.return_until.format(day=last_day, days=days) if days else words.return_ever] = None
        told.update(dict.fromkeys(_rule_words(promised_rule(sale), words)))
    if any(line.origin is not None and line.origin.is_by_code for line in sale.live_lines):
        told[words.return_by_code] = None
    for source in sale.sources:
        told.update(dict.fromkeys(_rule_words(rule_named(source.promotions), words)))
    return [Text(text, Align.CENTRE) for text in told]


def _rule_words(rule: PromotionsBack | None, words: ReceiptWords) -> list[str]:
    if rule is None:
        return []
    return [words.return_shares if rule is PromotionsBack.SHARES else words.return_anew]


def _savings(priced: PricedSale, words: ReceiptWords, formats: Formats) -> list[Block]:
    """What the goods that go out cost less than listed."""
    sold = [line for line in priced.lines if line.line.direction is _SALE]
    untaxed = sum(each.amount.minor for line in sold for each in line.modifiers if each.source == EXEMPT)
    saved = sum(line.discount.minor for line in sold) + untaxed  # no tax to pay is no bargain of the shop's
    if saved <= 0:
        return []
    return [Columns(words.saved, formats.amount(Money(saved, priced.sale.currency)), Weight.BOLD)]


def _header(matter: ReceiptMatter, policy: StorePolicy, words: ReceiptWords) -> list[Block]:
    header: list[Block] = []
    for place, text in enumerate(policy.receipt_header):
        header.append(Text(text, Align.CENTRE, Weight.LARGE if place == 0 else Weight.NORMAL))
    if matter.head.identity.is_training:
        header.append(Text(words.training, Align.CENTRE, Weight.BOLD))
    if matter.head.kind is TransactionKind.RETURN:
        header.append(Text(words.return_, Align.CENTRE, Weight.BOLD))
    exemption = matter.priced.sale.exemption
    if exemption is not None:
        told = (words.tax_exempt, exemption.certificate, exemption.jurisdiction)
        header.append(Text(" · ".join(part for part in told if part), Align.CENTRE, Weight.BOLD))
    return header


def _line(priced: PricedLine, policy: StorePolicy, words: ReceiptWords, formats: Formats) -> list[Block]:
    """One line of goods: name and amount; below it how the amount came about, where there is something to tell."""
    line = priced.line
    name = line.item.name or line.item.sku
    if line.direction is _RETURN and line.redeems is None:
        name = f"{words.return_}: {name}"
    blocks: list[Block] = [Columns(name, formats.amount(priced.regular))]
    if line.label_amount is None and (line.quantity.micro != MICRO or line.item.is_weighed):
        quantity = f"{formats.quantity(line.quantity)}{_SYMBOLS[line.item.unit]}"
        blocks.append(Text(f"  {quantity} × {formats.unit_price(line.regular_price, line.item.currency)}"))
    if line.scale is not None and line.scale.has_tare:
        blocks.append(Text(f"  {_tare_text(line, line.scale, words, formats)}"))
    blocks += [Text(f"  {text}") for text in _noted(line, words, formats)]
    if line.redeems is not None:
        known = replace(line.redeems, last_four="")  # its name has them
        blocks += [Text(f"  {words.voucher_taxed}"), *_balance(known, line.item.currency, words, formats)]
    if line.origin is not None:
        blocks.append(Text(f"  {line.origin.number}"))
    for applied in priced.modifiers:
        why = reason_on_receipt(applied, line, policy.reasons, words)
        blocks.append(Columns(why, formats.amount(applied.amount), indent=2))
    return blocks


def _tare_text(line: SaleLine, mark: ScaleMark, words: ReceiptWords, formats: Formats) -> str:
    """Gross and tare beside the net weight that is paid; where the scale keeps its tare to itself, that it is net."""
    if not mark.tare_g:
        return words.net_weight
    tare = Quantity(mark.tare_g * 1000, Unit.KILOGRAM)
    gross = formats.quantity(Quantity(line.quantity.micro + tare.micro, Unit.KILOGRAM))
    return f"{words.gross_weight} {gross} kg · {words.tare} {formats.quantity(tare)} kg"


def _noted(line: SaleLine, words: ReceiptWords, formats: Formats) -> list[str]:
    """The options with what each adds, and the numbers that were noted with the goods."""
    noted = [option_text(option, line.item.currency, formats) for option in line.options]
    numbers = ((words.serial_number, line.serial), (words.batch_number, line.batch))
    noted += [f"{word} {number}" for word, number in numbers if number]
    return noted if line.expires_on is None else [*noted, f"{words.use_by} {formats.day(line.expires_on)}"]


def option_text(option: ChosenOption, currency: str, formats: Formats) -> str:
    """An option and what it adds or takes off."""
    price = formats.unit_price(option.price, currency)
    return f"{option.name} {'+' if option.price > 0 else ''}{price}" if option.price else option.name


def _total(matter: ReceiptMatter, words: ReceiptWords, formats: Formats) -> list[Block]:
    settlement, currency = matter.settlement, matter.priced.sale.currency
    blocks: list[Block] = []
    if settlement.rounding.minor:
        blocks.append(Columns(words.subtotal, formats.amount(settlement.total)))
        blocks.append(Columns(words.rounding, formats.amount(settlement.rounding)))
    return [*blocks, Columns(f"{words.total} {currency}", formats.amount(settlement.due), Weight.LARGE)]


def _tenders(matter: ReceiptMatter, words: ReceiptWords, formats: Formats) -> list[Block]:
    settlement = matter.settlement
    blocks: list[Block] = []
    for tender in matter.priced.sale.tenders:
        blocks.extend(_tender(tender, words, formats))
    if settlement.change.minor:
        blocks.append(Columns(words.change, formats.amount(settlement.change)))
    return [*blocks, *_points(matter.points, words)]


def _points(points: PointsTold | None, words: ReceiptWords) -> list[Block]:
    """What the customer earned, what goods that came back took, and how many points there are now."""
    if points is None:
        return []
    told = ((words.points_earned, points.earned), (words.points_returned, points.returned))
    blocks: list[Block] = [Columns(word, str(count)) for word, count in told if count]
    return blocks if points.balance is None else [*blocks, Columns(words.points_balance, str(points.balance))]


def _tender(tender: Tender, words: ReceiptWords, formats: Formats) -> list[Block]:
    """One tender; of a card its name and last four digits, and what was charged on top."""
    name = tender.means or tender_name(tender.kind, words)
    if tender.amount.minor < 0:
        name, amount = f"{words.paid_out} ({name})", -tender.amount
    else:
        amount = tender.amount
    blocks: list[Block] = [Columns(name, formats.amount(amount))]
    card = tender.card
    if tender.means and tender.reference:
        blocks.append(Text(f"  {tender.reference}"))
    if tender.balance is not None:
        blocks += _balance(tender.balance, amount.currency, words, formats)
    if card is not None:
        last = f"··{card.last_four}" if card.last_four else ""
        known = " ".join(part for part in (card.card_name, last, card.authorisation) if part)
        blocks += [Text(f"  {known}")] if known else []
        if card.tip_minor:
            tip = Money(card.tip_minor, amount.currency)
            blocks.append(Columns(words.tip, formats.amount(tip), indent=2))
        if card.cash_out_minor:
            paid = Money(card.cash_out_minor, amount.currency)
            blocks.append(Columns(words.cash_out, formats.amount(paid), indent=2))
    return blocks


def tender_name(kind: str, words: ReceiptWords) -> str:
    """What a kind of tender (a `TenderKind`, or a text that may be none) is called on paper."""
    named: dict[str, str] = {
        TenderKind.CASH: words.cash,
        TenderKind.CARD: words.card,
        TenderKind.GIFT_CARD: words.gift_card,
        TenderKind.STORE_CREDIT: words.store_credit,
        TenderKind.POINTS: words.points,
        TenderKind.PENDING_REFUND: words.pending_refund,
    }
    return named.get(kind, words.other)


def _balance(mark: BalanceMark, currency: str, words: ReceiptWords, formats: Formats) -> list[Block]:
    """Of a balance its last four, or how many points they were, and what is left on it where that is known."""
    if mark.points is not None:
        paid = Columns(words.points, str(mark.points), indent=2)
        return [paid] if mark.left_minor is None else [paid, Columns(words.points_left, str(mark.left_minor), indent=2)]
    blocks: list[Block] = [Text(f"  ··{mark.last_four}")] if mark.last_four else []
    if mark.left_minor is not None:
        blocks.append(Columns(words.left_on_card, formats.amount(Money(mark.left_minor, currency)), indent=2))
    return blocks


def _taxes(priced: PricedSale, words: ReceiptWords, formats: Formats) -> list[Block]:
    """The tax table: what of the total is which tax; a zero rate is told beside others, alone it says nothing."""
    if not any(total.amount.minor or total.rule.rate for total in priced.taxes):
        return []
    lines = [Columns(_tax_name(total, words, formats), formats.amount(total.amount)) for total in priced.taxes]
    untaxed = sum(line.gross.minor for line in priced.lines if _is_owed(line.line) and not line.taxes)
    net = priced.net - Money(untaxed, priced.sale.currency)
    kept_apart = [Columns(words.untaxed, formats.amount(priced.net - net))] if untaxed else []
    return [Gap(), *lines, Columns(words.net, formats.amount(net)), *kept_apart]


def _is_owed(line: SaleLine) -> bool:
    """Money taken before any goods: a gift card, or a deposit on an order."""
    return line.sells is not None or line.deposit_on is not None


def _tax_name(total: TaxTotal, words: ReceiptWords, formats: Formats) -> str:
    rule = total.rule
    if rule.is_exempt:
        return f"{rule.label or words.tax} · {words.tax_exempt}"
    side = words.included if rule.is_included else words.excluded
    name = rule.label or words.tax
    if rule.kind is TaxKind.FIXED:
        return f"{side} {name}"
    return f"{side} {name} {formats.percent(rule.rate)}"


def _till(matter: ReceiptMatter, words: ReceiptWords, formats: Formats) -> list[Block]:
    head = matter.head
    where = f"{words.till} {head.identity.workstation}"
    who = f" · {words.served_by} {matter.operator_name}" if matter.operator_name else ""
    when = f"{formats.moment(head.occurred_at)} · {head.number_text}"
    return [Text(where + who, Align.CENTRE), Text(when, Align.CENTRE)]


def _moves_cash(matter: ReceiptMatter) -> bool:
    return any(_is_in_cash(tender) for tender in matter.priced.sale.tenders)


def _is_in_cash(tender: Tender) -> bool:
    return bool(
        (tender.kind is TenderKind.CASH and tender.amount.minor)
        or (tender.card is not None and tender.card.cash_out_minor)
    )
