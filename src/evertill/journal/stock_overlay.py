"""Our own stock moves that the backend's copy does not contain yet: what a person sees is the copy plus these."""

from dataclasses import dataclass, field

from evertill.journal.connection import Connection
from evertill.journal.outbox import cursor_order

# Not yet with the backend, or there but later than the copy at hand. What a person waived never gets there.
_BEYOND = """(
    SELECT position FROM outbox WHERE route = ?1 AND state = 'waiting' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND state = 'parked' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND visible_order > ?2 AND position > ?3
)"""
_STATED = "SELECT position FROM transactions WHERE kind IN ('stock_count', 'stock_move', 'transfer_step')"


@dataclass(slots=True)
class StockOverlay:
    """Sums by SKU for one route and copy; kept, and only added to while nothing but new transactions happens."""

    route: str | None
    """None: no backend; the copy is a file of ours, and its cursor the place of the last transaction it contains."""
    _cursor: str | None = None
    _outcome_count: int = -1
    _position: int = 0
    _sums: dict[str, int] = field(default_factory=dict)
    _asides: dict[str, int] = field(default_factory=dict)
    _stated: set[str] = field(default_factory=set)

    def sums(self, connection: Connection, copy_cursor: str | None) -> dict[str, int]:
        """Millionths by SKU that the copy at this cursor (None: no copy) lacks; a SKU may be absent."""
        self._catch_up(connection, copy_cursor)
        return self._sums

    def asides(self, connection: Connection, copy_cursor: str | None) -> dict[str, int]:
        """The same of what is not for sale any more."""
        self._catch_up(connection, copy_cursor)
        return self._asides

    def stated(self, connection: Connection, copy_cursor: str | None) -> set[str]:
        """SKUs among them whose stock we know without a copy: they were received, counted or adjusted here."""
        self._catch_up(connection, copy_cursor)
        return self._stated

    def _catch_up(self, connection: Connection, copy_cursor: str | None) -> None:
        """All of it from one snapshot: what another thread writes meanwhile would else be added now and once more."""
        known = (self._cursor, self._outcome_count, self._position)
        if (copy_cursor, *self._marks(connection)) == known:
            return
        connection.execute("BEGIN")
        try:
            self._add_from(connection, copy_cursor)
        finally:
            connection.execute("COMMIT")

    def _add_from(self, connection: Connection, copy_cursor: str | None) -> None:
        outcome_count, position = self._marks(connection)
        if (copy_cursor, outcome_count) != (self._cursor, self._outcome_count):
            self._cursor, self._outcome_count, self._position = copy_cursor, outcome_count, 0
            self._sums, self._asides, self._stated = {}, {}, set()
        if position > self._position:
            for table, sums in (("stock_moves", self._sums), ("stock_asides", self._asides)):
                for sku, micro in self._beyond(
                    connection, copy_cursor, f"sku, sum(micro) FROM {table}", "GROUP BY sku"
                ):
                    sums[sku] = sums.get(sku, 0) + micro
            narrowed = f"sku, 0 FROM ({_STATED}) JOIN stock_moves USING (position)"
            self._stated.update(sku for sku, _ in self._beyond(connection, copy_cursor, narrowed, "GROUP BY sku"))
            self._position = position

    def _marks(self, connection: Connection) -> tuple[int, int]:
        """How many outcomes were recorded on the route, and the place of the last transaction."""
        found = connection.row(
            "SELECT coalesce((SELECT outcome_count FROM routes WHERE route = ?), 0),"
            " coalesce((SELECT max(position) FROM transactions), 0)",
            (self.route,),
        )
        assert found is not None
        return found[0], found[1]

    def _beyond(
        self, connection: Connection, copy_cursor: str | None, chosen: str, grouped: str
    ) -> list[tuple[str, int]]:
        if self.route is None:
            since = max(self._position, int(copy_cursor or 0))
            rows = connection.rows(f"SELECT {chosen} WHERE position > ? {grouped}", (since,))
        else:
            order = "" if copy_cursor is None else cursor_order(copy_cursor)
            sql = f"SELECT {chosen} JOIN {_BEYOND} USING (position) {grouped}"
            rows = connection.rows(sql, (self.route, order, self._position))
        return [(sku, micro) for sku, micro in rows]
