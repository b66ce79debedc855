"""The table of a device's link, move by move, and its UnifiedPOS names."""

import itertools

import pytest

from evertill.devices.transport.link import MOVES, Link
from evertill.devices.transport.unified_pos import LINK_STATES
from evertill.ports.devices import DeviceLink

ALLOWED = {
    ("closed", "connecting"),
    ("connecting", "ready"),
    ("connecting", "fault"),
    ("connecting", "reconnecting"),
    ("connecting", "closed"),
    ("ready", "fault"),
    ("ready", "reconnecting"),
    ("ready", "closed"),
    ("fault", "ready"),
    ("fault", "reconnecting"),
    ("fault", "closed"),
    ("reconnecting", "ready"),
    ("reconnecting", "fault"),
    ("reconnecting", "closed"),
}


@pytest.mark.parametrize(("before", "after"), list(itertools.product(DeviceLink, DeviceLink)))
def test_link_moves_only_as_the_table_says(before: DeviceLink, after: DeviceLink) -> None:
    link = Link(before, "why")
    if before is after or (before.value, after.value) in ALLOWED:
        assert link.move(after, "because") == Link(after, "because")
    else:
        with pytest.raises(AssertionError, match="cannot go"):
            link.move(after)


def test_every_state_has_its_row_and_its_published_name() -> None:
    assert set(MOVES) == set(LINK_STATES) == set(DeviceLink)
    assert [tuple(map(int, LINK_STATES[state])) for state in DeviceLink] == [
        (1, 2000, 101),
        (2, 2000, 105),
        (2, 2001, 0),
        (4, 2001, 111),
        (4, 2004, 107),
    ]
