"""What came of a replay, read back from the journal rather than remembered, beside what the file says of itself."""

from collections.abc import Mapping, Sequence

from evertill.app.backend.reconciling import DayFigures, figures_of
from evertill.app.replay.invoice_file import InvoiceFile, Refusal
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction
from evertill.domain.records.sale_record import read_figures
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class CentralTotal:
    """What the backend confirms for this workstation: all its facts, and its net over the file's days."""

    facts: int
    net: int


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """Counts of invoices and rows, and three totals (minor units) that must be one."""

    invoices: int
    rung_now: int
    lines_rung: int
    lines_returned: int
    lines_written_off: int
    refusals: tuple[Refusal, ...]
    sold: int
    returned: int
    days: Mapping[str, DayFigures]
    """The journal's own figures of each day of the file, by whatever was rung on it."""
    file_net: int
    central: CentralTotal | None

    @property
    def net(self) -> int:
        """Sold less returned."""
        return self.sold - self.returned

    @property
    def is_balanced(self) -> bool:
        """Whether till, file and backend (if there is one) name the same sum."""
        of_days = sum(figures.net for figures in self.days.values())
        return self.net == self.file_net and (self.central is None or self.central.net == of_days)

    def to_json(self) -> JsonObject:
        """As `evertill replay --json` prints it."""
        refusals: list[Json] = [{"row": refusal.row, "reason": refusal.reason} for refusal in self.refusals]
        days: list[Json] = [{"day": day, "net": figures.net} for day, figures in sorted(self.days.items())]
        return {
            "invoices": self.invoices,
            "rung_now": self.rung_now,
            "lines": {
                "rung": self.lines_rung,
                "returned": self.lines_returned,
                "written_off": self.lines_written_off,
                "refused": len(self.refusals),
            },
            "sold": self.sold,
            "returned": self.returned,
            "net": self.net,
            "refusals": refusals,
            "central": None if self.central is None else {"facts": self.central.facts, "net": self.central.net},
            "balanced": self.is_balanced,
            "days": days,
            "file": {"net": self.file_net},
        }


def report_of(
    file: InvoiceFile,
    reader: JournalReader,
    *,
    rung_now: int,
    file_net: int,
    confirmed: Mapping[str, DayFigures] | None,
) -> ReplayReport:
    """Read the file's invoices back from the journal and add them up."""
    numbers = {invoice.number for invoice in file.invoices}
    dates = {invoice.moment.date().isoformat() for invoice in file.invoices}
    found: list[Transaction] = []
    days: dict[str, DayFigures] = {day: DayFigures() for day in dates}
    for _, transaction in reader.transactions():
        day = transaction.business_day.isoformat()
        if day in days:
            days[day] += figures_of(transaction)
        if transaction.body.get("reference") in numbers:
            found.append(transaction)
    sold, returned, rung, back = _sums(found)
    references = {transaction.body.get("reference") for transaction in found}
    there = [invoice for invoice in file.invoices if invoice.number in references]
    return ReplayReport(
        invoices=len(there),
        rung_now=rung_now,
        lines_rung=rung,
        lines_returned=back,
        lines_written_off=sum(line.is_write_off for invoice in there for line in invoice.lines),
        refusals=file.refusals,
        sold=sold,
        returned=returned,
        days=days,
        file_net=file_net,
        central=None if confirmed is None else _central(confirmed, dates),
    )


def _sums(found: Sequence[Transaction]) -> tuple[int, int, int, int]:
    """Sold, returned, lines sold, lines returned."""
    sold = returned = rung = back = 0
    for transaction in found:
        if transaction.kind not in TAKES_RECEIPT_NUMBER:
            continue
        figures = read_figures(transaction)
        lines = transaction.body["lines"]
        assert isinstance(lines, list)
        coming_back = sum(isinstance(line, dict) and line.get("direction") == "return" for line in lines)
        sold, returned = sold + figures.sold_minor, returned + figures.returned_minor
        rung, back = rung + figures.line_count - coming_back, back + coming_back
    return sold, returned, rung, back


def _central(confirmed: Mapping[str, DayFigures], dates: set[str]) -> CentralTotal:
    return CentralTotal(
        facts=sum(figures.facts for figures in confirmed.values()),
        net=sum(figures.net for day, figures in confirmed.items() if day in dates),
    )
