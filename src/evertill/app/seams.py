"""The seams of a till: everything that touches the world, gathered so that a test or the simulator can put its own
in."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.journal.connection import Connect as ConnectJournal
from evertill.journal.connection import connect_sqlite as connect_journal
from evertill.kernel.clock import Clock, SystemClock, unix_ms
from evertill.kernel.ids import Ids, Uuid7Ids
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from evertill.mirror.opening import Connect as ConnectMirror
from evertill.mirror.opening import connect_sqlite as connect_mirror


class MakeWorker(Protocol):
    """Makes a worker that is not yet started."""

    def __call__(
        self, name: str, *, tick: Tick | None = None, on_start: Job | None = None, on_stop: Job | None = None
    ) -> Worker: ...


def make_thread_worker(
    name: str, *, tick: Tick | None = None, on_start: Job | None = None, on_stop: Job | None = None
) -> Worker:
    """A worker on a thread of its own, whose bugs are logged."""
    return ThreadWorker(name, on_bug=_log_bug, tick=tick, on_start=on_start, on_stop=on_stop)


def _log_bug(worker: str, error: BaseException) -> None:
    structlog.get_logger(__name__).error(
        "a worker met a bug and goes on from the last commit", worker=worker, exc_info=error
    )


@dataclass(frozen=True, slots=True)
class Seams:
    """What a till is built on."""

    clock: Clock
    ids: Ids
    connect_journal: ConnectJournal = connect_journal
    connect_mirror: ConnectMirror = connect_mirror
    make_worker: MakeWorker = make_thread_worker
    make_connector: Callable[[CentralSettings, Signer], CentralConnector] = CentralConnector
    random_below: Callable[[int], int] = field(default=random.SystemRandom().randrange)


def system_seams() -> Seams:
    """The machine's own clock, threads, files and network."""
    clock = SystemClock()
    return Seams(clock=clock, ids=Uuid7Ids(lambda: unix_ms(clock)))
