"""What is still to pay and the likeliest ways to pay it."""

from collections.abc import Sequence

from evertill.domain.policy.tenders import TenderType
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.tenders.note_keys import note_keys
from evertill.domain.tenders.refund_plan import PaidTender, RefundPlan
from evertill.domain.tenders.split_payment import Share
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.frame.figures import abs_money
from evertill.ui.tender.card_view import CardView
from evertill.ui.words import tr

NOTE_KEYS_MAX = 6
TAKEN_MAX = 3
Taken = tuple[tuple[str, str], ...]
"""Means and amount of each tender."""


OWE = -1
"""Not a step of the plan: what was to go to the card is paid back later."""


@dataclass(frozen=True, slots=True)
class CashKey:
    """One amount that can be tapped."""

    amount: Money
    label: str
    note: str
    is_exact: bool
    step: int | None = None
    """Which step of what goes back it pays; None for cash that comes in."""


@dataclass(frozen=True, slots=True)
class TenderView:
    """The whole pane."""

    label: str
    remaining: str
    facts: tuple[str, ...]
    cash_title: str
    cash_keys: tuple[CashKey, ...]
    taken: tuple[tuple[str, str], ...]
    advice: str
    can_remove: bool
    taken_title: str = ""
    remove_label: str = ""
    takes_cards: bool = False
    means: tuple[TenderType, ...] = ()
    """What is taken by name."""
    card: CardView | None = None
    """A card payment that holds the sale."""


def tender_view(
    rung: RungSale, formats: Formats, share: Share | None = None, notes_minor: Sequence[int] = ()
) -> TenderView:
    """The pane for a sale with something due, or to be paid out; where it is shared, for whose turn it is."""
    remaining = rung.settlement.remaining
    facts = [tr("Total {amount}", amount=formats.amount(rung.settlement.total))]
    if rung.settlement.rounding.minor:
        facts.append(tr("Rounding {amount}", amount=formats.amount(rung.settlement.rounding)))
    is_paying_out = remaining.minor < 0
    if share is not None:
        facts = [tr("Still to pay {amount}", amount=formats.money(remaining)), *facts]
    taken = (
        *_vouchers(rung, formats),
        *((_tender_words(one), formats.amount(one.amount)) for one in rung.sale.tenders),
    )
    return TenderView(
        label=_label(remaining, share),
        remaining=formats.amount(abs_money(remaining if share is None else share.amount)),
        facts=tuple(facts),
        cash_title=_cash_title(rung, is_paying_out=is_paying_out),
        cash_keys=_keys_for(rung, share, notes_minor, formats),
        taken=_latest(taken, rung, formats),
        advice=_advice(is_taken=bool(taken), is_paying_out=is_paying_out),
        can_remove=bool(taken),
        taken_title=tr("Paid back") if is_paying_out else tr("Taken"),
        remove_label=_remove_label(rung, is_paying_out=is_paying_out),
    )


def _latest(taken: Taken, rung: RungSale, formats: Formats) -> Taken:
    """What was taken last; what came before stands in one row of all of it."""
    if len(taken) <= TAKEN_MAX:
        return taken
    latest = taken[1 - TAKEN_MAX :]
    earlier = rung.sale.tenders[: len(rung.sale.tenders) + 1 - TAKEN_MAX]
    sum_minor = sum(one.amount.minor for one in earlier)
    sum_minor -= sum(line.gross.minor for line in rung.priced.lines if line.line.redeems is not None)
    words = tr("{count} taken before", count=len(taken) - len(latest))
    return ((words, formats.amount(Money(sum_minor, rung.sale.currency))), *latest)


def _is_planned(rung: RungSale) -> bool:
    """Whether goods of a receipt come back, and money is still to go where it came from."""
    return bool(rung.sale.sources) and rung.refund is not None and bool(rung.refund.steps)


def _cash_title(rung: RungSale, *, is_paying_out: bool) -> str:
    if _is_planned(rung):
        return tr("Pay back as it was paid")
    return tr("Pay out in cash") if is_paying_out else tr("Cash")


def _step_keys(plan: RefundPlan | None, rung: RungSale, formats: Formats) -> tuple[CashKey, ...]:
    """A key for each means that money goes back to; the first is what Enter does."""
    steps = () if plan is None else plan.steps[:NOTE_KEYS_MAX]
    keys = tuple(
        CashKey(
            Money(-step.amount, rung.sale.currency),
            formats.amount(Money(step.amount, rung.sale.currency)),
            means_words(step.paid),
            is_exact=at == 0,
            step=at,
        )
        for at, step in enumerate(steps)
    )
    to_card = 0 if plan is None else plan.amount_of(TenderKind.CARD.value)
    return (*keys, _owe_key(Money(to_card, rung.sale.currency), formats)) if to_card else keys


def _owe_key(amount: Money, formats: Formats) -> CashKey:
    """Where the card cannot have its money now."""
    return CashKey(-amount, formats.amount(amount), tr("Pay it later"), is_exact=False, step=OWE)


