"""What a delivery costs does not grow with what the shop has sold and listed: everything is found by an index."""

from typing import Any

from sqlalchemy import event

from evertill_central.services.common.central import Central
from evertill_central.store.schema import metadata
from evertill_central.store.streams import EVERYWHERE, rows_of_prefixes
from tests.support.central import SetClock, Till, a_body, a_product, put_rows

Statement = tuple[str, Any]


def test_late_sales_are_booked_without_going_through_a_whole_table(
    central: Central, till: Till, clock: SetClock
) -> None:
    if central.database.is_shared:
        return  # PostgreSQL chooses by its statistics, of which a test has none
    put_rows(central, "products", [a_product("A"), a_product("B")])
    put_rows(central, "prices", [{"content": {"sku": "A", "unit_price": "9.99", "currency": "EUR"}}])
    sales = [till.fact(body=_priced(a_body({"A": 1, "B": 2}))) for _ in range(3)]
    clock.move(hours=1)
    till.now = clock.now()
    said: list[Statement] = []
    event.listen(central.database._writer, "before_cursor_execute", _note(said))
    assert [result["result"] for result in till.post(central, sales)] == ["accepted"] * 3
    looked = [(text, values) for text, values in said if text.startswith(("SELECT", "UPDATE"))]
    assert any("FROM facts" in text for text, _ in looked)
    assert any("FROM json_each" in text for text, _ in looked)
    with central.database.read() as connection:
        plans = [
            row[3]
            for text, values in looked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]
    assert [step for step in plans if step.startswith("SCAN") and step.split()[1] in metadata.tables] == []
    # The facts of a store in their order are all of its facts.
    assert [step for step in plans if "facts_by_position (store=?)" in step] == []


def test_long_batch_takes_as_many_statements_as_a_short_one(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A"), a_product("B")])
    said: list[str] = []
    event.listen(central.database._writer, "before_cursor_execute", lambda *told: said.append(told[2]))
    counts = []
    for sales in (1, 3, 60):  # the first delivery of a shop begins its streams
        batch = [till.fact(body=a_body({"A": 1, "B": 2})) for _ in range(sales)]
        said.clear()
        assert [result["result"] for result in till.post(central, batch)] == ["accepted"] * sales
        counts.append(len(said))
    assert counts[1] == counts[2]
    assert sum("FROM epochs" in text for text in said) == 1


def test_prices_of_many_articles_are_those_whose_keys_begin_so(central: Central) -> None:
    skus = ["A", "A@", "B", "B%", "B_", "Bx", "ä"]
    put_rows(central, "prices", [{"content": {"sku": sku, "unit_price": "1", "currency": "EUR"}} for sku in skus])
    own = {"store": "S1", "content": {"sku": "A", "unit_price": "2", "currency": "EUR"}}
    put_rows(central, "prices", [own])
    with central.database.read() as connection:
        rows = rows_of_prefixes(connection, "prices", [EVERYWHERE, "S1"], ["A@", "A@@", "B_@", "B%@", "ä@", "C@"])
    found = [(row.scope, row.key.split("@default")[0]) for row in rows]
    assert sorted(found) == [("", "A"), ("", "A@"), ("", "B%"), ("", "B_"), ("", "ä"), ("S1", "A")]


def _priced(body: Any) -> Any:
    for line in body["lines"]:
        line["regular_price"] = "4.99"
    return body


def _note(said: list[Statement]) -> Any:
    def note(_connection: object, _cursor: object, text: str, values: Any, _context: object, is_many: bool) -> None:
        if not is_many:
            said.append((text, values))

    return note
