"""Our own stock moves that the backend's copy does not contain yet: what a person sees is the copy plus these."""

from dataclasses import dataclass, field

from evertill.journal.connection import Connection
from evertill.journal.outbox import cursor_order

# Not yet with the backend, or there but later than the copy at hand. What a person waived never gets there.
_BEYOND_COPY = """SELECT sku, sum(micro) FROM stock_moves JOIN (
    SELECT position FROM outbox WHERE route = ?1 AND state = 'waiting' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND state = 'parked' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND visible_order > ?2 AND position > ?3
) USING (position) GROUP BY sku"""

_SINCE = "SELECT sku, sum(micro) FROM stock_moves WHERE position > ? GROUP BY sku"


@dataclass(slots=True)
class StockOverlay:
    """Sums by SKU for one route and copy; kept, and only added to while nothing but new transactions happens."""

    route: str | None
    """None: no backend; the copy is a file of ours, and its cursor the place of the last transaction it contains."""
    _cursor: str | None = None
    _outcome_count: int = -1
    _position: int = 0
    _sums: dict[str, int] = field(default_factory=dict)

    def sums(self, connection: Connection, copy_cursor: str | None) -> dict[str, int]:
        """Millionths by SKU that the copy at this cursor (None: no copy) lacks; a SKU may be absent."""
        outcome_count, position = self._marks(connection)
        if (copy_cursor, outcome_count) != (self._cursor, self._outcome_count):
            self._cursor, self._outcome_count, self._position, self._sums = copy_cursor, outcome_count, 0, {}
        if position > self._position:
            for sku, micro in self._beyond(connection, copy_cursor):
                self._sums[sku] = self._sums.get(sku, 0) + micro
            self._position = position
        return self._sums

    def _marks(self, connection: Connection) -> tuple[int, int]:
        """How many outcomes were recorded on the route, and the place of the last transaction."""
        found = connection.row(
            "SELECT coalesce((SELECT outcome_count FROM routes WHERE route = ?), 0),"
            " coalesce((SELECT max(position) FROM transactions), 0)",
            (self.route,),
        )
        assert found is not None
        return found[0], found[1]

    def _beyond(self, connection: Connection, copy_cursor: str | None) -> list[tuple[str, int]]:
        if self.route is None:
            since = max(self._position, int(copy_cursor or 0))
            return [(sku, micro) for sku, micro in connection.rows(_SINCE, (since,))]
        order = "" if copy_cursor is None else cursor_order(copy_cursor)
        return [(sku, micro) for sku, micro in connection.rows(_BEYOND_COPY, (self.route, order, self._position))]
