"""The stock ledger of central: counts while selling, damaged goods, promises that shrink while a till is silent."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from evertill_central.store.schema import stock_levels, stock_moves
from tests.support.central import (
    SetClock,
    Till,
    a_body,
    a_product,
    a_stock_move,
    an_enrolled_till,
    ask,
    put_rows,
    read,
    storefront_key,
)

ONE = 1_000_000


def receive(till: Till, central: Central, **pieces: int) -> None:
    """Goods come in."""
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, a_stock_move(pieces))])


def sell(till: Till, central: Central, **pieces: int) -> dict[str, Any]:
    """Goods go out."""
    return till.post(central, [till.fact(body=a_body(pieces))])[0]


def a_count(till: Till, pieces: int, **entry: object) -> Any:
    """A count of A, as of now or of an earlier place in the till's journal."""
    counted: JsonObject = {"sku": "A", "micro": pieces * ONE, "unit": "C62", **entry}  # type: ignore[dict-item]  # JSON
    return till.fact(TransactionKind.STOCK_COUNT, {"counted": [counted]})


def level(till: Till, central: Central, sku: str = "A") -> dict[str, int]:
    """A row of the store's stock stream, without the SKU."""
    rows = till.changes(central, "streams=stock")["stock"]["rows"]
    (content,) = [row["content"] for row in rows if row["key"] == sku]
    return {name: micro // ONE for name, micro in content.items() if name != "sku"}


def promised(central: Central, *skus: str, channel: str = "web") -> dict[str, Any]:
    """What a storefront is told, by article."""
    query = urlencode([("sku", sku) for sku in skus])
    answered = ask(central, "GET", f"/v1/storefront/availability?{query}", token=storefront_key(central, channel))
    assert answered.status == 200, answered.body
    return {article["sku"]: article for article in read(answered)["articles"]}


def promise(central: Central, sku: str = "A", channel: str = "web") -> int:
    """Pieces promised in all stores."""
    return int(promised(central, sku, channel=channel)[sku]["promise_micro"]) // ONE


@pytest.fixture(autouse=True)
def _ledger_adds_up(central: Central) -> Any:
    """After every test each quantity is the sum of its moves."""
    yield
    with central.database.read() as connection:
        columns = stock_moves.c
        query = select(columns.store, columns.sku, columns.bucket, func.sum(columns.micro))
        grouped = connection.execute(query.group_by(columns.store, columns.sku, columns.bucket)).all()
        sums = {(row[0], row[1], row[2]): int(row[3]) for row in grouped}
        for row in connection.execute(select(stock_levels)):
            for bucket, micro in (
                ("on_hand", row.micro),
                ("committed", row.committed),
                ("unavailable", row.unavailable),
                ("incoming", row.incoming),
            ):
                assert sums.get((row.store, row.sku, bucket), 0) == micro


def test_conflict_19_count_while_selling_is_set_at_its_place_and_what_moved_later_still_applies(
    central: Central, till: Till
) -> None:
    other = an_enrolled_till(central, "S1", "2")
    receive(till, central, A=10)
    sell(till, central, A=1)
    place = till.head.sequence
    sell(till, central, A=2)
    other.occurred_at = other.occurred_at.replace(hour=13)
    sell(other, central, A=1)
    till.post(central, [a_count(till, 8, at_sequence=place, at="2026-11-21T12:00:00Z")])
    assert level(till, central) == {"on_hand_micro": 8 - 2 - 1}


def test_movement_older_than_the_count_that_arrives_late_was_counted_already(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    receive(till, central, A=10)
    late = other.fact(body=a_body({"A": 3}))
    till.occurred_at = till.occurred_at.replace(hour=14)
    till.post(central, [a_count(till, 7)])
    other.post(central, [late])
    assert level(till, central) == {"on_hand_micro": 7}
    sell(till, central, A=1)
    assert level(till, central) == {"on_hand_micro": 6}


def test_older_count_that_arrives_after_a_newer_one_says_nothing(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    early = a_count(other, 3)
    receive(till, central, A=10)
    till.occurred_at = till.occurred_at.replace(hour=14)
    till.post(central, [a_count(till, 7)])
    other.post(central, [early])
    assert level(till, central) == {"on_hand_micro": 7}


def a_zone(
    till: Till, zone: str, pieces: int, *, minute: int, sku: str = "A", day: int = 21, is_home: bool = True
) -> Any:
    """What a zone had of an article, so many minutes after twelve."""
    till.occurred_at = till.occurred_at.replace(hour=12, minute=minute)
    counted: JsonObject = {"sku": sku, "micro": pieces * ONE, "unit": "C62", **({} if is_home else {"home": False})}
    body: JsonObject = {"scope": "zone", "zone": zone, "stocktake": f"2026-11-{day}", "counted": [counted]}
    return till.fact(TransactionKind.STOCK_COUNT, body)


def moved(till: Till, minute: int, sku: str, *, sold: int = 0, received: int = 0) -> Any:
    """A sale, or goods that came in, so many minutes after twelve."""
    till.occurred_at = till.occurred_at.replace(hour=12, minute=minute)
    if received:
        return till.fact(TransactionKind.STOCK_MOVE, a_stock_move({sku: received}))
    return till.fact(body=a_body({sku: sold}))


def test_zones_counted_at_two_tills_add_up_in_whichever_order_they_are_heard_of(central: Central, till: Till) -> None:
    """A sale after aisle 1 was counted, where it stands, is taken off; what came in was seen by the later count."""
    orders = {"A": (0, 1, 2, 3, 4), "B": (3, 4, 2, 1, 0), "C": (1, 3, 0, 4, 2)}
    receive(till, central, A=10, B=10, C=10)
    for sku, order in orders.items():
        first, second = (an_enrolled_till(central, "S1", f"{sku}{number}") for number in (1, 2))
        facts = (
            (first, a_zone(first, "Aisle 1", 5, minute=10, sku=sku)),
            (second, moved(second, 20, sku, sold=1)),
            (second, moved(second, 25, sku, received=2)),
            (second, a_zone(second, "Aisle 2", 3, minute=30, sku=sku, is_home=False)),
            (first, moved(first, 40, sku, sold=1)),
        )
        for place in order:
            sender, fact = facts[place]
            sender.post(central, [fact])
        assert level(till, central, sku) == {"on_hand_micro": 5 + 3 - 2}


def test_find_elsewhere_alone_says_nothing_and_a_whole_count_stands_for_all_zones(central: Central, till: Till) -> None:
    receive(till, central, A=10)
    till.post(central, [a_zone(till, "Aisle 2", 3, minute=10, is_home=False)])
    assert level(till, central) == {"on_hand_micro": 10}
    till.post(central, [a_zone(till, "Aisle 1", 5, minute=20)])
    assert level(till, central) == {"on_hand_micro": 8}
    till.occurred_at = till.occurred_at.replace(minute=30)
    till.post(central, [a_count(till, 6)])
    assert level(till, central) == {"on_hand_micro": 6}
    till.post(central, [a_zone(till, "Aisle 2", 1, minute=40, is_home=False)])
    assert level(till, central) == {"on_hand_micro": 6}


def test_later_stocktake_stands_for_the_earlier_one_and_its_zones_are_told_to_every_till(
    central: Central, till: Till
) -> None:
    other = an_enrolled_till(central, "S1", "2")
    old = a_zone(other, "Aisle 3", 50, minute=50, day=20)
    till.post(central, [a_zone(till, "Aisle 1", 5, minute=10), a_zone(till, "Aisle 1", 4, minute=12)])
    till.post(central, [a_zone(till, "Aisle 1", 7, minute=55, day=22)])
    assert level(till, central) == {"on_hand_micro": 7}
    other.post(central, [old])
    assert level(till, central) == {"on_hand_micro": 7}, "a zone of an earlier stocktake that is heard of late"
    rows = other.changes(central, "streams=stocktakes")["stocktakes"]["rows"]
    told = {row["key"]: [zone["zone"] for zone in row["content"]["zones"]] for row in rows}
    assert told == {"2026-11-20": ["Aisle 3"], "2026-11-21": ["Aisle 1"], "2026-11-22": ["Aisle 1"]}


def test_two_tills_that_count_one_zone_with_different_results_are_a_task(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.post(central, [a_zone(till, "Aisle 1", 5, minute=10)])
    other.post(central, [a_zone(other, "Aisle 1", 4, minute=20)])
    assert level(till, central) == {"on_hand_micro": 4}
    rows = till.changes(central, "streams=exceptions")["exceptions"]["rows"]
    assert [row["content"]["kind"] for row in rows] == ["counts_disagree"]


def test_damaged_goods_that_came_back_are_on_hand_and_not_available(central: Central, till: Till) -> None:
    receive(till, central, A=2)
    body = a_body({"A": -1})
    stock = body["stock"]
    assert isinstance(stock, list)
    stock[0]["condition"] = "damaged"
    till.post(central, [till.fact(TransactionKind.RETURN, body)])
    assert level(till, central) == {"on_hand_micro": 3, "unavailable_micro": 1}


def test_sale_of_more_than_there_is_stands_and_is_a_task(central: Central, till: Till) -> None:
    receive(till, central, A=1)
    assert sell(till, central, A=2)["result"] == "accepted"
    assert level(till, central) == {"on_hand_micro": -1}
    (task,) = till.get(central, "/v1/exceptions")["exceptions"]
    assert (task["kind"], task["owner"]) == ("negative_stock", "manager")
    assert task["steps"]


def test_task_is_closed_once_and_leaves_the_stream(central: Central, till: Till) -> None:
    receive(till, central, A=1)
    sell(till, central, A=2)
    (row,) = till.changes(central, "streams=exceptions")["exceptions"]["rows"]
    sent = {"step_id": "c-1", "exception_id": row["key"], "outcome": "counted"}
    closed = read(till.send(central, "/v1/exceptions/close", sent))
    assert (closed["state"], closed["closed_by"], closed["outcome"]) == ("closed", "S1/1", "counted")
    assert read(till.send(central, "/v1/exceptions/close", sent)) == closed
    assert till.get(central, "/v1/exceptions")["exceptions"] == []
    assert till.changes(central, "streams=exceptions&after=exceptions:1")["exceptions"]["rows"][0]["content"] is None
    elsewhere = an_enrolled_till(central, "S2", "1")
    assert elsewhere.send(central, "/v1/exceptions/close", {**sent, "step_id": "c-2"}).status == 404


def test_task_is_settled_by_the_role_it_is_for_as_central_knows_the_person(central: Central, till: Till) -> None:
    people = [
        {"operator_id": "anna", "name": "Anna", "role": "cashier", "pin_verifier": "x"},
        {"operator_id": "gone", "name": "Gone", "role": "manager", "pin_verifier": "x", "is_active": False},
        {"operator_id": "mira", "name": "Mira", "role": "manager", "pin_verifier": "x"},
    ]
    rows = [{"key": each["operator_id"], "content": each} for each in people]
    assert put_rows(central, "operators", rows)["refused"] == []
    receive(till, central, A=1)
    sell(till, central, A=2)
    (row,) = till.changes(central, "streams=exceptions")["exceptions"]["rows"]

    def settled(operator: str | None) -> tuple[int, JsonObject]:
        sent = {"step_id": f"c-{operator}", "exception_id": row["key"], "outcome": "counted", "operator": operator}
        answer = till.send(central, "/v1/exceptions/close", sent)
        return answer.status, read(answer)

    for nobody in (None, "anna", "gone", "unknown"):
        status, told = settled(nobody)
        assert (status, told["type"]) == (403, "rights"), nobody
    assert len(till.get(central, "/v1/exceptions")["exceptions"]) == 1
    status, told = settled("mira")
    assert (status, told["state"], told["closed_by"]) == (200, "closed", "S1/1 mira")


def test_promise_is_what_all_stores_have_for_an_article_the_channel_offers(central: Central, till: Till) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    put_rows(central, "products", [a_product("A"), a_product("B", channels={"web": "paused"})])
    receive(till, central, A=2, B=5)
    receive(elsewhere, central, A=3)
    assert promise(central) == 5
    paused = promised(central, "B", "NOBODY")
    assert (paused["B"]["status"], paused["B"]["promise_micro"]) == ("paused", 0)
    assert (paused["NOBODY"]["status"], paused["NOBODY"]["is_known"]) == ("absent", False)
    assert promise(central, "B", "app") == 5


def test_product_paused_in_one_shop_is_promised_from_the_others_alone(central: Central, till: Till) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    put_rows(central, "products", [a_product("A"), {**a_product("A", status="paused"), "store": "S2"}])
    receive(till, central, A=2)
    receive(elsewhere, central, A=3)
    assert promise(central) == 2


def test_article_taken_off_sale_at_a_till_is_promised_no_more_until_a_later_word(central: Central, till: Till) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    put_rows(central, "products", [a_product("A")])
    receive(till, central, A=2)
    receive(elsewhere, central, A=3)
    here: JsonObject = {"sku": "A", "channel": "web", "status": "paused", "store": "S1", "reason": "quality"}
    kind, first = TransactionKind.ASSORTMENT_SET, till.occurred_at
    paused, late = till.fact(kind, here), till.fact(kind, here)
    till.occurred_at = first + timedelta(minutes=1)
    again, everywhere = till.fact(kind, {**here, "status": "active"}), till.fact(kind, {**here, "store": None})
    assert till.post(central, [paused, paused])[1]["result"] == "duplicate"
    assert promise(central) == 3
    (row,) = till.changes(central, "streams=assortment")["assortment"]["rows"]
    assert row["key"] == "A@web@S1"
    assert not elsewhere.changes(central, "streams=assortment")["assortment"]["rows"]
    till.post(central, [again])
    assert promise(central) == 5
    till.post(central, [late])  # happened before `again`, and is heard of after it
    assert promise(central) == 5
    till.post(central, [everywhere])
    assert promise(central) == 0
    (foreign,) = till.post(central, [till.fact(kind, {**here, "store": "S2"})])
    assert foreign["result"] == "accepted_with_exception"


def test_admin_takes_an_article_off_sale_and_puts_it_on_sale_again(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A")])
    receive(till, central, A=2)
    mark = {"sku": "A", "channel": "web", "status": "absent"}
    put_rows(central, "assortment", [{"content": mark}])
    assert (promise(central), promise(central, channel="app")) == (0, 2)
    put_rows(central, "assortment", [{"content": {**mark, "status": "active"}}])
    assert promise(central) == 2


def test_article_stands_elsewhere_in_a_shop_that_says_so(central: Central, till: Till) -> None:
    """A shop's own row stands instead of the one for all shops, and that one shows again when its own is gone."""
    elsewhere = an_enrolled_till(central, "S2", "1")
    general = {"content": {"sku": "A", "aisle": "Aisle 1"}}
    assert put_rows(central, "aisles", [general, {"key": "B", "content": {"aisle": ""}}])["refused"]
    put_rows(central, "aisles", [{"key": "A", "store": "S1", "content": {"aisle": "Cellar", "shelf": "2"}}])

    def stands(asking: Till) -> list[JsonObject]:
        return [row["content"] for row in asking.changes(central, "streams=aisles")["aisles"]["rows"]]

    assert stands(till) == [{"sku": "A", "aisle": "Cellar", "shelf": "2"}]
    assert stands(elsewhere) == [{"sku": "A", "aisle": "Aisle 1"}]
    put_rows(central, "aisles", [{"key": "A", "store": "S1", "content": None}])
    assert stands(till) == stands(elsewhere)


def test_channel_buffer_is_kept_back_in_each_store(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A")])
    put_rows(central, "channels", [{"key": "web", "content": {"buffer_micro": ONE}}])
    receive(till, central, A=4)
    assert (promise(central), promise(central, channel="app")) == (3, 4)


def test_promise_shrinks_while_a_till_that_is_open_is_silent(central: Central, till: Till, clock: SetClock) -> None:
    put_rows(central, "products", [a_product("A"), a_product("FEW")])
    receive(till, central, A=30, FEW=3)
    till.post(central, [till.fact(TransactionKind.SHIFT_OPEN, {}), till.fact(body=a_body({"A": 16}))])
    assert promise(central) == 14
    clock.move(minutes=10)
    assert promise(central) == 13
    clock.move(minutes=40)
    assert promise(central) == 12
    clock.move(minutes=30)
    assert (promise(central), promise(central, "FEW")) == (12, 0)
    till.now = clock.now()
    till.post(central, [till.fact(TransactionKind.TILL_SETTLE, {})])
    clock.move(hours=9)
    assert (promise(central), promise(central, "FEW")) == (14, 3)


def test_bundle_is_promised_as_its_components_allow(central: Central, till: Till) -> None:
    parts = [{"sku": "A", "quantity_micro": 2 * ONE}, {"sku": "B"}]
    put_rows(central, "products", [a_product("SET", components=parts), a_product("A"), a_product("B")])
    receive(till, central, A=5, B=7)
    assert promise(central, "SET") == 2


def test_till_sees_other_shops_stock_and_how_long_their_tills_were_silent(
    central: Central, till: Till, clock: SetClock
) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    put_rows(central, "products", [a_product("A")])
    receive(elsewhere, central, A=3)
    elsewhere.post(central, [elsewhere.fact(TransactionKind.SHIFT_OPEN, {})])
    clock.move(minutes=5)
    till.now = clock.now()
    (article,) = till.get(central, "/v1/storefront/availability?sku=A")["articles"]
    assert [(place["store"], place["on_hand_micro"], place["silence_s"]) for place in article["places"]] == [
        ("S1", 0, 0),
        ("S2", 3 * ONE, 300),
    ]


def test_question_without_an_article_or_with_too_many_is_refused(central: Central, till: Till) -> None:
    assert till.ask(central, "GET", "/v1/storefront/availability").status == 400
    many = "&".join(f"sku=A{number}" for number in range(201))
    assert till.ask(central, "GET", f"/v1/storefront/availability?{many}").status == 400


def an_assignment(till: Till, sku: str | None, code: str = "4006381333931") -> Any:
    """What was moved under the code was the article's; None: it was not."""
    return till.fact(TransactionKind.ITEM_ASSIGNED, {"code": code, "sku": sku, "stock": []})


def on_hand(till: Till, central: Central, *skus: str) -> list[int]:
    """Of each article in the till's store; nothing where there is no row."""
    rows = till.changes(central, "streams=stock")["stock"]["rows"]
    found = {row["key"]: row["content"]["on_hand_micro"] // ONE for row in rows}
    return [found.get(sku, 0) for sku in skus]


def test_goods_of_an_unknown_code_become_those_of_its_article_once_and_are_taken_back(
    central: Central, till: Till
) -> None:
    code, other = "4006381333931", an_enrolled_till(central, "S1", "2")
    receive(till, central, **{"A": 10, code: 6})
    late = other.fact(body=a_body({code: 1}))
    sell(till, central, **{code: 2})
    fact = an_assignment(till, "A")
    assert [told["result"] for told in till.post(central, [fact, fact])] == ["accepted", "duplicate"]
    assert on_hand(till, central, "A", code) == [14, 0]
    other.post(central, [late])
    sell(till, central, **{code: 1, "A": 1})
    assert on_hand(till, central, "A", code) == [11, 0]
    (row,) = other.changes(central, "streams=assigned")["assigned"]["rows"]
    assert (row["key"], row["content"]["sku"]) == (code, "A")
    till.post(central, [an_assignment(till, None)])
    assert on_hand(till, central, "A", code) == [9, 2]
    till.post(central, [an_assignment(till, "B"), an_assignment(till, "A")])
    assert on_hand(till, central, "A", "B", code) == [11, 0, 0]
    till.post(central, [an_assignment(till, "B")])
    assert on_hand(till, central, "A", "B", code) == [9, 2, 0]


def test_article_that_was_counted_keeps_its_count_when_a_code_becomes_it_or_is_taken_back(
    central: Central, till: Till
) -> None:
    """Sold under the code before the count, which has seen it; received after."""
    code = "4006381333931"
    receive(till, central, **{"A": 10, code: 5})
    sell(till, central, **{code: 2})
    till.occurred_at += timedelta(minutes=1)
    till.post(central, [a_count(till, 13)])
    till.occurred_at += timedelta(minutes=1)
    receive(till, central, **{code: 4})
    till.post(central, [an_assignment(till, "A")])
    assert on_hand(till, central, "A", code) == [17, 0]
    till.occurred_at += timedelta(minutes=1)
    till.post(central, [a_count(till, 16)])
    assert on_hand(till, central, "A") == [16]
    till.post(central, [an_assignment(till, None)])
    assert on_hand(till, central, "A", code) == [16, 7]


def test_catalogue_that_brings_the_code_has_its_goods_in_every_shop_unless_a_person_said_otherwise(
    central: Central, till: Till
) -> None:
    code, elsewhere = "4006381333931", an_enrolled_till(central, "S2", "1")
    receive(till, central, **{code: 3, "B": 1})
    receive(elsewhere, central, **{code: 4})
    till.post(central, [an_assignment(till, "B")])
    put_rows(central, "products", [a_product("A", barcodes=[f"0{code}"]), a_product("C", barcodes=["77"])])
    assert on_hand(till, central, "A", "B", code) == [0, 4, 0]
    assert on_hand(elsewhere, central, "A", code) == [4, 0]
    sell(elsewhere, central, **{code: 1})
    put_rows(central, "products", [a_product("A", name="Tea", barcodes=[code])])
    assert on_hand(elsewhere, central, "A", code) == [3, 0]


def test_assignment_that_says_nothing_is_accepted_with_a_remark(central: Central, till: Till) -> None:
    kind = TransactionKind.ITEM_ASSIGNED
    told = till.post(central, [till.fact(kind, {"sku": "A"}), till.fact(kind, {"code": "A", "sku": "A"})])
    assert [each["result"] for each in told] == ["accepted_with_exception"] * 2
