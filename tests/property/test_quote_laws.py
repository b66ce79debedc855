"""Quotes: what holds for every request, under every policy and with every kind of promotion."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.quoting.quote import answer
from evertill.domain.quoting.request import Memory
from evertill.kernel.canonical import JsonObject
from tests.support.any_quotes import quote_requests

Answer = dict[str, Any]  # JSON as a reader of it sees it


def quoted(request: Mapping[str, Any]) -> Answer:
    """The answer, which must be one."""
    answered, is_good = answer(dict(request))
    assert is_good, answered
    return answered


def total(texts: Iterable[str]) -> Decimal:
    """The sum of amounts."""
    return sum((Decimal(text) for text in texts), Decimal(0))


@given(quote_requests())
def test_quote_every_share_adds_up(request: JsonObject) -> None:
    answered = quoted(request)
    lines = answered["lines"]
    for figure in ("net", "tax", "gross", "discount"):
        assert total(line[figure] for line in lines) == Decimal(answered[figure])
    for line in [*lines, answered]:
        assert Decimal(line["net"]) + Decimal(line["tax"]) == Decimal(line["gross"])
    for line in lines:
        assert total(line["units"]) == Decimal(line["gross"])
        assert total(tax["amount"] for tax in line["taxes"].values()) == Decimal(line["tax"])
        assert total(change["amount"] for change in line["modifiers"]) == -Decimal(line["discount"])
    for tax in answered["taxes"]:
        shares = [line["taxes"][tax["tax"]] for line in lines if tax["tax"] in line["taxes"]]
        assert total(share["amount"] for share in shares) == Decimal(tax["amount"])
        assert total(share["base"] for share in shares) == Decimal(tax["base"])


@given(quote_requests())
def test_quote_goods_out_never_cost_less_than_nothing_nor_more_than_without_offers(request: JsonObject) -> None:
    answered = quoted(request)
    assert all(Decimal(line["gross"]) >= 0 for line in answered["lines"])
    bare = quoted({**request, "promotions": [], "modifiers": []})
    assert all(
        Decimal(line["regular"]) == Decimal(plain["regular"])
        and Decimal(line["discount"]) >= Decimal(plain["discount"])
        for line, plain in zip(answered["lines"], bare["lines"], strict=False)
    )


@given(quote_requests())
def test_quote_goods_back_are_the_mirror_of_goods_out(request: JsonObject) -> None:
    back = {**request, "lines": [{**line, "quantity": f"-{line['quantity']}"} for line in listed(request["lines"])]}
    out, returned = quoted(request), quoted(back)
    for figure in ("net", "tax", "gross", "discount"):
        assert Decimal(out[figure]) == -Decimal(returned[figure])
    for line, mirrored in zip(out["lines"], returned["lines"], strict=True):
        assert [Decimal(unit) for unit in line["units"]] == [-Decimal(unit) for unit in mirrored["units"]]


@given(quote_requests(promotions_most=1, is_plain=True), st.data())
def test_quote_scanned_in_another_order_comes_to_the_same(request: JsonObject, data: st.DataObject) -> None:
    lines = listed(request["lines"])
    shuffled = {**request, "lines": data.draw(st.permutations(lines))}
    once, again = quoted(request), quoted(shuffled)
    assert once["discount"] == again["discount"]
    step = Decimal(str(dict(request["policy"])["precision"]))  # type: ignore[arg-type]  # JSON by the strategy
    found = {line["id"]: line for line in again["lines"]}
    for line in once["lines"]:
        assert abs(Decimal(line["discount"]) - Decimal(found[line["id"]]["discount"])) <= step


@given(quote_requests())
def test_quote_asked_again_or_with_a_memory_is_answered_alike(request: JsonObject) -> None:
    memory = Memory()
    once = answer(request, memory)
    assert answer(request, memory) == once == answer(request)


@given(quote_requests(), st.data())
def test_quote_all_returned_in_any_parts_gives_back_exactly_what_was_paid(
    request: JsonObject, data: st.DataObject
) -> None:
    lines = listed(request["lines"])
    returns: list[dict[str, object]] = []
    for line in lines:
        quantity = Decimal(str(line["quantity"]))
        if quantity == quantity.to_integral_value():
            returns += [{"line": line["id"], "quantity": "1"}] * int(quantity)
        else:
            part = quantity.quantize(Decimal("0.000001")) / 2
            part = part.quantize(Decimal("0.000001"))
            parts = [part, quantity - part]
            returns += [{"line": line["id"], "quantity": format(one, "f")} for one in parts if one]
    order = data.draw(st.permutations(returns))
    answered = quoted({**request, "returns": order})
    refund = answered["refund"]
    for figure in ("gross", "net", "tax"):
        assert refund[figure] == answered[figure]
    back = {tax["tax"]: tax["amount"] for tax in refund["taxes"]}
    assert back == {tax["tax"]: tax["amount"] for tax in answered["taxes"]}


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.text(max_size=6)
    | st.sampled_from(["1", "-1", "20"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "value", "kind", "quantity", "match", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(quote_requests(), anything, st.data())
def test_quote_any_json_in_any_place_is_answered_or_refused_by_its_place(
    request: JsonObject, strange: object, data: st.DataObject
) -> None:
    broken, at = spoilt(request, strange, data)
    answered, is_good = answer(broken)
    if not is_good:
        error: Any = answered["error"]  # JSON as a reader of it sees it
        assert error["message"]
        assert at.startswith(error["at"]) or error["at"].startswith("/")


def spoilt(request: JsonObject, strange: object, data: st.DataObject) -> tuple[Any, str]:
    """The request with something strange in one place, and that place."""

    def step(found: Any, at: str) -> tuple[Any, str]:  # any JSON
        keys: Sequence[Any] = (
            list(found) if isinstance(found, dict) else list(range(len(found))) if isinstance(found, list) else []
        )
        if not keys or data.draw(st.integers(0, 3)) == 0:
            return strange, at
        key = data.draw(st.sampled_from(keys))
        inner, place = step(found[key], f"{at}/{key}")
        if isinstance(found, dict):
            return {**found, key: inner}, place
        return [*found[:key], inner, *found[key + 1 :]], place

    return step(request, "")


def listed(found: object) -> list[dict[str, object]]:
    """A list of objects."""
    assert isinstance(found, list)
    return found
