"""What a fact does to the books: goods that move and figures of its day, read from the body with suspicion.

A body that disagrees with itself is never refused, for what it tells did happen; the disagreement is said beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.tenders import LABEL_LENGTH
from evertill.domain.pricing.comparison import difference, recomputed_totals, stated_totals
from evertill.domain.records.refund_debt import DEBT_KINDS
from evertill.domain.records.sold_lines import counts_as_sold
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.stock_document import CountScope
from evertill.domain.stock.stock_facts import SET_ASIDE
from evertill.domain.stock.stock_ledger import JournalPlace, MovementKind
from evertill.domain.stock.stocktake import marked_by
from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.stock.movements import CountedZone, Movement
from evertill_central.store.sums import DaySum

AMOUNT_MAX = 10**13
"""More is a slip of the machine, and would spoil the sums of everybody else."""

DAMAGED = "damaged"
"""The condition of goods that came back and cannot be sold."""

# A long queue brings ten thousand facts, and an enumeration is slow to be asked for a member (CPython 3.11).
_SALE: Final = TransactionKind.SALE
_RETURN: Final = TransactionKind.RETURN
_POST_VOID: Final = TransactionKind.POST_VOID
_STOCK_MOVE: Final = TransactionKind.STOCK_MOVE
_STOCK_COUNT: Final = TransactionKind.STOCK_COUNT
_SOLD: Final = MovementKind.SALE
_COUNT_SET: Final = MovementKind.COUNT_SET

_ENTRIES_OF: dict[str, str] = {
    _SALE: "stock",
    _RETURN: "stock",
    _POST_VOID: "stock",
    _STOCK_MOVE: "stock",
    _STOCK_COUNT: "counted",
}
_KIND_OF_REASON: dict[str, MovementKind] = {
    kind.value: kind for kind in (MovementKind.RECEIPT, MovementKind.WRITE_OFF, MovementKind.SALE)
}
_SETS_ASIDE = frozenset(
    {
        _STOCK_MOVE,
        TransactionKind.TRANSFER_STEP,
        _SALE,
        _RETURN,
        _POST_VOID,
    }
)
_HAS_FIGURES = frozenset({_SALE, _RETURN, _POST_VOID})
_CURRENCY = re.compile(r"[A-Z]{3}")
_TENDER = re.compile(r"[a-z0-9_]{1,32}")
_SHIFT = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class Effects:
    """All that one fact does, besides being there."""

    movements: tuple[Movement, ...]
    sums: tuple[DaySum, ...]
    remarks: tuple[Remark, ...]


def effects_of(fact: ReadFact) -> Effects:
    """What the fact does; pure."""
    remarks: list[Remark] = []
    movements = _movements(fact, remarks) if fact.kind in _ENTRIES_OF else ()
    if fact.kind in _SETS_ASIDE and fact.body.get(SET_ASIDE):
        movements += _moved(fact, fact.body[SET_ASIDE], MovementKind.SET_ASIDE, remarks)
    sums = [DaySum(fact.day, "", "facts", 1)]
    if fact.kind in _HAS_FIGURES:
        sums.append(_counted(fact))
        try:
            sums.extend(_figures(fact))
        except ValueError as error:
            text = f"Its amounts are not in the day's totals: {error}."
            remarks.append(Remark(RemarkKind.FIGURES, text))
    if fact.kind in DEBT_KINDS:
        sums.extend(_moved_tenders(fact, remarks))
    if fact.kind == _SALE:
        remarks.extend(_compared(fact))
    return Effects(movements, tuple(sums), tuple(remarks))


def _compared(fact: ReadFact) -> Iterator[Remark]:
    """The sale computed anew by the same engine: what the till took stands, and a difference is told with both."""
    stated, ours = stated_totals(fact.body), recomputed_totals(fact.body)
    if stated is not None and ours is not None:
        told = difference(stated, ours, our_name="The till", their_name="this backend")
        if told is not None:
            yield Remark(RemarkKind.FIGURES, f"{told}; what the till took stands, so find out why.")


def _counted(fact: ReadFact) -> DaySum:
    """One sale or return more; one less where a post-void undoes it (what it does not say counts as a sale)."""
    undoes = fact.body.get("undoes") if fact.kind == _POST_VOID else None
    kind = undoes.get("kind") if isinstance(undoes, dict) else fact.kind
    sign = -1 if fact.kind == _POST_VOID else 1
    return DaySum(fact.day, "", "returns" if kind == _RETURN else "sales", sign)


def _movements(fact: ReadFact, remarks: list[Remark]) -> tuple[Movement, ...]:
    return _moved(fact, fact.body.get(_ENTRIES_OF[fact.kind]), None, remarks)


def _moved(fact: ReadFact, entries: Json, given: MovementKind | None, remarks: list[Remark]) -> tuple[Movement, ...]:
    """What the entries move, of this kind or of that which each entry says."""
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        remarks.append(Remark(RemarkKind.STOCK, "It does not say what it moved, so it moved no stock."))
        return ()
    place, fact_id = JournalPlace(fact.at, fact.epoch, fact.sequence), fact.fact_id
    moves: dict[tuple[str, MovementKind], Movement] = {}
    unreadable: list[int] = []
    for number, entry in enumerate(entries, start=1):
        members = entry if isinstance(entry, dict) else {}
        sku, micro, unit = members.get("sku"), members.get("micro"), members.get("unit")
        if not (
            isinstance(sku, str) and isinstance(micro, int) and isinstance(unit, str) and _is_fit(sku, micro, unit)
        ):
            unreadable.append(number)
            continue
        kind = _kind(fact, members, micro) if given is None else given
        key, at = (sku, kind), _place(members, place) if "at" in members else place
        before = moves.get(key)
        if before is not None:
            micro, unit = micro if kind is _COUNT_SET else before.micro + micro, before.unit
        if kind is _COUNT_SET:
            moves[key] = Movement(fact_id, sku, kind, micro, unit, at, _zone(fact, members))
        else:
            moves[key] = Movement(fact_id, sku, kind, micro, unit, at)
    if unreadable:
        count, first = len(unreadable), unreadable[0]
        text = f"{count} entries of its stock, the first at {first}, cannot be read, so they moved nothing."
        remarks.append(Remark(RemarkKind.STOCK, text))
    return tuple(moves.values())


def _kind(fact: ReadFact, entry: Mapping[str, Json], micro: int) -> MovementKind:
    """Why it moved: what a sale takes, what a return brings back whole or damaged, or the reason a stock move gives."""
    if micro < 0 and fact.kind in _HAS_FIGURES:
        return _SOLD
    if fact.kind == _STOCK_COUNT:
        return _COUNT_SET
    if fact.kind == _STOCK_MOVE:
        named = fact.body.get("movement", fact.body.get("reason"))
        return _KIND_OF_REASON.get(str(named), MovementKind.ADJUST)
    return MovementKind.RETURN_DAMAGED if entry.get("condition") == DAMAGED else MovementKind.RETURN_SELLABLE


def _zone(fact: ReadFact, entry: Mapping[str, Json]) -> CountedZone | None:
    """Which zone was counted; None for all there is of the article."""
    if fact.body.get("scope") != CountScope.ZONE:
        return None
    told = marked_by(fact.body, fact.at, fact.workstation)
    if told is None:
        return None
    return CountedZone(told.marks[0].zone, told.name, is_home=entry.get("home") is not False)


def _place(entry: Mapping[str, Json], otherwise: JournalPlace) -> JournalPlace:
    """Where in its till's journal an article was counted; that of the fact unless the entry names an earlier one."""
    match entry:
        case {"at_sequence": int(sequence), "at": str(at)} if 0 < sequence <= otherwise.sequence:
            try:
                return JournalPlace(from_rfc3339(at), otherwise.epoch, sequence)
            except (ValueError, OverflowError):
                return otherwise
        case _:
            return otherwise


