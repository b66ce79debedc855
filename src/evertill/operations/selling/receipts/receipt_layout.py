"""The receipt of a sale or return as a document, laid out from its body before that is sealed, so that the seal covers
the paper; and once more from the sealed body where the paper is lost."""

from collections.abc import Iterable
from datetime import timedelta
from typing import assert_never

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.policy.receipt import ReceiptPart
from evertill.domain.policy.returns import PromotionsBack
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers_back import rule_named
from evertill.domain.receipts.paper_digest import UNSIGNED
from evertill.domain.receipts.receipt import (
    Align,
    Block,
    Code,
    CodeKind,
    Gap,
    Picture,
    Receipt,
    Rule,
    Text,
    Weight,
)
from evertill.domain.records.sealed_body import Members, member_object, objects, text, text_if_any, whole
from evertill.domain.selling.origin import is_code_line
from evertill.operations.selling.receipts.receipt_goods import goods_blocks
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter
from evertill.operations.selling.receipts.receipt_money import (
    is_owed,
    is_sold,
    moves_cash,
    savings_blocks,
    tax_blocks,
    tender_blocks,
    total_blocks,
)
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.fiscal import sealed_lines
from evertill.ports.formats import Formats


def sale_receipt(matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle) -> Receipt:
    """The original document, its signed code still to come; it kicks the drawer when cash moved.

    ValueError when the body is none that a receipt can be laid out from.
    """
    parts = policy.receipt.parts or style.layout.parts
    blocks = [block for part in parts for block in _part(part, matter, policy, style)]
    return Receipt(tuple(blocks), f"{_title(matter, style.words)} {matter.head.number_text}", moves_cash(matter.body))


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


def _title(matter: ReceiptMatter, words: ReceiptWords) -> str:
    titles = {TransactionKind.RETURN: words.return_, TransactionKind.POST_VOID: words.post_void}
    return titles.get(matter.head.kind, words.receipt)


def _part(part: ReceiptPart, matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle) -> Iterable[Block]:
    """The blocks of one part of the layout; none where there is nothing to tell."""
    words, number = style.words, matter.head.number_text
    match part:
        case ReceiptPart.LOGO:
            logo = policy.receipt.logo or style.layout.logo
            return [Picture(logo)] if logo else []
        case ReceiptPart.HEADER:
            return _header(matter, policy, words)
        case ReceiptPart.LINES:
            return goods_blocks(matter, policy, style)
        case ReceiptPart.TOTALS:
            return [*total_blocks(matter, style), *tender_blocks(matter, style)]
        case ReceiptPart.TOTAL:
            return total_blocks(matter, style)
        case ReceiptPart.TENDERS:
            return tender_blocks(matter, style)
        case ReceiptPart.SAVINGS:
            return savings_blocks(matter, style)
        case ReceiptPart.TAXES:
            return tax_blocks(matter, style)
        case ReceiptPart.TILL:
            return _till(matter, words, style.formats)
        case ReceiptPart.FISCAL:
            return [Text(told, Align.CENTRE) for told in sealed_lines(matter.body)]
        case ReceiptPart.CHECK:
            return [Code(CodeKind.QR, UNSIGNED, words.scan_to_check)] if matter.is_signed else []
        case ReceiptPart.E_RECEIPT:
            return [Code(CodeKind.QR, matter.web_page, words.on_the_web)] if matter.web_page else []
        case ReceiptPart.NUMBER:
            return [Code(CodeKind.CODE128, number, number)]
        case ReceiptPart.RETURNS:
            return _returns(matter, words, style.formats)
        case ReceiptPart.FOOTER:
            return [Text(told, Align.CENTRE) for told in policy.receipt_footer]
        case ReceiptPart.RULE:
            return [Rule()]
        case ReceiptPart.GAP:
            return [Gap()]
        case _:
            assert_never(part)


def _header(matter: ReceiptMatter, policy: StorePolicy, words: ReceiptWords) -> list[Block]:
    header: list[Block] = []
    for place, told in enumerate(policy.receipt_header):
        header.append(Text(told, Align.CENTRE, Weight.LARGE if place == 0 else Weight.NORMAL))
    if matter.head.identity.is_training:
        header.append(Text(words.training, Align.CENTRE, Weight.BOLD))
    if matter.head.kind is not TransactionKind.SALE:
        header.append(Text(_title(matter, words), Align.CENTRE, Weight.BOLD))
    exemption = member_object(matter.body, "exemption")
    if exemption is not None:
        parts = (words.tax_exempt, text(exemption, "certificate"), text_if_any(exemption, "jurisdiction"))
        header.append(Text(" · ".join(part for part in parts if part), Align.CENTRE, Weight.BOLD))
    return header


def _returns(matter: ReceiptMatter, words: ReceiptWords, formats: Formats) -> list[Block]:
    """Until when goods of this receipt can come back, and how that counts which made them cheaper; of goods that came
    back, how it did."""
    promised, lines, told = member_object(matter.body, "returns"), objects(matter.body, "lines"), dict[str, None]()
    if promised is not None and any(is_sold(line) and not is_owed(line) for line in lines):
        days = whole(promised, "window_days")
        last_day = formats.day(matter.head.occurred_at.date() + timedelta(days=days))
        told[words.return_until.format(day=last_day, days=days) if days else words.return_ever] = None
        told.update(dict.fromkeys(_rule_words(rule_named(promised.get("promotions")), words)))
    if any(_is_by_code(line) for line in lines):
        told[words.return_by_code] = None
    for rule in matter.source_rules:
        told.update(dict.fromkeys(_rule_words(rule_named(rule), words)))
    return [Text(sentence, Align.CENTRE) for sentence in told]


def _is_by_code(line: Members) -> bool:
    """Whether it came back by the signed code of a receipt that is not known here."""
    original = member_object(line, "original")
    return original is not None and is_code_line(text(original, "line"))


def _rule_words(rule: PromotionsBack | None, words: ReceiptWords) -> list[str]:
    if rule is None:
        return []
    return [words.return_shares if rule is PromotionsBack.SHARES else words.return_anew]


def _till(matter: ReceiptMatter, words: ReceiptWords, formats: Formats) -> list[Block]:
    head = matter.head
    where = f"{words.till} {head.identity.workstation}"
    who = f" · {words.served_by} {matter.operator_name}" if matter.operator_name else ""
    when = f"{formats.moment(head.occurred_at)} · {head.number_text}"
    return [Text(where + who, Align.CENTRE), Text(when, Align.CENTRE)]
