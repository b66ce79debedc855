"""What became of the people who work here between two copies of them: who came, left, got another role, PIN or badge.

No name is in it, for it goes into the chain; who changed it is, where that is known.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from evertill.domain.people.people import Operator
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import OperatorId
from evertill.kernel.values import dataclass


class StaffDeed(StrEnum):
    """One thing that was done; the text is stored for ever."""

    ADDED = "added"
    LEFT = "left"
    CAME_BACK = "came_back"
    REMOVED = "removed"
    """Not even known any more."""
    RENAMED = "renamed"
    ROLE = "role"
    PIN = "pin"
    BADGE_GIVEN = "badge_given"
    BADGE_REVOKED = "badge_revoked"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What was done with one person."""

    operator_id: OperatorId
    deeds: tuple[StaffDeed, ...]
    role_before: str = ""
    role_now: str = ""
    by: OperatorId | None = None
    """Who did it, where that is known."""
    via: str = ""
    """How: `screen`, `command`; empty where the backend did, or whoever keeps it."""


def staff_changes(before: Sequence[Operator], now: Sequence[Operator]) -> tuple[StaffChange, ...]:
    """One for each person of whom anything is another, in the order of their ids."""
    known, found = {one.operator_id: one for one in before}, {one.operator_id: one for one in now}
    changes = (_change(known.get(each), found.get(each)) for each in sorted(known.keys() | found.keys()))
    return tuple(change for change in changes if change.deeds)


def staff_change_body(change: StaffChange) -> JsonObject:
    """The body of the transaction."""
    deeds: list[Json] = [deed.value for deed in change.deeds]
    body: dict[str, Json] = {"operator": str(change.operator_id), "deeds": deeds, "via": change.via}
    if change.role_before or change.role_now:
        body |= {"role_before": change.role_before, "role_now": change.role_now}
    return body


def _change(before: Operator | None, now: Operator | None) -> StaffChange:
    if now is None:
        assert before is not None
        return StaffChange(before.operator_id, (StaffDeed.REMOVED,), role_before=before.role.value)
    by, via = now.changed_by, now.changed_via
    if before is None:
        deeds = (StaffDeed.ADDED, *((StaffDeed.BADGE_GIVEN,) if now.badge_verifier else ()))
        return StaffChange(now.operator_id, deeds, role_now=now.role.value, by=by, via=via)
    done: Mapping[StaffDeed, bool] = {
        StaffDeed.LEFT: before.is_active and not now.is_active,
        StaffDeed.CAME_BACK: now.is_active and not before.is_active,
        StaffDeed.RENAMED: before.name != now.name,
        StaffDeed.ROLE: before.role is not now.role,
        StaffDeed.PIN: before.pin_verifier != now.pin_verifier,
        StaffDeed.BADGE_GIVEN: bool(now.badge_verifier) and before.badge_verifier != now.badge_verifier,
        StaffDeed.BADGE_REVOKED: bool(before.badge_verifier) and not now.badge_verifier,
        StaffDeed.LANGUAGE: before.language != now.language,
    }
    deeds = tuple(deed for deed, is_done in done.items() if is_done)
    roles = (before.role.value, now.role.value) if StaffDeed.ROLE in deeds else ("", "")
    return StaffChange(now.operator_id, deeds, *roles, by=by, via=via)
