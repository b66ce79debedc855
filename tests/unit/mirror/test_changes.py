"""Rows as they come: whatever a backend sends is either kept as text or said to be unfit, and never raises."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.mirror.changes import StreamReport, incoming, json_text
from evertill.ports.connector import Row

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), _JSON))
def test_content_is_kept_to_the_letter(content: dict[str, Any]) -> None:
    text = json_text(content)
    text.encode()
    assert json.loads(text) == content


def test_row_keeps_its_content_and_text() -> None:
    row = incoming(Row("k", 3, {"name": "é"}))
    assert (row.key, row.version, row.content, row.text, row.fault) == ("k", 3, {"name": "é"}, '{"name":"é"}', None)
    assert not row.is_tombstone
    assert incoming(Row("k", 4, None)).is_tombstone


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("", 1, {}), "key is empty"),
        (Row("a\0b", 1, {}), "no text"),
        (Row("\ud800", 1, None), "no text"),
        (Row("k", -1, {}), "version"),
        (Row("k", 2**63, {}), "version"),
        (Row("k", 1, {"n": Decimal(1)}), "cannot be written"),  # type: ignore[dict-item]  # what a careless connector sends
        (Row("k", 1, {"n": float("nan")}), "cannot be written"),  # type: ignore[dict-item]  # the same
    ],
)
def test_row_that_cannot_be_kept_says_why(row: Row, said: str) -> None:
    found = incoming(row)
    assert said in (found.fault or "")
    assert not found.is_tombstone
    found.key.encode()


def test_reports_of_a_stream_add_up() -> None:
    assert StreamReport(1, 2, 3) + StreamReport(10, 20, 30) == StreamReport(11, 22, 33)
