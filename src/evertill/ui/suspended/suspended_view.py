"""Sales put aside, as cards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from evertill.domain.selling.put_aside import PriceChange
from evertill.kernel.ids import OperatorId, SaleId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.aside.shared_aside import SharedAside
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import SuspendedSale
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.frame.age import ago_text, clock_text
from evertill.ui.words import tr, tr_count

MERGE, LEAVE = "merge", "leave"
CHANGES_SHOWN = 5
BY_DIGIT = 9
"""So many cards have a digit that fetches them."""


@dataclass(frozen=True, slots=True)
class SuspendedCard:
    """One sale."""

    sale_id: SaleId
    digit: str
    """Fetches it back; empty for cards further down."""
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
    """In place of cards while there are none."""
    counted: str = ""
    warning: str = ""
    """Why none of them can be fetched now, and what to do first."""


def suspended_view(
    entries: Sequence[SuspendedSale | SharedAside],
    names: Mapping[OperatorId, str],
    marked: int,
    now: datetime,
    formats: Formats,
    *,
    is_counter_taken: bool = False,
    trouble: str = "",
) -> SuspendedView:
    """The cards as they come, latest first, for that is the one most often fetched back."""
    cards = tuple(_card(at, entry, names, now, formats) for at, entry in enumerate(entries))
    hint = tr("No sale is put aside. F4 puts the sale on the counter here, F5 brings the latest back.")
    taken = tr("A sale is on the counter: finish it or put it aside with F4 first, or choose one to join it.")
    return SuspendedView(
        cards=cards,
        marked=min(marked, max(len(cards) - 1, 0)),
        hint="" if cards else hint,
        counted=tr_count("{n} sale", "{n} sales", len(cards)) if cards else "",
        warning=taken if cards and is_counter_taken else trouble,
    )


def _card(
    at: int, sale: SuspendedSale | SharedAside, names: Mapping[OperatorId, str], now: datetime, formats: Formats
) -> SuspendedCard:
    place = _place(sale, now, formats) if isinstance(sale, SharedAside) else ""
    lines = tr_count("{n} line", "{n} lines", sale.line_count)
    name = names.get(OperatorId(sale.operator_id), "")
    since = clock_text(sale.suspended_at, now, formats)
    return SuspendedCard(
        sale_id=sale.sale_id,
        digit=str(at + 1) if at < BY_DIGIT else "",
        label=sale.label,
        detail=" · ".join(part for part in (place, lines, name, tr("since {time}", time=since)) if part),
        age=ago_text(sale.suspended_at, now),
        amount=formats.amount(sale.gross),
    )


def _place(aside: SharedAside, now: datetime, formats: Formats) -> str:
    """At which till it waits, or on whose counter it is."""
    if aside.held_by and aside.held_at is not None:
        time = clock_text(aside.held_at, now, formats)
        return tr("on the counter of till {till} since {time}", till=aside.held_by, time=time)
    return tr("till {till}", till=aside.workstation)


def merge_question() -> AskView:
    """A sale is on the counter, and another is fetched."""
    return AskView(
        icon="resume",
        tint=Tint.CALM,
        title=tr("Make one sale of both?"),
        sentence=tr("A sale is on the counter. The lines of the one put aside can join it; both are paid together."),
        choices=(
            Choice(MERGE, tr("Make one sale"), is_main=True),
            Choice(LEAVE, tr("Leave it put aside"), tr("Esc")),
        ),
    )


def changed_prices(
    changes: Sequence[PriceChange], before: Money | None, now: Money, formats: Formats, *, was_aside: bool = True
) -> AskView:
    """What costs something else than when the sale was put aside, or rung, line by line, and in all."""
    facts = [
        (
            change.name,
            f"{formats.unit_price(change.old, change.currency)} → {formats.unit_price(change.new, change.currency)}",
        )
        for change in changes[:CHANGES_SHOWN]
    ]
    if len(changes) > CHANGES_SHOWN:
        facts.append((tr("and {n} more", n=len(changes) - CHANGES_SHOWN), ""))
    if before is not None:
        facts.append((tr("Total"), f"{formats.amount(before)} → {formats.amount(now)}"))
    return AskView(
        icon="tag",
        tint=Tint.WARNING,
        title=tr_count("{n} price has changed", "{n} prices have changed", len(changes)),
        sentence=tr("The sale was put aside at other prices; it is at those of now. Tell the customer.")
        if was_aside
        else tr("The sale was open for long and is at the prices of now. Tell the customer, then pay."),
        choices=(Choice(LEAVE, tr("Go on"), is_main=True),),
        facts=tuple(facts),
    )
