"""Sales put aside, as cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evertill.kernel.ids import OperatorId, SaleId
from evertill.ports.formats import Formats
from evertill.ports.journal import SuspendedSale
from evertill.ui.frame.age import age_text, clock_text
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class SuspendedCard:
    """One sale."""

    sale_id: SaleId
    label: str
    detail: str
    age: str
    amount: str


@dataclass(frozen=True, slots=True)
class SuspendedView:
    """The whole pane."""

    cards: tuple[SuspendedCard, ...]
    marked: int
    hint: str


def suspended_view(
    sales: Sequence[SuspendedSale],
    names: Mapping[OperatorId, str],
    marked: int,
    now: datetime,
    formats: Formats,
) -> SuspendedView:
    """The cards, latest first, for that is the one most often fetched back."""
    cards = tuple(_card(sale, names, now, formats) for sale in reversed(sales))
    hint = "" if cards else tr("No sale is put aside. F4 puts the sale on the counter here, F5 brings the latest back.")
    return SuspendedView(cards, min(marked, max(len(cards) - 1, 0)), hint)


def _card(sale: SuspendedSale, names: Mapping[OperatorId, str], now: datetime, formats: Formats) -> SuspendedCard:
    lines = tr_count("{n} line", "{n} lines", sale.line_count)
    name = names.get(sale.operator_id, "")
    since = clock_text(sale.suspended_at, now, formats)
    return SuspendedCard(
        sale_id=sale.sale_id,
        label=sale.label,
        detail=" · ".join(part for part in (lines, name, tr("since {time}", time=since)) if part),
        age=age_text(sale.suspended_at, now),
        amount=formats.amount(sale.gross),
    )
