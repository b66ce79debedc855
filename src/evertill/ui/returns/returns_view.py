"""What the screen of returns shows: receipts to choose from, or the lines of one with what can still come back."""

from collections.abc import Mapping, Sequence
from datetime import date

from evertill.domain.policy.reasons import Reason
from evertill.domain.policy.returns import PromotionsBack
from evertill.domain.pricing.offers_back import rule_named
from evertill.domain.returns.original_sale import OriginalLine
from evertill.domain.returns.returned_units import first_of, free_spans
from evertill.domain.selling.origin import Restock, Span
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.ask.reason_words import reason_words
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.receipts.receipts_view import holding
from evertill.ui.returns.finding import Known
from evertill.ui.returns.worth import Worth, worth_of
from evertill.ui.tender.tender_view import means_words
from evertill.ui.words import tr, tr_count

REASONS_MAX = 6


@dataclass(frozen=True, slots=True)
class BackRow:
    """A line of the receipt, or a receipt of this till."""

    key: str
    title: str
    detail: str
    value: str = ""
    value_detail: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """One of several, of which one is chosen."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ReturnsView:
    """The whole pane."""

    is_choosing: bool
    """Whether a receipt is known, and its lines are chosen from."""
    title: str
    rows: tuple[BackRow, ...]
    marked: int
    typed: str = ""
    hint: str = ""
    facts: str = ""
    warning: str = ""
    reasons: tuple[ChoiceKey, ...] = ()
    places: tuple[ChoiceKey, ...] = ()
    take_label: str = ""
    can_take: bool = False
    can_keep: bool = False
    """Whether what is chosen may stay with the customer at today's price, or for an agreed amount."""
    worth: str = ""
    """What was paid for it; empty where the receipt must not tell."""
    is_by_code: bool = False
    """Whether goods are still looked for, because the receipt's lines are not known."""


