"""The seams of a till: everything that touches the world, gathered so that a test or the simulator can put its own
in."""

import random
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from evertill.app.workstation.log import log_bug
from evertill.connectors.central.settings import CentralSettings
from evertill.journal.file.connection import Connect as ConnectJournal
from evertill.journal.file.connection import connect_sqlite as connect_journal
from evertill.kernel.clock import Clock, SystemClock, unix_ms
from evertill.kernel.ids import Ids, Uuid7Ids
from evertill.kernel.screen_turns import ScreenTurns
from evertill.kernel.values import dataclass
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from evertill.mirror.opening import Connect as ConnectMirror
from evertill.mirror.opening import connect_sqlite as connect_mirror

if TYPE_CHECKING:
    from evertill.app.pull_beside import Puller, StartPuller
    from evertill.app.workstation.home import Home
    from evertill.connectors.central.connector import CentralConnector
    from evertill.connectors.central.signing import Signer
    from evertill.connectors.practice.connector import PracticeConnector
    from evertill.ports.backend_calls import BackendCalls

OnBug = Callable[[str, BaseException], None]
"""Told the name of the worker, and what it met."""


class MakeWorker(Protocol):
    """Makes a worker that is not yet started."""

    def __call__(
        self, name: str, *, tick: Tick | None = None, on_start: Job | None = None, on_stop: Job | None = None
    ) -> Worker: ...


@dataclass(frozen=True, slots=True)
class ThreadWorkers:
    """Makes workers on threads of their own, whose bugs are told."""

    on_bug: OnBug = log_bug

    def __call__(
        self, name: str, *, tick: Tick | None = None, on_start: Job | None = None, on_stop: Job | None = None
    ) -> Worker:
        """One that is not yet started."""
        return ThreadWorker(name, on_bug=self.on_bug, tick=tick, on_start=on_start, on_stop=on_stop)


def make_central_connector(settings: CentralSettings, signer: "Signer") -> "CentralConnector":
    """The connector to central, loaded only by a till that has one, and once its window is painted."""
    from evertill.connectors.central.connector import CentralConnector

    return CentralConnector(settings, signer)


def make_central_calls(settings: CentralSettings, signer: "Signer") -> "BackendCalls":
    """Central's answers at once, loaded only when a screen first asks for one."""
    from evertill.connectors.central.calls import CentralCalls

    return CentralCalls(settings, signer)


def start_puller(home: "Home") -> "Puller | None":
    """A process of this same program; loaded with the sync."""
    from evertill.app.pull_beside import start_process

    return start_process(home)


def start_loader(home: "Home") -> "Puller | None":
    """Another, for what was imported."""
    from evertill.app.pull_beside import LOADER, start_process

    return start_process(home, LOADER)


@dataclass(frozen=True, slots=True)
class Seams:
    """What a till is built on."""

    clock: Clock
    ids: Ids
    connect_journal: ConnectJournal = connect_journal
    connect_mirror: ConnectMirror = connect_mirror
    make_worker: MakeWorker = field(default=ThreadWorkers())
    make_connector: "Callable[[CentralSettings, Signer], CentralConnector]" = make_central_connector
    make_calls: "Callable[[CentralSettings, Signer], BackendCalls]" = make_central_calls
    start_puller: "StartPuller | None" = None
    """Starts a process that pulls what is more than a page; without it the pull worker does all itself."""
    start_loader: "StartPuller | None" = None
    """Starts a process that loads a large import; without it the pull worker does."""
    practice: "PracticeConnector | None" = None
    """Training's backend."""
    random_below: Callable[[int], int] = field(default=random.SystemRandom().randrange)
    turns: ScreenTurns = field(default_factory=ScreenTurns)
    """Between the screens and long work in the background; without screens nobody ever asks for a turn."""


def system_seams(on_bug: OnBug = log_bug) -> Seams:
    """The machine's own clock, threads, files and network."""
    clock = SystemClock()
    return Seams(
        clock=clock,
        ids=Uuid7Ids(lambda: unix_ms(clock)),
        make_worker=ThreadWorkers(on_bug),
        start_puller=start_puller,
        start_loader=start_loader,
    )
