"""Kinds of data, whose each is, and how often a shop has them looked at."""

import pytest

from evertill.domain.data_kinds import DATA_KINDS, SENT_SLOWEST_S, DataKind, DataOwner, Way
from evertill.domain.policy_cadences import CadencePolicy, cadences_content, parse_cadences
from evertill.domain.stream_fields import BadRow
from evertill.domain.streams import Stream
from evertill.kernel.canonical import JsonObject

CALM = CadencePolicy(
    ((DataKind.PRODUCTS, 900), (DataKind.SALES, 5)), frozenset({DataKind.TRANSFERS, DataKind.BALANCES})
)


def test_data_kinds_hold_every_stream_once_and_what_is_sold_is_the_tills_for_ever() -> None:
    streams = [stream for row in DATA_KINDS for stream in row.streams]
    assert sorted(streams) == sorted(Stream)
    assert [row.kind for row in DATA_KINDS] == sorted(DataKind, key=list(DataKind).index)
    rows = {row.kind: row for row in DATA_KINDS}
    assert (rows[DataKind.SALES].owner, rows[DataKind.SALES].way) == (DataOwner.TILL, Way.UP)
    assert rows[DataKind.SALES].paces_s == (0, SENT_SLOWEST_S)
    assert rows[DataKind.OPERATORS].paces_s == (0, 5, 60, 300, 900)
    assert rows[DataKind.PAYMENTS].paces_s == (0,)


def test_cadences_are_read_as_they_were_written_and_others_follow_at_once() -> None:
    assert parse_cadences(cadences_content(CALM)) == CALM
    assert parse_cadences({}) == CadencePolicy()
    assert (CALM.sent_every_s, CALM.pace_s(DataKind.STOCK)) == (5, 0)
    assert CALM.stream_paces() == {Stream.PRODUCTS: 900}
    assert CALM.streams_off() == {Stream.TRANSFERS, Stream.BALANCES}


def test_cadences_of_what_is_off_are_no_turns() -> None:
    off = CadencePolicy(((DataKind.TRANSFERS, 60),), frozenset({DataKind.TRANSFERS}))
    assert off.stream_paces() == {}


def test_cadences_of_kinds_that_a_newer_program_knows_are_left_out() -> None:
    assert parse_cadences({"every_s": {"holograms": 9}, "off": ["holograms"]}) == CadencePolicy()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"every_s": {"stock": 60}}, "not between 0 and 5"),
        ({"every_s": {"prices": "often"}}, "no whole number"),
        ({"off": ["products", "orders"]}, "No till does without products"),
        ({"every_s": 5}, "no object"),
    ],
)
def test_cadences_slower_than_a_shop_may_have_them_are_refused(bad: JsonObject, said: str) -> None:
    with pytest.raises(BadRow, match=said):
        parse_cadences(bad)
