"""The Z of each shift beside what the backend added up itself from the facts of that shift."""

from collections.abc import Mapping

from evertill.app.backend.reconciling import figures_of
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction, TransactionKind
from evertill.domain.till.shift_report import read_z
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass
from evertill.ports.journal_rows import OutboxState

_KINDS = (*sorted(TAKES_RECEIPT_NUMBER), TransactionKind.TILL_SETTLE)


@dataclass(frozen=True, slots=True)
class ZCompared:
    """One closed shift; amounts in minor units, sold less returned."""

    day: str
    number: int
    till: int
    """What the Z says."""
    unsent: int
    """Of that, facts the backend has not taken yet, or that need a person."""
    central: int | None
    """What the backend added up; None where it never did."""

    @property
    def difference(self) -> int | None:
        """What nobody explains; None where the backend has no figure to compare."""
        return None if self.central is None else self.till - self.central - self.unsent

    @property
    def is_balanced(self) -> bool:
        """Whether nothing is unexplained."""
        return not self.difference


def compared_zs(
    reader: JournalReader, statement: JsonObject, *, route: str, day: str | None = None
) -> tuple[ZCompared, ...]:
    """Every Z of the journal (or of the day named), in the order they were made. ValueError when one cannot be read."""
    states, central = reader.outbox_states(route), _shifts(statement)
    unsent: dict[str, int] = {}
    found: list[ZCompared] = []
    for _, transaction in reader.transactions(kinds=_KINDS):
        shift_id = transaction.shift_id or ""
        if transaction.kind is TransactionKind.TILL_SETTLE:
            found.extend(_compared(transaction, central.get(shift_id), unsent.get(shift_id, 0)))
        elif states.get(transaction.transaction_id, OutboxState.DELIVERED) is not OutboxState.DELIVERED:
            unsent[shift_id] = unsent.get(shift_id, 0) + figures_of(transaction).net
    return tuple(one for one in found if day in (None, one.day))


def zs_json(zs: tuple[ZCompared, ...]) -> list[Json]:
    """The shifts as data."""
    return [
        {
            "day": z.day,
            "z": z.number,
            "till": z.till,
            "unsent": z.unsent,
            "central": z.central,
            "difference": z.difference,
        }
        for z in zs
    ]


def _compared(settle: Transaction, central: int | None, unsent: int) -> list[ZCompared]:
    z = read_z(settle.body)
    if z is None:
        return []
    turnover = z.report.turnover.minor
    if central is None and turnover == unsent:
        central = 0  # nothing of it came there yet
    return [ZCompared(settle.business_day.isoformat(), z.number, turnover, unsent, central)]


def _shifts(statement: JsonObject) -> Mapping[str, int]:
    found: dict[str, int] = {}
    days = statement.get("days")
    for day in days if isinstance(days, list) else []:
        shifts = day.get("shifts") if isinstance(day, dict) else None
        for shift_id, amount in shifts.items() if isinstance(shifts, dict) else ():
            if isinstance(amount, int):
                found[shift_id] = found.get(shift_id, 0) + amount
    return found
