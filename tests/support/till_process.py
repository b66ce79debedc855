"""A whole till in a process of its own, as it stands on a counter: given commands, asked questions, killed, started
again.

Commands, questions and their outcomes are frozen values, so they cross the border between the processes as they are.
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar, cast

from evertill.app.workstation.home import Home
from evertill.kernel.clock import SystemClock
from evertill.operations.counter.command import Command, Question
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import RingOutcome
from evertill.ports.backend_calls import CallAnswer, Capability
from evertill.ports.notices import LinkState
from tests.support.jumping_clock import JumpingClock, seams_of
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, AtWork, join

Outcome = TypeVar("Outcome")
_forks = multiprocessing.get_context("forkserver")


class TillProcess:
    """A till of a store that speaks to central through its own cable; a home that is there already goes on.

    Its day begins `hours_ago`, by its own clock, as of one that has been alone since.
    """

    def __init__(
        self, folder: Path, url: str, *, store: str = "S1", workstation: str = "1", hours_ago: int = 0
    ) -> None:
        self.home = Home(folder)
        self._told = (folder, url, store, workstation, hours_ago)
        self.start()

    def start(self) -> None:
        """Switch it on."""
        self._seen = 0
        self._pipe, theirs = _forks.Pipe()
        self._process = _forks.Process(target=_run, args=(theirs, *self._told), daemon=True)
        self._process.start()
        theirs.close()

    def wait_until_it_sells(self) -> None:
        """After it was switched on."""
        self._answer()

    def kill(self) -> None:
        """As the plug being pulled."""
        self._process.kill()
        self._process.join(PATIENCE_S)
        self._pipe.close()

    def stop(self) -> None:
        """As at the end of the day."""
        self._call("stop")
        self._process.join(PATIENCE_S)
        self._pipe.close()

    def do(self, command: Command[Outcome]) -> Outcome:
        """Give a command; a fault is raised here."""
        return cast(Outcome, self._call("do", command))  # what the command's outcome is, its class says

    def ask(self, question: Question[Outcome]) -> Outcome:
        """Ask a question; a fault is raised here."""
        return cast(Outcome, self._call("ask", question))  # as with commands

    def scan(self, text: str) -> RingOutcome:
        """A scan, whatever comes of it."""
        return cast(RingOutcome, self._call("scan", text))  # as `AtWork.scan` gives it

    def sell(self, *skus: str) -> SaleDone:
        """A whole sale in exact cash."""
        done = self._call("sell", *skus)
        assert isinstance(done, SaleDone)
        return done

    def call(self, capability: Capability, method: str, *given: object) -> CallAnswer:
        """Ask central at once, as a screen does."""
        return cast(CallAnswer, self._call("call", capability, method, *given))  # as `BackendCalls` answers

    def set_clock(self, **ahead: int) -> None:
        """Somebody sets its clock so far from the true time."""
        self._call("set_clock", timedelta(**ahead))

    def wait_until_sent(self) -> None:
        """Until nothing waits any more."""
        self._call("wait_until_sent")

    def wait_for_link(self, state: LinkState) -> None:
        """Until the link stands so."""
        self._call("wait_for_link", state)

    def wait_for(self, what: str, is_so: Callable[[], bool]) -> None:
        """Until it is so; looks again after every notice of the till."""
        while not is_so():
            self._seen = int(self._call("wait_for_notice", self._seen, what))

    def _call(self, name: str, *given: object) -> Any:  # as the method that is called
        self._pipe.send((name, given))
        return self._answer()

    def _answer(self) -> Any:  # as the method that was called
        assert self._pipe.poll(PATIENCE_S + 10), "the till does not answer"
        is_well, told = self._pipe.recv()
        if not is_well:
            raise told
        return told


class _Counter:
    """What the process does when it is asked to."""

    def __init__(self, till: AtWork, clock: JumpingClock) -> None:
        self._till, self._clock = till, clock
        self.do, self.ask, self.scan, self.sell = till.do, till.ask, till.scan, till.sell
        self.wait_until_sent, self.wait_for_link = till.wait_until_sent, till.wait_for_link

    def wait_for_notice(self, seen: int, what: str) -> int:
        """How many notices there are, once there are more than were seen."""
        watch = self._till.watch
        watch.wait_for(what, lambda: len(watch.notices) > seen)
        return len(watch.notices)

    def call(self, capability: Capability, method: str, *given: object) -> CallAnswer:
        """What central answers."""
        answer: Future[CallAnswer] = Future()
        self._till.till.backend.ask(capability, lambda calls: getattr(calls, method)(*given), answer.set_result)
        return answer.result(PATIENCE_S)

    def set_clock(self, ahead: timedelta) -> None:
        """Off by so much."""
        self._clock.set(SystemClock().now() + ahead)

    def stop(self) -> None:
        """Put everything away."""
        self._till.till.stop()


def _run(pipe: Connection, folder: Path, url: str, store: str, workstation: str, hours_ago: int) -> None:
    from evertill.sync import backoff

    backoff.FIRST_MS, backoff.LONGEST_MS = 20, 100
    then = timedelta(hours=-hours_ago)
    clock = JumpingClock(SystemClock().now() + then)
    home = Home(folder)
    if not home.journal.exists():
        home = a_home(folder, store=store, workstation=workstation, seams=seams_of(clock))
        join(home, url)
    till = AtWork(home, seams_of(clock))
    counter = _Counter(till, clock)
    counter.set_clock(timedelta())  # central speaks to nobody whose clock is off
    till.till.start_sync()
    till.watch.wait_for("the catalogue", lambda: _sells(till))
    counter.set_clock(then)
    till.open()
    pipe.send((True, None))
    name = ""
    while name != "stop":
        name, given = pipe.recv()
        try:
            pipe.send((True, getattr(counter, name)(*given)))
        except Exception as error:
            pipe.send((False, error))


def _sells(till: AtWork) -> bool:
    from evertill.operations.looking_up.questions import SearchProducts

    return bool(till.ask(SearchProducts("Article")).found)