def _is_fit(sku: str, micro: int, unit: str) -> bool:
    fit_texts = 0 < len(sku) <= 200 and "\0" not in sku and 0 < len(unit) <= 8 and "\0" not in unit
    return fit_texts and not isinstance(micro, bool) and abs(micro) <= LARGEST_STOCK_MICRO


def _figures(fact: ReadFact) -> list[DaySum]:
    body = fact.body
    currency = body.get("currency")
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        raise ValueError("it names no currency")
    sold, returned, redeemed = _gross_both_ways(body.get("lines"))
    if sold - returned != _amount(body.get("gross"), "gross"):
        raise ValueError("its lines do not add up to its gross")
    measures = {"sold": sold, "returned": returned, "redeemed": redeemed, **_tenders(body)}
    figures = [DaySum(fact.day, currency, measure, amount) for measure, amount in measures.items() if amount]
    if fact.shift is not None and _SHIFT.fullmatch(fact.shift):
        # Nothing is a figure too: a shift without any is one this backend never added up.
        figures.append(DaySum(fact.day, currency, f"shift:{fact.shift}", sold - returned))
    return figures


def _moved_tenders(fact: ReadFact, remarks: list[Remark]) -> list[DaySum]:
    """Money owed to a customer, or paid later, moves the tenders of its day and nothing else."""
    currency = fact.body.get("currency")
    try:
        if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
            raise ValueError("it names no currency")
        moved = _tenders({"tenders": fact.body.get("tenders"), "change": 0})
    except ValueError as error:
        remarks.append(Remark(RemarkKind.FIGURES, f"Its amounts are not in the day's totals: {error}."))
        return []
    return [DaySum(fact.day, currency, measure, amount) for measure, amount in moved.items() if amount]


def _gross_both_ways(lines: Json) -> tuple[int, int, int]:
    """What was sold and what came back, and what single-purpose vouchers took off the former."""
    sold = returned = redeemed = 0
    for line in _objects(lines, "lines"):
        gross = _amount(line.get("gross"), "gross of a line")
        if counts_as_sold(line):
            sold += gross
            redeemed -= gross if "redeems" in line else 0
        else:
            returned -= gross
    return sold, returned, redeemed


def _tenders(body: Mapping[str, Json]) -> dict[str, int]:
    """What came in by each kind of tender, and of means that the shop takes by name by each of those as well."""
    taken = {"tender:cash": -_amount(body.get("change"), "change")}
    for tender in _objects(body.get("tenders"), "tenders"):
        kind = tender.get("kind")
        if not isinstance(kind, str) or not _TENDER.fullmatch(kind):
            raise ValueError("a tender has no kind")
        amount, name = _amount(tender.get("amount"), "amount of a tender"), tender.get("means")
        measures = [f"tender:{kind}"]
        if isinstance(name, str) and 0 < len(name) <= LABEL_LENGTH and name.isprintable():
            measures.append(f"named:{kind}:{name}")
        for measure in measures:
            taken[measure] = taken.get(measure, 0) + amount
    return taken


def _objects(value: Json, name: str) -> Iterator[Mapping[str, Json]]:
    if not isinstance(value, list):
        raise ValueError(f"it has no {name}")
    for each in value:
        if not isinstance(each, dict):
            raise ValueError(f"one of its {name} is not an object")
        yield each


def _amount(value: Json, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > AMOUNT_MAX:
        raise ValueError(f"{name} is not an amount")
    return value