def find_view(
    entries: Sequence[ReceiptEntry], marked: int, formats: Formats, *, typed: str, is_asking: bool
) -> ReturnsView:
    """The receipts of this till that hold what is typed."""
    shown = holding(entries, typed, formats)
    rows = tuple(
        BackRow(entry.transaction_id, entry.number_text, formats.moment(entry.occurred_at), formats.amount(entry.gross))
        for entry in shown
    )
    hint = tr("Scan the code on the receipt, or type its number and press Enter.")
    return ReturnsView(
        is_choosing=False,
        title=tr("Returns"),
        rows=rows,
        marked=min(marked, len(rows) - 1),
        typed=typed,
        hint=tr("Asking the other tills …") if is_asking else hint,
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen of a receipt so far."""

    micro: Mapping[str, int]
    reason: str = ""
    restock: Restock = Restock.SHELF


def lines_view(
    known: Known,
    chosen: Chosen,
    marked: int,
    formats: Formats,
    *,
    on_sale: Mapping[str, tuple[Span, ...]],
    reasons: Sequence[Reason],
    last_day: date | None,
    today: date,
    is_asking: bool,
) -> ReturnsView:
    """The lines of the receipt."""
    sale = known.sale
    lines = main_lines(known)
    worth = _worth(known, chosen, on_sale)
    rows = tuple(_row(known, line, chosen, on_sale, worth, formats) for line in lines)
    some = any(chosen.micro.values())
    amount = formats.money(Money(worth.total, sale.currency))
    return ReturnsView(
        is_choosing=True,
        title=sale.number,
        rows=rows,
        marked=min(marked, len(rows) - 1),
        facts=_facts(known, formats),
        warning=_warning(known, last_day, today, formats) or _offer_words(worth.withheld, sale.currency, formats),
        reasons=reason_keys(reasons, chosen),
        places=place_keys(chosen),
        take_label=_take_label(amount, is_gift=known.reference.is_gift, some=some, is_asking=is_asking),
        can_take=not is_asking and any(left_of(known, line, on_sale) for line in lines),
        can_keep=not is_asking and some and not known.reference.is_gift,
        worth="" if known.reference.is_gift else amount,
    )


def reason_keys(reasons: Sequence[Reason], chosen: Chosen) -> tuple[ChoiceKey, ...]:
    """Why goods come back, of which one is chosen."""
    return tuple(
        ChoiceKey(reason.code, reason_words(reason), reason.code == chosen.reason) for reason in reasons[:REASONS_MAX]
    )


def place_keys(chosen: Chosen) -> tuple[ChoiceKey, ...]:
    """Where they go."""
    return tuple(ChoiceKey(place.value, place_words(place), place is chosen.restock) for place in Restock)


def main_lines(known: Known) -> tuple[OriginalLine, ...]:
    """The lines that are chosen from: deposits and fees follow theirs."""
    return tuple(line for line in known.sale.lines if line.tied_to is None)


def left_of(known: Known, line: OriginalLine, on_sale: Mapping[str, tuple[Span, ...]]) -> int:
    """How much of the line can still come back."""
    return sum(end - first for first, end in _free(known, line, on_sale))


def _free(known: Known, line: OriginalLine, on_sale: Mapping[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    return free_spans(line.micro, [*known.came_back.spans.get(line.line, ()), *on_sale.get(line.line, ())])


def _worth(known: Known, chosen: Chosen, on_sale: Mapping[str, tuple[Span, ...]]) -> Worth:
    """What the chosen units are paid back for, with their deposits."""
    spans = {
        one.line: first_of(_free(known, one, on_sale), chosen.micro.get(one.tied_to or one.line, 0))
        for one in known.sale.lines
    }
    return worth_of(known.sale, known.came_back, on_sale, spans)


def _row(
    known: Known,
    line: OriginalLine,
    chosen: Chosen,
    on_sale: Mapping[str, tuple[Span, ...]],
    worth: Worth,
    formats: Formats,
) -> BackRow:
    left, micro = left_of(known, line, on_sale), chosen.micro.get(line.line, 0)
    parts = [tr("{quantity} sold", quantity=_quantity(line, line.micro, formats))]
    if left < line.micro:
        came = _quantity(line, line.micro - left, formats)
        parts.append(tr("{quantity} came back", quantity=came) if left else tr("all came back"))
    if not known.reference.is_gift:
        each = line.gross * MICRO // line.micro
        parts.append(tr("{amount} each", amount=formats.amount(Money(each, known.sale.currency))))
    amount = Money(worth.by_line.get(line.line, 0), known.sale.currency)
    return BackRow(
        key=line.line,
        title=line.name or line.sku,
        detail=" · ".join(parts),
        value=f"{_quantity(line, micro, formats)} / {_quantity(line, left, formats)}" if left else "–",
        value_detail=formats.amount(amount) if micro and not known.reference.is_gift else "",
        is_chosen=micro > 0,
    )


def _quantity(line: OriginalLine, micro: int, formats: Formats) -> str:
    sign = UNIT_SIGNS.get(line.unit, "")
    written = formats.quantity(Quantity(micro, line.unit))
    return f"{written} {sign}" if sign and line.is_measured else written


def _facts(known: Known, formats: Formats) -> str:
    """When it was, and unless it was a gift what it came to and how it was paid."""
    sale = known.sale
    when = formats.moment(sale.occurred_at)
    if known.reference.is_gift:
        return f"{when} · {tr('Gift receipt')}"
    paid = ", ".join(means_words(paid) for paid in sale.source.paid)
    total = formats.money(Money(sale.gross, sale.currency))
    return " · ".join(part for part in (when, total, paid, rule_words(sale.source.promotions)) if part)


def rule_words(promotions: str) -> str:
    """By what rule offers and quantity prices of a receipt count; empty where it had none."""
    match rule_named(promotions):
        case PromotionsBack.SHARES:
            return tr("offers count in part for each piece")
        case PromotionsBack.ANEW:
            return tr("offers are worked out anew for what is kept")
        case _:
            return ""


def _warning(known: Known, last_day: date | None, today: date, formats: Formats) -> str:
    if last_day is not None and today > last_day:
        return late_words()
    if known.reference.is_gift:
        return tr("A gift: paid back as store credit, or exchanged.")
    if not known.is_ours and not known.is_checked:
        return tr("Other tills could not be asked whether it came back there.")
    return ""


def _offer_words(withheld: int, currency: str, formats: Formats) -> str:
    """What an offer does that no longer holds for what the customer keeps."""
    amount = formats.money(Money(abs(withheld), currency))
    if withheld > 0:
        return tr(
            "{amount} less than paid: the offer or quantity price no longer holds for what is kept.", amount=amount
        )
    if withheld < 0:
        return tr("{amount} more: what earlier returns held back is paid now.", amount=amount)
    return ""


def late_words() -> str:
    """The shop's window is over."""
    return tr("The time for returns is over; somebody who may must allow it.")


def place_words(place: Restock) -> str:
    """Where goods that come back go."""
    return {
        Restock.SHELF: tr("To the shelf"),
        Restock.DAMAGED: tr("Damaged"),
        Restock.VENDOR: tr("To the supplier"),
    }[place]


def _take_label(amount: str, *, is_gift: bool, some: bool, is_asking: bool) -> str:
    if is_asking:
        return tr("Asking the other tills …")
    if not some:
        return tr("Choose all")
    return tr("Take back") if is_gift else tr("Take back · {amount}", amount=amount)


def count_words(count: int) -> str:
    """What came of it."""
    return tr_count(
        "One line comes back. Ring what is taken instead, or pay.",
        "{n} lines come back. Ring what is taken instead, or pay.",
        count,
    )
