"""The open sale as texts: whatever is rung comes back equal."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.selling.sale import Sale
from evertill.journal.counter.sale_json import header_text, line_text, read_parts, read_sale, sale_text
from tests.support.any_sales import sales
from tests.support.sales import a_line, a_sale

# Moments as clocks tell them: a fixed offset from UTC, in whole minutes.
MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - as Hypothesis wants it
    timezones=st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(sales(), st.text(), MOMENTS)
def test_any_sale_comes_back_equal_from_its_texts(sale: Sale, label: str, started_at: datetime) -> None:
    rung = replace(sale, label=label, started_at=started_at)
    assert read_sale(sale_text(rung)) == rung
    assert read_parts(header_text(rung), [line_text(line) for line in rung.lines]) == rung


def test_text_written_before_a_member_was_added_is_read_with_its_default() -> None:
    stored = json.loads(line_text(a_line()))
    del stored["reason"], stored["item"]["minimum_age"]
    assert read_parts(header_text(a_sale([])), [json.dumps(stored)]) == a_sale([a_line()])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sale_id": 7}', "null"])
def test_text_that_is_no_sale_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_sale(text)


@pytest.mark.parametrize(
    "change", [{"quantity": {"micro": 1.5, "unit": "C62"}}, {"regular_price": "much"}, {"direction": "up"}]
)
def test_text_that_is_no_line_is_refused(change: dict[str, object]) -> None:
    text = json.dumps({**json.loads(line_text(a_line())), **change})
    with pytest.raises(ValueError):
        read_parts(header_text(a_sale([])), [text])
