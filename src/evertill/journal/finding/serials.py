"""What became of a piece that was sold by its serial number."""

from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.ports.serials import SoldPiece

_LAST = (
    "SELECT is_sold, canonical, hash FROM serial_states JOIN transactions USING (position)"
    " WHERE sku = ? AND serial = ? ORDER BY position DESC LIMIT 1"
)


def read_sold_piece(connection: Connection, sku: str, serial: str) -> SoldPiece | None:
    """The transaction that sold it, where it has not come back since."""
    found = connection.row(_LAST, (sku, serial))
    if found is None or not found[0]:
        return None
    sold = checked(found[1], found[2])
    return SoldPiece(sold.number_text, sold.occurred_at)
