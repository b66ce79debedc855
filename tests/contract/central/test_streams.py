"""Streams: what an admin writes and facts move, read back by cursors without ever missing a row."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from evertill.domain.rows.stream_rows import MADE_BY_BACKEND
from evertill_central.services.common.central import Central
from evertill_central.services.rows.write_rows import write_rows
from tests.support.central import (
    Till,
    a_body,
    a_product,
    a_stock_move,
    admin_token,
    an_enrolled_till,
    ask,
    put_rows,
    read,
)


def _keys(part: dict[str, list[dict[str, object]]]) -> list[object]:
    return [row["key"] for row in part["rows"]]


def test_stream_row_written_is_seen_once_with_its_newest_version(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A"), a_product("B")])
    put_rows(central, "products", [a_product("A", name="Black tea")])
    part = till.changes(central)["products"]
    assert (_keys(part), part["cursor"], part["has_more"], part["is_whole"]) == (["B", "A"], "3", False, False)
    assert part["rows"][1]["content"]["name"] == "Black tea"


def test_stream_unknown_members_of_a_row_are_kept(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A", ünï={"x": [1, None]})])
    assert till.changes(central)["products"]["rows"][0]["content"]["ünï"] == {"x": [1, None]}


def test_stream_content_without_its_name_has_that_of_its_key(central: Central, till: Till) -> None:
    named = {"sku": "A", "name": "Tea", "tax_class": "standard"}
    put_rows(central, "products", [{"key": "A", "content": {"name": "Tea", "tax_class": "standard"}}])
    assert till.changes(central)["products"]["rows"][0]["content"] == named
    assert put_rows(central, "products", [{"content": named}]) == {"written": 0, "unchanged": 1, "refused": []}
    taxes = put_rows(central, "taxes", [{"key": "food", "content": {"rules": []}}])
    assert taxes == {"written": 1, "unchanged": 0, "refused": []}


def test_stream_row_written_again_unchanged_is_no_new_version(central: Central, till: Till) -> None:
    rows = [a_product("A"), a_product("B")]
    put_rows(central, "products", rows)
    assert put_rows(central, "products", rows) == {"written": 0, "unchanged": 2, "refused": []}
    assert till.changes(central)["products"]["cursor"] == "2"


def test_stream_pages_by_limit_and_says_whether_there_is_more(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product(f"P{number}") for number in range(5)])
    seen, cursor, more = [], "0", True
    while more:
        part = till.changes(central, f"after=products:{cursor}&limit=2&streams=products")["products"]
        seen += _keys(part)
        cursor, more = part["cursor"], part["has_more"]
    assert seen == [f"P{number}" for number in range(5)]
    assert till.changes(central, f"after=products:{cursor}")["products"]["rows"] == []


def test_stream_removed_row_is_a_tombstone_for_those_who_had_it(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A")])
    put_rows(central, "products", [{"key": "A", "content": None}])
    assert till.changes(central, "after=products:1")["products"]["rows"] == [
        {"key": "A", "version": 2, "content": None}
    ]
    assert till.changes(central)["products"] == {"cursor": "2", "has_more": False, "is_whole": False, "rows": []}


def test_stream_bad_rows_are_refused_with_reasons_and_good_ones_written(central: Central, till: Till) -> None:
    report = put_rows(
        central,
        "products",
        [
            a_product("A"),
            {"key": "B", "content": {"sku": "B"}},
            {"key": "X", "content": a_product("C")["content"]},
            {"key": "D", "content": {"sku": "D", "name": "n", "tax_class": "s", "weight": 1.5}},
            {"key": "E"},
            7,  # type: ignore[list-item]  # on purpose no row
            {**a_product("F"), "store": "S9"},
        ],
    )
    assert report["written"] == 1
    assert [refused["row"] for refused in report["refused"]] == [2, 3, 4, 5, 6, 7]
    assert report["refused"][0] == {"row": 2, "key": "B", "reason": "The name is missing."}
    assert _keys(till.changes(central)["products"]) == ["A"]


UNFIT: tuple[tuple[str, object], ...] = (
    ("prices", {"sku": "A", "unit_price": "0", "currency": "EUR"}),
    ("prices", {"sku": "A", "unit_price": "1", "currency": "EURO"}),
    ("taxes", {"tax_class": "s"}),
    ("operators", {"operator_id": "o", "name": "Ada", "role": "queen", "pin_verifier": "x"}),
    ("policy", {"currency": "XXX"}),
    ("policy", {"receipt_header": ["A shop that is not told its currency"]}),
    ("stock", {"sku": "A", "on_hand_micro": "1"}),
    ("stores", {"store": "a b"}),
    ("workstations", {"is_blocked": 1}),
)


def test_stream_bundle_of_a_bundle_is_refused_whichever_is_written_first(central: Central) -> None:
    def a_bundle(sku: str, *parts: str) -> dict[str, object]:
        return a_product(sku, components=[{"sku": part} for part in parts])

    def reasons(*rows: dict[str, object]) -> list[tuple[int, str]]:
        refused = put_rows(central, "products", list(rows))["refused"]
        return [(row["row"], row["reason"].partition(";")[0].partition(",")[0]) for row in refused]

    assert reasons(a_bundle("A", "B"), a_bundle("B", "C"), a_bundle("C", "A"), a_bundle("D", "C")) == [
        (2, "It is a part of the bundle 'A'"),
        (3, "Its part 'A' is a bundle itself"),
    ]
    assert reasons(a_bundle("B", "X")) == [(1, "It is a part of the bundle 'A'")]
    assert reasons(a_product("A"), a_bundle("B", "X"), a_product("B", name="Plain")) == []


def test_stream_row_that_a_till_could_not_read_is_refused(central: Central, subtests: pytest.Subtests) -> None:
    for stream, content in UNFIT:
        with subtests.test(stream=stream, content=content):
            report = put_rows(central, stream, [{"key": None, "content": content, "store": "S1"}])
            assert (report["written"], len(report["refused"])) == (0, 1)


def test_stream_nobody_knows_is_kept_as_it_came(central: Central, till: Till) -> None:
    put_rows(central, "leaflets", [{"key": "p", "content": {"any": "thing"}}])
    assert till.changes(central)["leaflets"]["rows"] == [{"key": "p", "version": 1, "content": {"any": "thing"}}]


def test_stream_store_row_hides_the_general_one_in_its_store_until_it_is_removed(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S2")
    price = {"sku": "A", "unit_price": "2", "currency": "EUR"}
    put_rows(central, "prices", [{"content": price}])
    put_rows(central, "prices", [{"content": {**price, "unit_price": "3"}, "store": "S1"}])
    put_rows(central, "prices", [{"content": {**price, "unit_price": "4"}}])

    def seen(by: Till, after: int = 0) -> list[str]:
        rows = by.changes(central, f"after=prices:{after}")["prices"]["rows"]
        return [row["content"]["unit_price"] for row in rows]

    assert (seen(till), seen(other)) == (["3"], ["4"])
    put_rows(central, "prices", [{"key": "A@default@", "content": None, "store": "S1"}])
    assert (seen(till, 3), seen(other, 3)) == (["4"], [])


def test_stream_cursor_beyond_what_was_written_brings_the_whole(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product("A"), a_product("B")])
    part = till.changes(central, "after=products:77&limit=1")["products"]
    assert (part["is_whole"], _keys(part), part["cursor"]) == (True, ["A", "B"], "2")


def test_stock_set_by_an_admin_is_a_move_and_a_version(central: Central, till: Till) -> None:
    till.post(central, [till.fact(body=a_body({"A": 2}))])
    row = {"content": {"sku": "A", "on_hand_micro": 10_000_000, "shelf": "7b"}, "store": "S1"}
    assert put_rows(central, "stock", [row])["written"] == 1
    assert put_rows(central, "stock", [row])["unchanged"] == 1
    till.post(central, [till.fact(body=a_body({"A": 1}))])
    rows = till.changes(central)["stock"]["rows"]
    assert rows == [{"key": "A", "version": 3, "content": {"sku": "A", "on_hand_micro": 9_000_000, "shelf": "7b"}}]


def test_stock_of_another_store_is_not_shown(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S2")
    other.post(central, [other.fact()])
    assert "stock" not in till.changes(central)
    assert _keys(other.changes(central)["stock"]) == ["A-1"]


def test_stock_removed_comes_back_with_the_next_move(central: Central, till: Till) -> None:
    till.post(central, [till.fact(body=a_body({"A": 2}))])
    put_rows(central, "stock", [{"key": "A", "content": None, "store": "S1"}])
    assert till.changes(central, "after=stock:1")["stock"]["rows"] == [{"key": "A", "version": 2, "content": None}]
    till.post(central, [till.fact(body=a_body({"A": 1}))])
    assert till.changes(central)["stock"]["rows"][0]["content"]["on_hand_micro"] == -1_000_000


def test_changes_query_that_cannot_be_read_is_one_clear_problem(
    central: Central, till: Till, subtests: pytest.Subtests
) -> None:
    for query in ("after=products", "after=a:-1", "limit=0", "limit=x", "wait=61", "streams=A,", "%ff=%ff"):
        with subtests.test(query=query):
            answered = till.ask(central, "GET", f"/v1/changes?{query}")
            assert (answered.status, read(answered)["type"]) == (400, "malformed")


def test_admin_reads_rows_back_page_by_page(central: Central) -> None:
    put_rows(central, "products", [a_product(f"P{number}") for number in range(3)])
    token = admin_token(central)
    first = read(ask(central, "GET", "/v1/admin/products?limit=2", token=token))
    rest = read(ask(central, "GET", f"/v1/admin/products?after={first['next']}", token=token))
    assert (_keys(first), _keys(rest), rest["next"]) == (["P0", "P1"], ["P2"], None)
    assert _keys(read(ask(central, "GET", "/v1/admin/stores", token=token))) == ["S1", "S2"]


def test_owner_of_a_stream_is_central_from_its_first_row(central: Central, till: Till) -> None:
    def owners() -> dict[str, str]:
        found: dict[str, str] = read(till.ask(central, "GET", "/v1/changes"))["owners"]
        return found

    assert {name for name, owner in owners().items() if owner == "central"} == set(MADE_BY_BACKEND)
    put_rows(central, "products", [a_product("A")])
    assert {name for name, owner in owners().items() if owner == "local"} == {"assortment", "operators", "policy"}


def test_reader_never_misses_a_row_while_many_write(central: Central) -> None:
    """Versions are drawn under a lock held to the commit: whoever has seen N has seen all before N."""
    tills = [an_enrolled_till(central, "S1", str(number)) for number in range(1, 4)]
    reader = an_enrolled_till(central, "S1", "9")
    writing = Event()

    def sell(till: Till, number: int) -> None:
        for turn in range(12):
            till.post(central, [till.fact(body=a_body({f"T{number}-{turn}": 1, "SHARED": 1}))])
            write_rows(central, "products", [a_product(f"T{number}-{turn}")])

    def follow() -> dict[str, dict[str, object]]:
        seen: dict[str, dict[str, object]] = {"stock": {}, "products": {}}
        cursors = {"stock": "0", "products": "0"}
        done = False
        while not done:
            done = writing.is_set()  # one more round after the last write
            after = ",".join(f"{name}:{cursor}" for name, cursor in cursors.items())
            for name, part in reader.changes(central, f"after={after}&limit=3&streams=stock,products").items():
                seen[name] |= {row["key"]: row["content"] for row in part["rows"]}
                cursors[name] = part["cursor"]
                done = done and not part["has_more"]
        return seen

    with ThreadPoolExecutor(4) as pool:
        following = pool.submit(follow)
        selling = [pool.submit(sell, till, number) for number, till in enumerate(tills)]
        try:
            for each in selling:
                each.result()
        finally:
            writing.set()
        seen = following.result()
    assert set(seen["products"]) == {f"T{number}-{turn}" for number in range(3) for turn in range(12)}
    assert set(seen["stock"]) == {*seen["products"], "SHARED"}
    assert seen["stock"]["SHARED"] == {"sku": "SHARED", "on_hand_micro": -36_000_000}


def test_bootstrap_of_many_rows_comes_in_pages_without_loss(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product(f"P{number:05}") for number in range(3_000)])
    till.post(central, [till.fact(body=a_stock_move({"P00000": 1}))])
    seen: list[object] = []
    cursor, more = "0", True
    while more:
        part = till.changes(central, f"after=products:{cursor}&limit=700&streams=products")["products"]
        seen += _keys(part)
        cursor, more = part["cursor"], part["has_more"]
    assert len(seen) == len(set(seen)) == 3_000


def test_row_of_a_ledger_is_not_written_by_hand(central: Central) -> None:
    (refused,) = put_rows(central, "balances", [{"key": "card-1", "content": {"balance": 1}}])["refused"]
    assert "no row is written to it by hand" in refused["reason"]
