"""A whole till in a process of its own, as it stands on a counter: given commands, asked questions, killed, started
again.

Commands, questions and their outcomes are frozen values, so they cross the border between the processes as they are.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar, cast

from evertill.app.home import Home
from evertill.operations.command import Command, Question
from evertill.operations.selling.complete_sale import SaleDone
from evertill.operations.selling.outcomes import RingOutcome
from evertill.ports.notices import LinkState
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, AtWork, join

Outcome = TypeVar("Outcome")
_forks = multiprocessing.get_context("forkserver")


class TillProcess:
    """A till of a store that speaks to central through its own cable; a home that is there already goes on."""

    def __init__(self, folder: Path, url: str, *, store: str = "S1", workstation: str = "1") -> None:
        self.home = Home(folder)
        self._told = (folder, url, store, workstation)
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

    def __init__(self, till: AtWork) -> None:
        self._till = till
        self.do, self.ask, self.scan, self.sell = till.do, till.ask, till.scan, till.sell
        self.wait_until_sent, self.wait_for_link = till.wait_until_sent, till.wait_for_link

    def wait_for_notice(self, seen: int, what: str) -> int:
        """How many notices there are, once there are more than were seen."""
        watch = self._till.watch
        watch.wait_for(what, lambda: len(watch.notices) > seen)
        return len(watch.notices)

    def stop(self) -> None:
        """Put everything away."""
        self._till.till.stop()


def _run(pipe: Connection, folder: Path, url: str, store: str, workstation: str) -> None:
    from evertill.sync import backoff

    backoff.FIRST_MS, backoff.LONGEST_MS = 20, 100
    home = Home(folder)
    if not home.journal.exists():
        home = a_home(folder, store=store, workstation=workstation)
        join(home, url)
    till = AtWork(home)
    till.till.start_sync()
    till.watch.wait_for("the catalogue", lambda: _sells(till))
    till.open()
    counter = _Counter(till)
    pipe.send((True, None))
    name = ""
    while name != "stop":
        name, given = pipe.recv()
        try:
            pipe.send((True, getattr(counter, name)(*given)))
        except Exception as error:
            pipe.send((False, error))


def _sells(till: AtWork) -> bool:
    from evertill.operations.questions import SearchProducts

    return bool(till.ask(SearchProducts("Article")).found)
