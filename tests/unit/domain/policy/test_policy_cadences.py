"""Kinds of data, whose each is, and how often a shop has them looked at."""

import pytest

from evertill.domain.policy.cadences import CadencePolicy, cadences_content, parse_cadences
from evertill.domain.streams.record_kinds import RECORD_KINDS, SENT_SLOWEST_S, RecordKind, RecordOwner, Way
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.streams.streams import Stream
from evertill.kernel.canonical import JsonObject

CALM = CadencePolicy(
    ((RecordKind.PRODUCTS, 900), (RecordKind.SALES, 5)), frozenset({RecordKind.TRANSFERS, RecordKind.BALANCES})
)


def test_record_kinds_hold_every_stream_once_and_what_is_sold_is_the_tills_for_ever() -> None:
    streams = [stream for row in RECORD_KINDS for stream in row.streams]
    assert sorted(streams) == sorted(Stream)
    assert [row.kind for row in RECORD_KINDS] == sorted(RecordKind, key=list(RecordKind).index)
    rows = {row.kind: row for row in RECORD_KINDS}
    assert (rows[RecordKind.SALES].owner, rows[RecordKind.SALES].way) == (RecordOwner.TILL, Way.UP)
    assert rows[RecordKind.SALES].paces_s == (0, SENT_SLOWEST_S)
    assert rows[RecordKind.OPERATORS].paces_s == (0, 5, 60, 300, 900)
    assert rows[RecordKind.PAYMENTS].paces_s == (0,)
    assert rows[RecordKind.ASSORTMENT].paces_s == (0, 5), "an article taken off sale is so everywhere within seconds"


def test_cadences_are_read_as_they_were_written_and_others_follow_at_once() -> None:
    assert parse_cadences(cadences_content(CALM)) == CALM
    assert parse_cadences({}) == CadencePolicy()
    assert (CALM.sent_every_s, CALM.pace_s(RecordKind.STOCK)) == (5, 0)
    assert CALM.stream_paces() == {Stream.PRODUCTS: 900, Stream.AISLES: 900}
    assert CALM.streams_off() == {Stream.TRANSFERS, Stream.BALANCES}


def test_cadences_of_what_is_off_are_no_turns() -> None:
    off = CadencePolicy(((RecordKind.TRANSFERS, 60),), frozenset({RecordKind.TRANSFERS}))
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
