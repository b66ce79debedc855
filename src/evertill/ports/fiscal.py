"""The fiscal signer a country may demand: told of every sale from its first line; a null one stands in elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import SaleId
from evertill.kernel.values import dataclass

_LINES = "receipt_lines"


@dataclass(frozen=True, slots=True)
class FiscalMark:
    """What the signer leaves on a finished transaction, and what must stand on the receipt."""

    record: JsonObject
    receipt_lines: tuple[str, ...] = ()

    def sealed(self) -> JsonObject:
        """What a transaction keeps of it: the record, and the lines for whoever lays the receipt out again."""
        return {**self.record, _LINES: list(self.receipt_lines)} if self.receipt_lines else self.record


def sealed_lines(body: Mapping[str, Json]) -> tuple[str, ...]:
    """What the signer wanted on the receipt of this transaction."""
    kept = body.get("fiscal")
    lines = kept.get(_LINES) if isinstance(kept, Mapping) else None
    return tuple(line for line in lines if isinstance(line, str)) if isinstance(lines, list) else ()


class FiscalSigner(Protocol):
    """Signs what the law wants signed. A signer that fails marks the sale as unsigned; it never stops one."""

    def begin(self, sale_id: SaleId, at: datetime) -> None:
        """The first line of a sale was rung."""
        ...

    def update(self, sale_id: SaleId, at: datetime) -> None:
        """The sale changed or goes on."""
        ...

    def finish(self, sale_id: SaleId, body: JsonObject, at: datetime) -> FiscalMark:
        """The sale is about to be completed; the mark becomes part of its body."""
        ...

    def abort(self, sale_id: SaleId, at: datetime) -> None:
        """The sale was given up."""
        ...

    def copy(self, transaction: Transaction, copy_number: int, at: datetime) -> None:
        """A receipt is printed once more."""
        ...

    def close(self, at: datetime) -> None:
        """The shift ends."""
        ...


class NullSigner:
    """Signs nothing, for countries that ask for nothing."""

    def begin(self, sale_id: SaleId, at: datetime) -> None:
        """Nothing to tell."""

    def update(self, sale_id: SaleId, at: datetime) -> None:
        """Nothing to tell."""

    def finish(self, sale_id: SaleId, body: JsonObject, at: datetime) -> FiscalMark:
        """The mark of no signer."""
        return FiscalMark({"signer": "none"})

    def abort(self, sale_id: SaleId, at: datetime) -> None:
        """Nothing to tell."""

    def copy(self, transaction: Transaction, copy_number: int, at: datetime) -> None:
        """Nothing to tell."""

    def close(self, at: datetime) -> None:
        """Nothing to tell."""
