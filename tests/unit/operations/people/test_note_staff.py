"""The journal tells of every change of the staff, whoever made it and wherever."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Role
from evertill.kernel.errors import JournalFault
from evertill.operations.people.note_staff import NoteStaff
from evertill.operations.people.program_run import NoteStart
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR, Till

CHANGED = TransactionKind.STAFF_CHANGED


def test_change_is_written_down_once_by_whoever_made_it_not_by_who_is_signed_on() -> None:
    till = Till(operator=CASHIER)
    till.do(NoteStart("1.2.3"))
    staff = till.people.staff
    staff[SUPERVISOR] = replace(staff[SUPERVISOR], role=Role.MANAGER, changed_by=MANAGER, changed_via="screen")
    staff[CASHIER] = replace(staff[CASHIER], pin_verifier="another")

    till.do(NoteStaff())
    till.do(NoteStaff())

    told = {done.body["operator"]: done for done in till.memory.of_kind(CHANGED)}
    assert len(till.memory.of_kind(CHANGED)) == 2
    assert told[SUPERVISOR].operator_id == MANAGER
    assert told[SUPERVISOR].body["deeds"] == ["role"]
    assert told[CASHIER].operator_id is None


def test_change_is_told_again_when_the_disk_refused() -> None:
    till = Till(operator=CASHIER)
    till.do(NoteStart("1.2.3"))
    del till.people.staff[SUPERVISOR]
    till.memory.fails_commit = JournalFault("The disk is full.")
    with pytest.raises(JournalFault):
        till.do(NoteStaff())
    till.memory.fails_commit = None

    till.do(NoteStaff())

    assert [done.body["deeds"] for done in till.memory.of_kind(CHANGED)] == [["removed"]]


def test_first_look_tells_nothing_unless_told_who_they_were() -> None:
    till = Till(operator=CASHIER)
    till.do(NoteStaff())
    assert till.memory.of_kind(CHANGED) == []
    till.do(NoteStaff(before=()))
    assert len(till.memory.of_kind(CHANGED)) == 3
