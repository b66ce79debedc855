"""What was sold of each item, summed by day and by month for the reports; made when a shift ends or the till is at
rest, never by a sale.

The sums reach to one place in the file, which is kept beside them; what stands behind it is added up when it is asked
for. So a report is always of everything, and neither a sale nor the first start of a new release waits for it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from evertill.journal.file.connection import Connection

DAY, MONTH = 10, 7
"""How much of a business day (YYYY-MM-DD) names the period."""

STRETCH = 5_000
"""As many transactions are taken up at once when a shift ends: more than a shift has, in less than a second."""

_ADD = (
    "INSERT INTO item_sums (period, category, sku, name, lines, gross, quantity)"
    " SELECT substr(t.business_day, 1, ?), coalesce(l.category, ''), l.sku, max(l.name), count(*), sum(l.gross),"
    " sum(CASE l.direction WHEN 'sale' THEN l.quantity ELSE -l.quantity END)"
    " FROM transactions AS t JOIN sale_lines AS l USING (position) WHERE t.position > ? AND t.position <= ?"
    " GROUP BY 1, 2, 3 ON CONFLICT (period, category, sku) DO UPDATE SET name = max(name, excluded.name),"
    " lines = lines + excluded.lines, gross = gross + excluded.gross, quantity = quantity + excluded.quantity"
)
_SUMMED_TO = "SELECT coalesce(max(position), 0) FROM items_summed"


def sum_up_items(connection: Connection, at_most: int = STRETCH) -> bool:
    """Take up what was sold since it was done last, of so many transactions; whether more is left."""
    (start,) = connection.row(_SUMMED_TO) or (0,)
    (last,) = connection.row("SELECT coalesce(max(position), 0) FROM transactions") or (0,)
    end = min(last, start + at_most)
    if end == start:
        return False
    for length in (DAY, MONTH):
        connection.execute(_ADD, (length, start, end))
    connection.execute(
        "INSERT INTO items_summed (slot, position) VALUES (1, ?)"
        " ON CONFLICT (slot) DO UPDATE SET position = excluded.position",
        (end,),
    )
    return bool(end < last)


def item_rows(key: str, tail: str) -> str:
    """A query of the sums by `key` (a column of both) over some periods, with what is not summed yet; one `?` for the
    periods as a JSON list, then the first and the last day."""
    return (
        f"SELECT {key}, max(name), sum(lines), sum(gross), NULL, sum(quantity) FROM ("
        "SELECT category, sku, name, lines, gross, quantity FROM item_sums"
        " WHERE period IN (SELECT value FROM json_each(?)) UNION ALL"
        " SELECT coalesce(l.category, ''), l.sku, l.name, 1, l.gross,"
        " CASE l.direction WHEN 'sale' THEN l.quantity ELSE -l.quantity END"
        " FROM transactions AS t JOIN sale_lines AS l USING (position)"
        f" WHERE t.position > ({_SUMMED_TO}) AND +t.business_day BETWEEN ? AND ?"
        f") GROUP BY 1 ORDER BY 4 DESC, 1{tail}"
    )


def periods(first: date, last: date) -> list[str]:
    """Whole months by their name, the days before and behind them by theirs."""
    return list(_periods(first, last))


def differing_sums(connection: Connection) -> list[tuple[str, str]]:
    """Periods and items, at most five, whose sums are not what the lines of the sales give."""
    made = (
        "SELECT substr(t.business_day, 1, ?), coalesce(l.category, ''), l.sku, max(l.name), count(*), sum(l.gross),"
        " sum(CASE l.direction WHEN 'sale' THEN l.quantity ELSE -l.quantity END)"
        " FROM transactions AS t JOIN sale_lines AS l USING (position)"
        f" WHERE t.position <= ({_SUMMED_TO}) GROUP BY 1, 2, 3"
    )
    kept = "SELECT period, category, sku, name, lines, gross, quantity FROM item_sums WHERE length(period) = ?"
    found: list[tuple[str, str]] = []
    for length in (DAY, MONTH):
        for one, other in ((made, kept), (kept, made)):
            rows = connection.rows(f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}) LIMIT 5", (length, length))
            found += [(str(row[0]), str(row[2])) for row in rows]
    return found[:5]


def _periods(first: date, last: date) -> Iterator[str]:
    day = first
    while day <= last:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1) if day.day == 1 else day
        if day.day == 1 and following <= last + timedelta(days=1):
            yield day.isoformat()[:MONTH]
            day = following
        else:
            yield day.isoformat()
            day += timedelta(days=1)
