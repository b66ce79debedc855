"""Canonical JSON: the form of RFC 8785 for what we allow, and a refusal of all else."""

import hashlib
import json
from collections import OrderedDict
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

import pytest

from evertill.kernel.canonical import Json, canonical_bytes, digest, read_json


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (-12, "-12"),
        ('€ " \\ \n \u001f /', '"€ \\" \\\\ \\n \\u001f /"'),
        ([1, "a", [False]], '[1,"a",[false]]'),
        ((1, 2), "[1,2]"),
        ({"b": 1, "a": {"d": [], "c": {}}}, '{"a":{"c":{},"d":[]},"b":1}'),
    ],
)
def test_canonical_bytes_plain_values_are_sorted_and_tight(value: Json, text: str) -> None:
    assert canonical_bytes(value) == text.encode()


def test_canonical_bytes_keys_sort_by_utf16_unit_as_the_rfc_shows() -> None:
    # The example of RFC 8785 section 3.2.3: the smiley's surrogates sort before the Hebrew presentation form.
    value: Json = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    shown = canonical_bytes({"outer": [value, 7]}).decode()
    order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
    assert sorted(order, key=shown.index) == order
    assert shown.endswith("},7]}")


def test_canonical_bytes_plain_key_after_others_still_sorts_them_by_utf16_unit() -> None:
    value: Json = {"\U0001f600": {"\ufb33": 1, "\U0001f600": 2, "b": 3}, "\ufb33": 4, "a": 5}
    assert canonical_bytes(value).decode() == '{"a":5,"\U0001f600":{"b":3,"\U0001f600":2,"\ufb33":1},"\ufb33":4}'


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53 - 1), 0])
def test_canonical_bytes_largest_safe_number_is_kept(number: int) -> None:
    assert canonical_bytes([number]) == f"[{number}]".encode()


@pytest.mark.parametrize(
    "value",
    [
        2**53,
        -(2**53),
        1.5,
        [0.0],
        {"a": object()},
        {1: "a"},
        "\ud800",
        {"\ud800": 1},
        b"bytes",
        {"é": 2**60},
        # A key beyond ASCII is no reason to stop looking.
        [{"é": 1}, 1.5],
        {"a": {"é": 1}, "b": 1.5},
    ],
)
def test_canonical_bytes_value_without_a_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical_bytes(value)


def test_digest_is_sha256_of_the_canonical_form() -> None:
    assert digest({"b": 2, "a": 1}) == hashlib.sha256(b'{"a":1,"b":2}').hexdigest()


def test_text_of_a_subclass_is_written_as_text() -> None:
    class Word(StrEnum):
        SALE = "sale"

    assert canonical_bytes([Word.SALE, {"kind": Word.SALE}]) == b'["sale",{"kind":"sale"}]'


class Count(IntEnum):
    """Whole numbers with names."""

    TWO = 2
    TOO_MANY = 2**53


class Pair(NamedTuple):
    """A tuple of a type of its own."""

    first: Json
    second: Json


def test_values_of_derived_types_are_written_as_what_they_derive_from_and_looked_at_alike() -> None:
    kept: Json = {"n": Count.TWO, "o": OrderedDict(b=1, a=Pair(1, "x"))}
    assert canonical_bytes(kept) == b'{"n":2,"o":{"a":[1,"x"],"b":1}}'
    sorted_by_units: Json = {"o": OrderedDict({"\ufb33": 1, "\U0001f600": 2})}
    assert canonical_bytes(sorted_by_units) == '{"o":{"\U0001f600":2,"\ufb33":1}}'.encode()


@pytest.mark.parametrize("wrong", [Count.TOO_MANY, OrderedDict(a=0.5), Pair(1, Count.TOO_MANY)])
def test_what_is_refused_is_refused_within_derived_types_too(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"larger than JSON readers keep|has no place"):
        canonical_bytes({"a": wrong})


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ('{"a":[1,"4006381333931"]}', True),
        ('{"a":900719925474099}', True),
        ('{"a":9007199254740993}', False),
        ('{"\U0001f600":1}', False),
        ('{"\\ud83d\\ude00":1}', False),
        ('{"é\ufb33":1}', True),
    ],
)
def test_plain_json_is_told_from_what_wants_a_look(text: str, is_plain: bool) -> None:
    value, found = read_json(text.encode())
    assert found is is_plain
    assert value == json.loads(text)
    if is_plain:
        assert canonical_bytes(value, is_plain=True) == canonical_bytes(value)


@pytest.mark.parametrize("text", ["", "{", '{"a":0.5}', "[1e3]", "\ufeff{}"])
def test_read_json_refuses_what_no_record_holds(text: str) -> None:
    with pytest.raises(ValueError):
        read_json(text.encode())
