"""What `verify` found out about a journal."""

from collections.abc import Sequence

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

ONLY_CENTRAL_KNOWS = (
    "Transactions cut off after the last one that was acknowledged leave no trace in this file; "
    "only the central backend can tell whether it has seen later ones ('evertill reconcile' asks it)."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written."""

    check: str
    """Which check found it: file, chain, columns, numbers, sums, tables, outbox, shifts, session, receipts or
    acknowledged."""
    sentence: str
    position: int | None = None
    """The place in the file of the first transaction it concerns."""
    epoch_number: int | None = None
    sequence: int | None = None
    """The sequence to look at; of sums, the first of their day or shift, and then without a place."""


@dataclass(frozen=True, slots=True)
class EpochSummary:
    """How far the chain of an epoch goes."""

    number: int
    epoch: str
    last_sequence: int
    last_receipt_number: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The last transaction a backend has confirmed along a route."""

    route: str
    sequence: int | None
    hash: str | None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The answer of `verify`."""

    transactions: int
    epochs: tuple[EpochSummary, ...]
    findings: tuple[Finding, ...]
    acknowledged: tuple[Acknowledged, ...]
    only_central_knows: str = ONLY_CENTRAL_KNOWS

    @property
    def is_sound(self) -> bool:
        """Whether nothing is off."""
        return not self.findings

    @property
    def first_bad(self) -> Finding | None:
        """The finding that concerns the earliest transaction; one that names none comes last."""
        return min(self.findings, key=_place, default=None)

    @property
    def first_bad_sequence(self) -> int | None:
        """The sequence of that transaction in its epoch."""
        first = self.first_bad
        return None if first is None else first.sequence

    def to_json(self) -> JsonObject:
        """For `evertill verify --json`."""
        return {
            "sound": self.is_sound,
            "transactions": self.transactions,
            "first_bad_sequence": self.first_bad_sequence,
            "epochs": _all_json(
                [
                    {
                        "number": epoch.number,
                        "epoch": epoch.epoch,
                        "last_sequence": epoch.last_sequence,
                        "last_receipt_number": epoch.last_receipt_number,
                        "last_hash": epoch.last_hash,
                    }
                    for epoch in self.epochs
                ]
            ),
            "findings": _all_json(
                [
                    {
                        "check": finding.check,
                        "sentence": finding.sentence,
                        "epoch_number": finding.epoch_number,
                        "sequence": finding.sequence,
                    }
                    for finding in self.findings
                ]
            ),
            "acknowledged": _all_json(
                [{"route": ack.route, "sequence": ack.sequence, "hash": ack.hash} for ack in self.acknowledged]
            ),
            "only_central_knows": self.only_central_knows,
        }


def _all_json(objects: Sequence[JsonObject]) -> list[Json]:
    return list(objects)


def _place(finding: Finding) -> tuple[bool, bool, int, int]:
    """Transactions in order, then sums, then what names neither."""
    return finding.position is None, finding.sequence is None, finding.epoch_number or 0, finding.sequence or 0
