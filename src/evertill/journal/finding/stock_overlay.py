"""Our own stock moves that the backend's copy does not contain yet: what a person sees is the copy plus these."""

from dataclasses import field

from evertill.journal.file.connection import Connection
from evertill.journal.queues.outbox import cursor_order
from evertill.kernel.values import dataclass

# Not yet with the backend, or there but later than the copy at hand. What a person waived never gets there.
_BEYOND = """(
    SELECT position FROM outbox WHERE route = ?1 AND state = 'waiting' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND state = 'parked' AND position > ?3
    UNION ALL SELECT position FROM outbox WHERE route = ?1 AND visible_order > ?2 AND position > ?3
)"""
# Of those, what the copy at ?3 contains while that at ?2 did not.
_COME_IN = "SELECT position FROM outbox WHERE route = ?1 AND visible_order > ?2 AND visible_order <= ?3"
_IS_STATED = "kind IN ('stock_count', 'stock_move', 'transfer_step')"


@dataclass(slots=True)
class StockOverlay:
    """Sums by SKU for one route and copy; kept, added to as transactions come, and what a later copy contains taken
    out: while a long queue is sent, each scan asks."""

    route: str | None
    """None: no backend; the copy is a file of ours, and its cursor the place of the last transaction it contains."""
    _cursor: str | None = None
    _outcome_count: int = -1
    _position: int = 0
    _count: int = 0
    """Of the transactions that are in the sums."""
    _sums: dict[str, int] = field(default_factory=dict)
    _asides: dict[str, int] = field(default_factory=dict)
    _stated: set[str] = field(default_factory=set)

    def sums(self, connection: Connection, copy_cursor: str | None) -> dict[str, int]:
        """Millionths by SKU that the copy at this cursor (None: no copy) lacks; a SKU may be absent."""
        self._catch_up(connection, copy_cursor)
        return self._sums

    def both(self, connection: Connection, copy_cursor: str | None) -> tuple[dict[str, int], dict[str, int]]:
        """The same, and that of what is not for sale any more."""
        self._catch_up(connection, copy_cursor)
        return self._sums, self._asides

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
            if not self._has_gone_on(connection, copy_cursor):
                self._position, self._count = 0, 0
                self._sums, self._asides, self._stated = {}, {}, set()
            self._cursor, self._outcome_count = copy_cursor, outcome_count
        if position > self._position:
            for table, sums in (("stock_moves", self._sums), ("stock_asides", self._asides)):
                for sku, micro in self._beyond(
                    connection, copy_cursor, f"sku, sum(micro) FROM {table}", "GROUP BY sku"
                ):
                    sums[sku] = sums.get(sku, 0) + micro
            narrowed = (
                f"sku, 0 FROM (SELECT position FROM transactions WHERE {_IS_STATED}) JOIN stock_moves USING (position)"
            )
            self._stated.update(sku for sku, _ in self._beyond(connection, copy_cursor, narrowed, "GROUP BY sku"))
            if self.route is not None:
                self._count += self._count_beyond(connection, copy_cursor, self._position, position)
            self._position = position

    def _has_gone_on(self, connection: Connection, copy_cursor: str | None) -> bool:
        """Take out what this later copy contains. False, and nothing is taken out, where the sums are to be made anew:
        a fact left otherwise (it was waived, or names no cursor), or it stated a stock.

        No fact that has left comes back while cursors rise, so that their number tells whether all are known.
        """
        if self.route is None or self._cursor is None or copy_cursor is None:
            return False
        known = (self.route, cursor_order(self._cursor), cursor_order(copy_cursor), self._position)
        if known[2] < known[1]:
            return False
        come_in = f"({_COME_IN} AND position <= ?4)"
        counted = f"SELECT count(*), coalesce(sum({_IS_STATED}), 0) FROM {come_in} JOIN transactions USING (position)"
        found = connection.row(counted, known)
        assert found is not None
        if found[1] or self._count - found[0] != self._count_beyond(connection, copy_cursor, 0, self._position):
            return False
        self._count -= found[0]
        for table, sums in (("stock_moves", self._sums), ("stock_asides", self._asides)):
            taken = f"SELECT sku, sum(micro) FROM {table} JOIN {come_in} USING (position) GROUP BY sku"
            for sku, micro in connection.rows(taken, known) if found[0] else ():
                sums[sku] -= micro
        return True

    def _count_beyond(self, connection: Connection, copy_cursor: str | None, after: int, until: int) -> int:
        order = "" if copy_cursor is None else cursor_order(copy_cursor)
        counted = f"SELECT count(*) FROM {_BEYOND} WHERE position <= ?4"
        found = connection.row(counted, (self.route, order, after, until))
        assert found is not None
        return int(found[0])

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
