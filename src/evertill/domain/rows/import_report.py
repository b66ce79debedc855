"""What came of importing a catalogue file: how much was taken over, and every line refused with its reasons."""

from evertill.domain.rows.catalogue_rows import RowReason
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class CatalogueRefusal:
    """A line that was not taken over."""

    row: int
    """The line of the file it begins on; the line with the column names is usually 1."""
    sku: str
    """Its SKU, as far as it could be read."""
    reasons: tuple[RowReason, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The outcome of an import. Blank lines are not counted."""

    file: str
    rows: int
    added: int
    replaced: int
    """Products that were there before."""
    refusals: tuple[CatalogueRefusal, ...]
    extra_columns: tuple[str, ...] = ()
    """Columns the till does not know; kept with the products."""
    notes: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        """How many lines became products."""
        return self.added + self.replaced

    def to_json(self) -> JsonObject:
        """The report for programs."""
        refusals: list[JsonObject] = [_refusal_json(refusal) for refusal in self.refusals]
        return {
            "file": self.file,
            "rows": self.rows,
            "taken": self.taken,
            "added": self.added,
            "replaced": self.replaced,
            "refused": len(self.refusals),
            "refusals": refusals,
            "extra_columns": list(self.extra_columns),
            "notes": list(self.notes),
        }


def _refusal_json(refusal: CatalogueRefusal) -> JsonObject:
    reasons: list[JsonObject] = [
        {"fault": reason.fault.value, "column": reason.column, "text": reason.text} for reason in refusal.reasons
    ]
    return {"row": refusal.row, "sku": refusal.sku, "reasons": reasons}
