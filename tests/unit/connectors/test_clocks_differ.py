"""What a person is told of a clock that is minutes off, long before no signature counts any more."""

from datetime import timedelta

import pytest

from evertill.connectors.central.answers import told_at
from evertill.connectors.reasons import clocks_differ
from evertill.kernel.clock import to_rfc3339
from tests.support.sales import A_MOMENT


@pytest.mark.parametrize(
    ("off", "told"),
    [({"minutes": 2}, ""), ({"minutes": -2}, ""), ({"seconds": 121}, "ahead"), ({"seconds": -121}, "behind")],
)
def test_clock_that_is_off_by_more_than_two_minutes_is_told_with_its_direction(off: dict[str, int], told: str) -> None:
    sentence = clocks_differ(A_MOMENT + timedelta(**off), A_MOMENT)
    assert (told in sentence, bool(sentence)) == (True, bool(told))


def test_backend_that_does_not_say_when_it_answered_gives_no_warning() -> None:
    assert told_at({"now": to_rfc3339(A_MOMENT)}) == A_MOMENT
    for document in ({}, {"now": "noon"}, {"now": 7}, None):
        assert told_at(document) is None
    assert clocks_differ(A_MOMENT, None) == ""
