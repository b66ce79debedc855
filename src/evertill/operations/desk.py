"""The desk: takes a screen's commands and runs them one by one on the till worker, each in one unit of work."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from evertill.kernel.errors import Fault, JournalFault
from evertill.kernel.worker import Worker
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.counter.counter import Counter
from evertill.operations.people.with_approval import Approved, ApproverMayNot
from evertill.operations.selling.sale.outcomes import CodeRefused, EntryNotPossible
from evertill.operations.words.card_door import refuse_card
from evertill.operations.words.epoch_sentences import refuse_when_over
from evertill.ports.journal import Journal, UnitOfWork
from evertill.ports.notices import FactsWritten

Outcome = TypeVar("Outcome")
Post = Callable[[Callable[[], None]], None]
"""Brings a callback to the thread of whoever submitted the command."""

BUG_SENTENCE = (
    "The till met an error of its own, so this was not done and the sale is as it was; "
    "try again, and report it if it comes back."
)


_REFUSALS = (NotAllowed, SignOnNeeded, TillNotOpen, EntryNotPossible, CodeRefused, ApproverMayNot)


def _is_refusal(outcome: object) -> bool:
    """Whether the operation itself has said why nothing was done."""
    return isinstance(outcome.outcome if isinstance(outcome, Approved) else outcome, _REFUSALS)


class Desk:
    """Built with the parts of one counter; `submit` is for the UI thread, `perform` for the till worker only."""

    def __init__(self, worker: Worker, journal: Journal, counter: Counter, post: Post) -> None:
        self._worker = worker
        self._journal = journal
        self._counter = counter
        self._post = post

    def submit(
        self,
        command: Command[Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        """Queue the command; its outcome comes to `then`, a fault of the world to `failed`. False: the queue is full.

        A bug comes to `failed` too, for the screen must not wait for ever, and then to the top of the worker.
        """

        def job() -> None:
            answer = partial(failed, Fault(BUG_SENTENCE))
            try:
                answer = partial(then, self.perform(command))
            except Fault as fault:
                answer = partial(failed, fault)
            finally:
                self._post(answer)

        return self._worker.submit(job)

    def perform(self, command: Command[Outcome]) -> Outcome:
        """Run the command now; its notices are announced only after the commit."""
        counter = self._counter
        memory = counter.memory()
        counter.notices.clear()
        try:
            with self._journal.begin() as unit:
                before = unit.head()
                self._check_room(unit, command)
                outcome = command.perform(unit, counter)
                if not _is_refusal(outcome):
                    refuse_card(command, counter.catalogue)
                has_facts = unit.head() != before
                unit.commit()
        except BaseException:
            counter.put_back(memory)
            raise
        if has_facts:
            counter.notices.append(FactsWritten())
        for notice in counter.notices:
            counter.announcer.announce(notice)
        return outcome

    def _check_room(self, unit: UnitOfWork, command: Command[Outcome]) -> None:
        """A sale that could not be finished must not be begun; one that is on the counter may go on."""
        begins = command.may_begin_sale() and unit.open_sale() is None
        if begins:
            refuse_when_over(unit)
        if begins and not self._journal.has_room():
            raise JournalFault(
                "The disk of this till is nearly full, so no new sale can begin; what was sold is safe. "
                "Free some space on it, then ring the item again."
            )
