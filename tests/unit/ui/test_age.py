"""How long ago, and how long until, as people say it."""

from datetime import timedelta

import pytest

from evertill.ui.frame.age import age_text, ago_text, time_left_text
from tests.support.sales import A_MOMENT


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ({"seconds": 59}, "59 s"),
        ({"minutes": 59, "seconds": 59}, "59 min"),
        ({"minutes": 60}, "1 h 0 min"),
        ({"minutes": 119}, "1 h 59 min"),
        ({"hours": 24}, "1 day"),
    ],
)
def test_time_left_is_told_to_the_minute_while_it_is_a_matter_of_hours(left: dict[str, int], said: str) -> None:
    assert time_left_text(A_MOMENT, A_MOMENT + timedelta(**left)) == said


def test_age_of_hours_is_told_in_whole_hours() -> None:
    assert age_text(A_MOMENT, A_MOMENT + timedelta(minutes=119)) == "1 h"


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        ({"milliseconds": -900}, "just now"),
        ({"milliseconds": 999}, "just now"),
        ({"seconds": 1}, "1 s ago"),
        ({"minutes": 12}, "12 min ago"),
        ({"days": 2}, "2 days ago"),
    ],
)
def test_what_was_within_this_second_is_just_now(passed: dict[str, int], said: str) -> None:
    assert ago_text(A_MOMENT, A_MOMENT + timedelta(**passed)) == said


def test_what_began_within_this_second_has_lasted_a_second_rather_than_none() -> None:
    assert age_text(A_MOMENT, A_MOMENT) == "1 s"
