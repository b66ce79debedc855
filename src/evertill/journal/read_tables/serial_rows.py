"""Which numbered pieces a transaction leaves sold, or free to be sold again, as rows of `serial_states`."""

from collections.abc import Iterator

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject

Row = tuple[str, str, int, int]


def serial_rows(transaction: Transaction, position: int) -> list[Row]:
    """The rows of `serial_states`: of each piece that a line names by its serial number, whether it is sold after this.
    Of several lines about one piece the last decides; what is undone stands again as it stood before the first."""
    is_undone = transaction.kind is TransactionKind.POST_VOID
    numbered = list(_numbered(transaction.body))
    states: dict[tuple[str, str], bool] = {}
    for sku, serial, is_sale in reversed(numbered) if is_undone else numbered:
        states[sku, serial] = is_sale is not is_undone
    return [(sku, serial, position, int(is_sold)) for (sku, serial), is_sold in states.items()]


def _numbered(body: JsonObject) -> Iterator[tuple[str, str, bool]]:
    """Article, serial number and whether it goes out, of each line that has a number."""
    lines = body["lines"]
    for line in lines if isinstance(lines, list) else ():
        serial = line.get("serial") if isinstance(line, dict) else None
        if isinstance(line, dict) and isinstance(serial, str):
            yield str(line["sku"]), serial, line["direction"] == "sale"
