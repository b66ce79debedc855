"""What became of the people between two copies of them, as the chain tells it: ids and deeds, never a name."""

from dataclasses import replace

from evertill.domain.people.people import Operator, Role
from evertill.domain.people.staff_changes import StaffChange, StaffDeed, staff_change_body, staff_changes
from evertill.domain.rows.stream_rows import operator_content, parse_operator
from evertill.kernel.ids import OperatorId

ANNA = Operator(OperatorId("a"), "Anna", Role.CASHIER, "pin-1", badge_verifier="badge-1")
MARIA = OperatorId("m")


def changed(**members: object) -> tuple[StaffDeed, ...]:
    [change] = staff_changes([ANNA], [replace(ANNA, **members)])  # type: ignore[arg-type]  # any member
    return change.deeds


def test_each_thing_that_is_changed_of_somebody_is_told_by_itself() -> None:
    assert changed(name="Anne") == (StaffDeed.RENAMED,)
    assert changed(is_active=False) == (StaffDeed.LEFT,)
    assert changed(pin_verifier="pin-2", badge_verifier=None) == (StaffDeed.PIN, StaffDeed.BADGE_REVOKED)
    assert changed(badge_verifier="badge-2", language="de") == (StaffDeed.BADGE_GIVEN, StaffDeed.LANGUAGE)
    left = replace(ANNA, is_active=False)
    assert staff_changes([left], [ANNA])[0].deeds == (StaffDeed.CAME_BACK,)
    assert staff_changes([ANNA], [replace(ANNA, changed_by=MARIA, changed_via="screen")]) == ()


def test_who_came_and_who_is_gone_are_told_with_their_role_and_whoever_did_it() -> None:
    new = replace(ANNA, changed_by=MARIA, changed_via="screen")
    came = StaffChange(ANNA.operator_id, (StaffDeed.ADDED, StaffDeed.BADGE_GIVEN), "", "cashier", MARIA, "screen")
    assert staff_changes([], [new]) == (came,)
    plain = replace(ANNA, badge_verifier=None)
    assert staff_changes([], [plain])[0].deeds == (StaffDeed.ADDED,)
    gone = StaffChange(ANNA.operator_id, (StaffDeed.REMOVED,), "cashier")
    assert staff_changes([ANNA], []) == (gone,)


def test_body_names_both_roles_where_they_changed_and_no_name() -> None:
    [change] = staff_changes([ANNA], [replace(ANNA, role=Role.MANAGER, changed_via="command")])
    body = staff_change_body(change)
    assert body == {
        "operator": "a",
        "deeds": ["role"],
        "via": "command",
        "role_before": "cashier",
        "role_now": "manager",
    }
    [renamed] = staff_changes([ANNA], [replace(ANNA, name="Anne")])
    assert staff_change_body(renamed) == {"operator": "a", "deeds": ["renamed"], "via": ""}


def test_author_of_a_change_is_read_as_it_was_written() -> None:
    by_maria = replace(ANNA, changed_by=MARIA, changed_via="screen")
    assert parse_operator(operator_content(by_maria)) == by_maria
    assert "changed_by" not in operator_content(ANNA)
