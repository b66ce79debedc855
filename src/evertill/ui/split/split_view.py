"""What can be shared how: the lines with what each costs, and those chosen or paid."""

from evertill.domain.selling.priced import PricedLine
from evertill.domain.tenders.split_payment import equal_shares
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.words import tr

PARTS = (2, 3, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One line of the sale, with the deposits tied to it."""

    line_ids: tuple[int, ...]
    name: str
    detail: str
    amount: Money
    shown: str
    is_chosen: bool
    is_paid: bool


@dataclass(frozen=True, slots=True)
class SplitView:
    """The whole pane."""

    due: str
    parts: tuple[tuple[int, str, str], ...]
    """How many, and what each pays."""
    rows: tuple[SplitRow, ...]
    marked: int
    chosen: Money | None
    """What the chosen lines cost, never more than is due."""
    pay_label: str


def split_view(
    rung: RungSale, chosen: frozenset[int], paid: frozenset[int], marked: int, formats: Formats
) -> SplitView:
    """The pane for a sale with something due."""
    remaining = rung.settlement.remaining
    rule = rung.sale.policy.cash_rounding
    step = 1 if rule is None else rule.increment_minor
    parts = tuple(
        (count, str(count), tr("{amount} each", amount=formats.amount(equal_shares(remaining, count, step)[0])))
        for count in PARTS
    )
    rows = split_rows(rung, chosen, paid, formats)
    picked = [row.amount.minor for row in rows if row.is_chosen]
    amount = Money(min(sum(picked), remaining.minor), remaining.currency) if picked else None
    return SplitView(
        due=tr("Still to pay {amount}", amount=formats.money(remaining)),
        parts=parts,
        rows=rows,
        marked=marked,
        chosen=amount if amount is not None and amount.minor > 0 else None,
        pay_label=tr("Pay what is chosen") if amount is None else _pay(amount, formats),
    )


def split_rows(rung: RungSale, chosen: frozenset[int], paid: frozenset[int], formats: Formats) -> tuple[SplitRow, ...]:
    """One row for each line that is no deposit of another."""
    rows: list[SplitRow] = []
    for line in rung.priced.lines:
        if line.line.tied_to is None:
            own = [line, *(tied for tied in rung.priced.lines if tied.line.tied_to == line.line.line_id)]
            rows.append(_row(own, chosen, paid, formats))
    return tuple(rows)


def _pay(amount: Money, formats: Formats) -> str:
    return tr("Pay {amount}", amount=formats.money(amount))


def _row(lines: list[PricedLine], chosen: frozenset[int], paid: frozenset[int], formats: Formats) -> SplitRow:
    first = lines[0].line
    amount = sum((line.gross for line in lines[1:]), lines[0].gross)
    is_paid, is_chosen = first.line_id in paid, first.line_id in chosen
    detail = tr("paid") if is_paid else tr("chosen") if is_chosen else ""
    quantity = formats.quantity(first.quantity)
    name = first.item.name or first.item.sku
    return SplitRow(
        tuple(line.line.line_id for line in lines),
        name if quantity == "1" else f"{quantity} × {name}",
        detail,
        amount,
        formats.amount(amount),
        is_chosen,
        is_paid,
    )
