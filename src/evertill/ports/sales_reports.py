"""Sums over a range of business days, as the read tables hold them: what the reports of a workstation are made of."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from evertill.kernel.values import dataclass


class ReportKind(StrEnum):
    """What the sums are taken by; the text names the report on the command line."""

    HOUR = "hour"
    TENDER = "tender"
    TAX = "tax"
    CATEGORY = "category"
    ITEM = "item"
    OPERATOR = "operator"
    DISCOUNT = "discount"
    VOID = "void"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row; `key` is the stored code, `label` its name where the journal holds one."""

    key: str
    label: str
    count: int
    """Receipts, lines, tenders or deeds, as the kind has it."""
    amount_minor: int
    """With taxes; the tax itself for taxes; returns below zero."""
    base_minor: int | None = None
    """Net amount, for taxes."""
    quantity_micro: int | None = None
    """Millionths of a unit, for items."""


class SalesReading(Protocol):
    """Fulfilled by `journal`, on a connection that only reads."""

    def report_rows(self, kind: ReportKind, first: date, last: date) -> Sequence[ReportRow]:
        """The rows of a report over these days, both included; hours in order, all else largest first."""
        ...

    def report_currency(self, first: date, last: date) -> str | None:
        """What was sold in; None when nothing was."""
        ...

    def last_written(self) -> str | None:
        """When the last transaction happened (RFC 3339): how fresh a report is."""
        ...
