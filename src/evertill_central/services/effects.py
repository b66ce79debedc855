"""What a fact does to the books: goods that move and figures of its day, read from the body with suspicion.

A body that disagrees with itself is never refused, for what it tells did happen; the disagreement is said beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evertill.domain.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.transaction import TransactionKind
from evertill.kernel.canonical import Json
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.store.sums import DaySum

AMOUNT_MAX = 10**13
"""More is a slip of the machine, and would spoil the sums of everybody else."""

_MOVES_STOCK = frozenset({TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.STOCK_MOVE})
_HAS_FIGURES = frozenset({TransactionKind.SALE, TransactionKind.RETURN})
_CURRENCY = re.compile(r"[A-Z]{3}")
_TENDER = re.compile(r"[a-z0-9_]{1,32}")


class Move(NamedTuple):
    """How much of an article came (above zero) or went, in millionths of a unit."""

    micro: int
    unit: str


@dataclass(frozen=True, slots=True)
class Effects:
    """All that one fact does, besides being there."""

    moves: Mapping[str, Move]
    sums: tuple[DaySum, ...]
    remarks: tuple[Remark, ...]


def effects_of(fact: ReadFact) -> Effects:
    """What the fact does; pure."""
    remarks: list[Remark] = []
    moves = _moves(fact, remarks) if fact.kind in _MOVES_STOCK else {}
    sums = [DaySum(fact.day, "", "facts", 1)]
    if fact.kind in _HAS_FIGURES:
        sums.append(DaySum(fact.day, "", "sales" if fact.kind == TransactionKind.SALE else "returns", 1))
        try:
            sums.extend(_figures(fact))
        except ValueError as error:
            text = f"Its amounts are not in the day's totals: {error}."
            remarks.append(Remark(RemarkKind.FIGURES, text))
    return Effects(moves, tuple(sums), tuple(remarks))


def _moves(fact: ReadFact, remarks: list[Remark]) -> dict[str, Move]:
    entries = fact.body.get("stock")
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        remarks.append(Remark(RemarkKind.STOCK, "It does not say what it moved, so it moved no stock."))
        return {}
    moves: dict[str, Move] = {}
    unreadable: list[int] = []
    for number, entry in enumerate(entries, start=1):
        match entry:
            case {"sku": str(sku), "micro": int(micro), "unit": str(unit)} if _is_fit(sku, micro, unit):
                before = moves.get(sku)
                moves[sku] = Move(micro, unit) if before is None else Move(before.micro + micro, before.unit)
            case _:
                unreadable.append(number)
    if unreadable:
        count, first = len(unreadable), unreadable[0]
        text = f"{count} entries of its stock, the first at {first}, cannot be read, so they moved nothing."
        remarks.append(Remark(RemarkKind.STOCK, text))
    return moves


def _is_fit(sku: str, micro: int, unit: str) -> bool:
    fit_texts = 0 < len(sku) <= 200 and "\0" not in sku and 0 < len(unit) <= 8 and "\0" not in unit
    return fit_texts and not isinstance(micro, bool) and abs(micro) <= LARGEST_STOCK_MICRO


def _figures(fact: ReadFact) -> list[DaySum]:
    body = fact.body
    currency = body.get("currency")
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        raise ValueError("it names no currency")
    sold, returned = _gross_both_ways(body.get("lines"))
    if sold - returned != _amount(body.get("gross"), "gross"):
        raise ValueError("its lines do not add up to its gross")
    measures = {"sold": sold, "returned": returned, **_tenders(body)}
    return [DaySum(fact.day, currency, measure, amount) for measure, amount in measures.items() if amount]


def _gross_both_ways(lines: Json) -> tuple[int, int]:
    sold = returned = 0
    for line in _objects(lines, "lines"):
        gross = _amount(line.get("gross"), "gross of a line")
        if line.get("direction") == "sale":
            sold += gross
        else:
            returned -= gross
    return sold, returned


def _tenders(body: Mapping[str, Json]) -> dict[str, int]:
    taken = {"tender:cash": -_amount(body.get("change"), "change")}
    for tender in _objects(body.get("tenders"), "tenders"):
        kind = tender.get("kind")
        if not isinstance(kind, str) or not _TENDER.fullmatch(kind):
            raise ValueError("a tender has no kind")
        measure = f"tender:{kind}"
        taken[measure] = taken.get(measure, 0) + _amount(tender.get("amount"), "amount of a tender")
    return taken


def _objects(value: Json, name: str) -> Iterator[Mapping[str, Json]]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError(f"it has no {name}")
    for each in value:
        if not isinstance(each, Mapping):
            raise ValueError(f"one of its {name} is not an object")
        yield each


def _amount(value: Json, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > AMOUNT_MAX:
        raise ValueError(f"{name} is not an amount")
    return value