def means_words(paid: PaidTender) -> str:
    """A means of payment, with what is known of the card."""
    words = {
        TenderKind.CASH.value: tr("Cash"),
        TenderKind.CARD.value: tr("Card"),
        TenderKind.STORE_CREDIT.value: tr("Store credit"),
        TenderKind.GIFT_CARD.value: tr("Gift card"),
        TenderKind.POINTS.value: tr("Points"),
    }
    word = paid.name or paid.means or words.get(paid.kind) or tr("Other")
    return f"{word} ··{paid.last_four}" if paid.last_four else word


def _label(remaining: Money, share: Share | None) -> str:
    if share is not None and share.count > 1:
        return tr(
            "Share {number} of {count}, {currency}", number=share.number, count=share.count, currency=remaining.currency
        )
    if share is not None:
        return tr("One share, {currency}", currency=remaining.currency)
    if remaining.minor < 0:
        return tr("To pay out, {currency}", currency=remaining.currency)
    return tr("Still to pay, {currency}", currency=remaining.currency)


def _keys_for(rung: RungSale, share: Share | None, notes_minor: Sequence[int], formats: Formats) -> tuple[CashKey, ...]:
    if _is_planned(rung):
        return _step_keys(rung.refund, rung, formats)
    return _cash_keys(rung, formats) if share is None else _share_keys(rung, share, notes_minor, formats)


def _share_keys(rung: RungSale, share: Share, notes_minor: Sequence[int], formats: Formats) -> tuple[CashKey, ...]:
    """As for a sale of its own; who pays last pays what coins allow."""
    is_last = share.amount == rung.settlement.remaining
    exact = rung.exact_cash if is_last else share.amount
    return _keys(exact, share.amount, note_keys(exact, notes_minor), formats)


def _cash_keys(rung: RungSale, formats: Formats) -> tuple[CashKey, ...]:
    return _keys(rung.exact_cash, rung.settlement.remaining, rung.note_keys, formats)


def _keys(exact: Money, due: Money, notes: Sequence[Money], formats: Formats) -> tuple[CashKey, ...]:
    is_rounded = exact != due
    keys = [
        CashKey(
            exact,
            formats.amount(abs_money(exact)),
            tr("exact, rounded") if is_rounded else tr("exact"),
            is_exact=True,
        )
    ]
    for note in notes:
        if note.minor > exact.minor and len(keys) < NOTE_KEYS_MAX:
            change = tr("change {amount}", amount=formats.amount(note - exact))
            keys.append(CashKey(note, _note_label(note, formats), change, is_exact=False))
    return tuple(keys)


def _note_label(note: Money, formats: Formats) -> str:
    """Whole notes without decimals: 50, not 50.00."""
    written = formats.amount(note)
    zeros = formats.decimal_sign + "0" * note.exponent
    return written.removesuffix(zeros) if note.exponent else written


def _advice(*, is_taken: bool, is_paying_out: bool) -> str:
    if is_taken and is_paying_out:
        return tr("Part is paid back: pay back the rest, or take it back to change the sale.")
    if is_taken:
        return tr("Part is paid: finish the sale, or give it back to change the sale.")
    if is_paying_out:
        return tr("The money goes to the customer. Esc goes back.")
    return tr("Type another amount and press Enter. Less than is due is taken as a part. Esc goes back.")


def _vouchers(rung: RungSale, formats: Formats) -> tuple[tuple[str, str], ...]:
    """What vouchers paid by a line of their own."""
    lines = [line for line in rung.priced.lines if line.line.redeems is not None]
    return tuple((line.line.item.name, formats.amount(-line.gross)) for line in lines)


def _remove_label(rung: RungSale, *, is_paying_out: bool) -> str:
    tenders = rung.sale.tenders
    has_voucher = any(line.redeems is not None for line in rung.sale.lines)
    if tenders and all(tender.kind is TenderKind.CARD for tender in tenders) and not has_voucher:
        return tr("Undo the card")
    if is_paying_out:
        return tr("Take it back")
    is_cash = all(tender.kind is TenderKind.CASH for tender in tenders) and not has_voucher
    return tr("Give cash back") if is_cash else tr("Give it back")


def _tender_words(tender: Tender) -> str:
    """The means, and of a card its name and last digits."""
    word = tender.means or _tender_word(tender.kind)
    card = tender.card
    if tender.balance is not None and tender.balance.points is not None:
        return f"{word} {tender.balance.points}"
    if tender.balance is not None:
        return f"{word} ··{tender.balance.last_four}" if tender.balance.last_four else word
    if card is None:
        return f"{word} {tender.reference}" if tender.means and tender.reference else word
    last = f"··{card.last_four}" if card.last_four else ""
    return " ".join(part for part in (word, card.card_name, last) if part)


def _tender_word(kind: TenderKind) -> str:
    return {
        TenderKind.CASH: tr("Cash"),
        TenderKind.CARD: tr("Card"),
        TenderKind.GIFT_CARD: tr("Gift card"),
        TenderKind.STORE_CREDIT: tr("Store credit"),
        TenderKind.POINTS: tr("Points"),
        TenderKind.PENDING_REFUND: tr("Paid back later"),
    }.get(kind) or tr("Other")
