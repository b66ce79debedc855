"""What a person has to settle comes with whose task it is and the steps to take."""

from datetime import timedelta

import pytest

from evertill.domain.people.team_exceptions import GUIDES, ExceptionKind


@pytest.mark.parametrize("kind", ExceptionKind)
def test_every_kind_of_exception_has_an_owner_a_time_and_steps(kind: ExceptionKind) -> None:
    guide = GUIDES[kind]
    assert guide.steps
    assert timedelta() < guide.due_in <= timedelta(days=7)
