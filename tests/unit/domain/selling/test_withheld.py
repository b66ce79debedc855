"""What was not paid back of goods: it adds up, is cut down, and is read back from what returns say."""

import pytest

from evertill.domain.selling.withheld import Withheld, read_withheld, withheld_json, withheld_of
from evertill.kernel.canonical import Json, JsonObject

SOME = Withheld(300, ((0, 252, 48), (2, 10, 1)))


def test_what_is_withheld_adds_up_by_tax_and_comes_to_nothing_with_its_opposite() -> None:
    assert SOME + Withheld(10, ((1, 9, 1),)) == Withheld(310, ((0, 252, 48), (1, 9, 1), (2, 10, 1)))
    assert Withheld() == SOME + -SOME


def test_what_is_withheld_is_cut_down_with_its_taxes() -> None:
    assert SOME.at_most(300) == SOME
    assert SOME.at_most(100) == Withheld(100, ((0, 84, 16), (2, 3, 0)))


def test_what_is_withheld_reads_back() -> None:
    assert read_withheld(withheld_json(SOME)) == SOME


@pytest.mark.parametrize("found", [None, {"gross": 1}, {"gross": 1, "taxes": [[-1, 0, 0]]}, {"gross": 1, "taxes": [7]}])
def test_what_is_withheld_and_cannot_be_read_is_told(found: Json) -> None:
    with pytest.raises(ValueError, match="withheld"):
        read_withheld(found)


def test_return_says_what_it_withheld_of_which_sale_and_its_undoing_gives_that_back() -> None:
    told: Json = {"fact_id": "s1", "line": "1", "withheld": withheld_json(SOME)}
    other: Json = {"fact_id": "s2", "line": "1", "withheld": withheld_json(SOME)}
    body: JsonObject = {"lines": [{"original": told}, {"original": other}, {"line": 3}, {"original": told}]}
    assert withheld_of(body, "s1") == SOME + SOME
    assert withheld_of({**body, "undoes": {}}, "s1") == -(SOME + SOME)
    assert withheld_of({}, "s1") == Withheld()
