"""A sealed body is read with its types, and what is not as it should be is named."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from evertill.domain.records.sealed_body import (
    Members,
    decimal,
    member_object,
    modifiers,
    objects,
    objects_if_any,
    text,
    text_if_any,
    whole,
    whole_if_any,
)

BODY: Members = {
    "lines": [{"sku": "A"}],
    "store": {"name": "S1"},
    "due": -3,
    "note": "n",
    "rate": "19.5",
    "flag": True,
    "mixed": [{}, 1],
    "endless": "Infinity",
}


def test_members_are_read_as_what_they_are() -> None:
    assert objects(BODY, "lines") == objects_if_any(BODY, "lines") == [{"sku": "A"}]
    assert (member_object(BODY, "store"), whole(BODY, "due"), whole_if_any(BODY, "due")) == ({"name": "S1"}, -3, -3)
    assert (text(BODY, "note"), text_if_any(BODY, "note"), decimal(BODY, "rate")) == ("n", "n", Decimal("19.5"))


def test_members_that_may_be_absent_are_nothing_then() -> None:
    assert (objects_if_any(BODY, "x"), member_object(BODY, "x"), whole_if_any(BODY, "x")) == ((), None, None)
    assert (text_if_any(BODY, "x"), list(modifiers(BODY))) == ("", [])


@pytest.mark.parametrize(
    ("read", "name"),
    [
        *[(objects, name) for name in ("x", "due", "note", "mixed", "store")],
        *[(objects_if_any, name) for name in ("due", "mixed")],
        *[(member_object, name) for name in ("due", "lines")],
        *[(whole, name) for name in ("x", "note", "flag")],
        (whole_if_any, "flag"),
        *[(text, name) for name in ("x", "due")],
        (text_if_any, "due"),
        *[(decimal, name) for name in ("x", "due", "note", "endless")],
    ],
)
def test_member_of_another_kind_is_named(read: Callable[[Members, str], object], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        read(BODY, name)


def test_modifiers_are_sources_and_amounts() -> None:
    assert list(modifiers({"modifiers": [["promotion:p1", -50, "Two for one"], ["price", 20]]})) == [
        ("promotion:p1", -50),
        ("price", 20),
    ]
    for found in ("ab", 3, [["price"]], [["price", "20"]], ["price"]):
        with pytest.raises(ValueError, match="modifier"):
            list(modifiers({"modifiers": found}))
