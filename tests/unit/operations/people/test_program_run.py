"""What the journal tells of the program: start, stop, and another version of the shop's policy."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.errors import JournalFault
from evertill.operations.people.program_run import NotePolicy, NoteStart, NoteStop, NoteTraining
from evertill.operations.people.sign_off import SignOff
from tests.support.counter import MANAGER, Till

SEEN = TransactionKind.POLICY_SEEN


def test_start_and_stop_are_written_down() -> None:
    till = Till(operator=None, is_open=False)

    till.do(NoteStart("1.2.3"))
    till.do(NoteStop())

    start, stop = till.memory.transactions
    assert (start.kind, start.body) == (TransactionKind.START, {"release": "1.2.3", "policy_version": 7})
    assert (stop.kind, stop.body, stop.operator_id) == (TransactionKind.STOP, {}, None)


def test_another_policy_is_written_down_at_the_next_sign_on_once() -> None:
    till = Till(operator=None, is_open=False)
    till.do(NoteStart("1.2.3"))
    till.sign_on()
    assert till.memory.of_kind(SEEN) == []

    till.policies.now = replace(till.policies.now, version=8)
    till.sign_on(MANAGER)
    till.do(SignOff())
    till.sign_on(MANAGER)

    assert [done.body for done in till.memory.of_kind(SEEN)] == [{"before": 7, "now": 8}]


def test_policy_is_looked_at_again_when_the_disk_refused() -> None:
    till = Till(operator=None, is_open=False)
    till.do(NoteStart("1.2.3"))
    till.policies.now = replace(till.policies.now, version=8)
    till.memory.fails_commit = JournalFault("The disk is full.")
    with pytest.raises(JournalFault):
        till.sign_on()
    till.memory.fails_commit = None

    till.sign_on()

    assert len(till.memory.of_kind(SEEN)) == 1


def test_signing_on_without_a_noted_start_writes_no_policy() -> None:
    till = Till(operator=None, is_open=False)

    till.sign_on()

    assert till.memory.kinds() == ["sign_on"]


def test_policy_that_came_in_is_written_down_at_once() -> None:
    till = Till()
    till.do(NoteStart("1.2.3"))
    till.do(NotePolicy())
    assert till.memory.of_kind(SEEN) == []

    till.policies.now = replace(till.policies.now, version=8)
    till.do(NotePolicy())
    till.do(NotePolicy())

    assert [done.body for done in till.memory.of_kind(SEEN)] == [{"before": 7, "now": 8}]


def test_training_is_told_in_the_real_journal() -> None:
    till = Till()
    till.do(NoteTraining(is_begun=True))
    till.do(NoteTraining(is_begun=False))
    assert till.memory.kinds()[-2:] == ["training_begun", "training_ended"]
