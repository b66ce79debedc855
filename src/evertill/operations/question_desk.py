"""The question desk: takes what a screen wants to know and looks it up on the query worker."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from evertill.kernel.errors import Fault
from evertill.kernel.worker import Worker
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.desk import BUG_SENTENCE, Post
from evertill.operations.words.card_door import refuse_card

Answer = TypeVar("Answer")


class QuestionDesk:
    """Answers questions on the query worker; of two of one kind that wait, only the newer is answered."""

    def __init__(self, worker: Worker, open_reading: Callable[[], Reading], post: Post) -> None:
        self._worker = worker
        self._open_reading = open_reading
        self._reading: Reading | None = None
        self._post = post
        self._latest: dict[type, int] = {}

    def ask(
        self,
        question: Question[Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        """Queue the question; a newer one of its kind takes its place. False, and not asked, when the queue is full."""
        kind = type(question)
        turn = self._latest.get(kind, 0) + 1

        def job() -> None:
            if self._latest.get(kind, 0) > turn:
                return
            reply = partial(failed, Fault(BUG_SENTENCE))
            try:
                reply = partial(then, self.answer(question))
            except Fault as fault:
                reply = partial(failed, fault)
            finally:
                self._post(reply)

        if not self._worker.submit(job):
            return False  # the one that waits keeps its turn
        self._latest[kind] = turn
        return True

    def answer(self, question: Question[Answer]) -> Answer:
        """Answer now, on the query worker."""
        reading = self.reading()
        refuse_card(question, reading.catalogue)
        return question.answer(reading)

    def reading(self) -> Reading:
        """What is read, on the query worker."""
        if self._reading is None:
            self._reading = self._open_reading()
        return self._reading


class RoutedQuestions:
    """Questions to the desk of their kind: what reads a whole year must not hold up the search for an item."""

    def __init__(self, short: QuestionDesk, long: QuestionDesk) -> None:
        self._short = short
        self._long = long

    def ask(
        self,
        question: Question[Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        """Queue the question where it belongs."""
        return (self._long if question.is_long else self._short).ask(question, then, failed)

    def reading(self) -> Reading:
        """What short questions read, on their worker."""
        return self._short.reading()
