"""A report as a table, and whoever writes it as a file."""

from decimal import Decimal
from pathlib import Path
from typing import Protocol

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass

Cell = str | int | Decimal | Money
"""Text, a count, a quantity or an amount."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Headings, rows of cells, and the row of totals."""

    title: str
    subtitle: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    file_name: str = "report"
    """What a file of it is called, without its suffix."""


class SaveReport(Protocol):
    """Writes a table as a file of a kind (csv, xlsx, pdf) and gives its place; Fault when it cannot."""

    def __call__(self, suffix: str, table: ReportTable) -> Path:
        """Write it."""
        ...
