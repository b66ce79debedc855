"""What the benchmark says: each figure beside the raw limit of the same run, judged by its gate, as text, table or
JSON."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

UNITS_WITHOUT_DECIMALS = ("/s",)


class Kind(StrEnum):
    """What a gate looks at, and which side of it is good."""

    RATIO_AT_MOST = "ratio at most"
    RATIO_AT_LEAST = "ratio at least"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Gate:
    """What a figure must keep."""

    kind: Kind
    limit: float

    def keeps(self, ours: float, bare: float | None) -> bool:
        """Whether ours is on the good side; the limit itself still is."""
        match self.kind:
            case Kind.AT_LEAST:
                return ours >= self.limit
            case Kind.AT_MOST:
                return ours <= self.limit
            case Kind.RATIO_AT_LEAST:
                return round(_ratio(ours, bare), 2) >= self.limit
            case Kind.RATIO_AT_MOST:
                return round(_ratio(ours, bare), 2) <= self.limit

    def text(self, unit: str) -> str:
        """The gate as a person reads it."""
        if self.kind is Kind.RATIO_AT_MOST:
            return f"at most {self.limit:g} x"
        if self.kind is Kind.RATIO_AT_LEAST:
            return f"at least {self.limit:g} x"
        return f"{self.kind} {amount(self.limit, unit)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the benchmark."""

    name: str
    ours: float
    bare: float | None
    unit: str
    """`ms`, `s`, `/s`, `MiB` or `x`."""
    bare_name: str = ""
    gate: Gate | None = None

    @property
    def ratio(self) -> float | None:
        """Ours by bare; None without a raw limit, or where that is nothing."""
        return None if not self.bare else _ratio(self.ours, self.bare)

    @property
    def verdict(self) -> str:
        """`ok`, `MISS`, or nothing where no gate was set."""
        if self.gate is None:
            return ""
        return "ok" if self.gate.keeps(self.ours, self.bare) else "MISS"

    def cells(self) -> tuple[str, ...]:
        """Name, ours, bare, ratio, gate, verdict."""
        bare = "" if self.bare is None else f"{amount(self.bare, self.unit)} ({self.bare_name})"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        gate = "" if self.gate is None else self.gate.text(self.unit)
        return self.name, amount(self.ours, self.unit), bare, ratio, gate, self.verdict

    def to_json(self) -> dict[str, Any]:
        """The figure as data."""
        return {
            "name": self.name,
            "ours": round(self.ours, 4),
            "bare": None if self.bare is None else round(self.bare, 4),
            "bare_is": self.bare_name,
            "unit": self.unit,
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "gate": None if self.gate is None else {"kind": self.gate.kind.value, "limit": self.gate.limit},
            "verdict": self.verdict,
        }

    @staticmethod
    def from_json(told: dict[str, Any]) -> "Figure":
        """The figure that another process told."""
        gate = None if told["gate"] is None else Gate(Kind(told["gate"]["kind"]), told["gate"]["limit"])
        return Figure(told["name"], told["ours"], told["bare"], told["unit"], told["bare_is"], gate)


def amount(value: float, unit: str) -> str:
    """A value with its unit."""
    if unit in UNITS_WITHOUT_DECIMALS:
        return f"{value:,.0f}{unit}"
    if unit == "":
        return f"{value:,.0f}"
    digits = 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1
    return f"{value:,.{digits}f} {unit}"


def quantile(values: Sequence[float], percent: int) -> float:
    """The value below which so many percent of them lie; of a single value that one."""
    if len(values) < 2:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def text_table(figures: Sequence[Figure]) -> str:
    """The figures in columns for a terminal."""
    rows = [("", "ours", "bare, same run", "ratio", "gate", ""), *(figure.cells() for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def markdown_table(sections: Sequence[tuple[str, Sequence[Figure]]]) -> str:
    """The figures as a Markdown table, each with the command that measures it."""
    lines = [
        "| figure | here | raw limit, same run | ratio | gate | | command |",
        "|---|---|---|---|---|---|---|",
    ]
    for command, figures in sections:
        lines += [f"| {' | '.join(figure.cells())} | `{command}` |" for figure in figures]
    return "\n".join(lines) + "\n"


def _ratio(ours: float, bare: float | None) -> float:
    if not bare:
        raise ValueError("a ratio needs a raw limit above zero")
    return ours / bare
