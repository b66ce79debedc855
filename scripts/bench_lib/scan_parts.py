"""What a scan's time goes into: the screens' own work, waits for a processor, the till's commit, and what is left."""

import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.bench_lib.figures import Figure, quantile

SHOWN = 12
SLOW = 2
"""Samples of so many times the median are told one by one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """One scan, in milliseconds."""

    ms: float
    own_ms: float
    """The screens' thread at work."""
    waited_ms: float
    """The screens' thread ready, while other threads and programs had the processor."""
    commit_ms: float
    """The till's commits: what the disk takes."""
    is_folded: bool
    """Whether the write-ahead log was folded into the file meanwhile."""

    @property
    def rest_ms(self) -> float:
        """The till's own work, and waits for Python."""
        return max(0.0, self.ms - self.own_ms - self.waited_ms - self.commit_ms)


class TimedCommits:
    """Opens the journal's connections as the program does, and knows how long commits took."""

    def __init__(self) -> None:
        self.spent_ns = 0

    def connect(self, uri: str) -> sqlite3.Connection:
        """As `evertill.journal.connection.connect_sqlite`."""
        opened = sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None, cached_statements=256, factory=_Timed)
        opened.commits = self
        return opened


class _Timed(sqlite3.Connection):
    commits: TimedCommits | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # sqlite3 takes any sequence or mapping
        start = time.perf_counter_ns()
        try:
            return super().execute(sql, parameters)
        finally:
            if self.commits is not None and sql == "COMMIT":
                self.commits.spent_ns += time.perf_counter_ns() - start


class ScanWatch:
    """Takes samples on the screens' thread."""

    def __init__(self, commits: TimedCommits, journal: Path) -> None:
        self._commits = commits
        self._journal = journal
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")

    def sample(self, scan: Callable[[], float]) -> Parts:
        """Do it, and tell what its time went into."""
        folded, committed = self._folded_at(), self._commits.spent_ns
        worked, waited = time.thread_time_ns(), self._waited()
        ms = scan()
        return Parts(
            ms,
            (time.thread_time_ns() - worked) / 1e6,
            (self._waited() - waited) / 1e6,
            (self._commits.spent_ns - committed) / 1e6,
            self._folded_at() != folded,
        )

    def _folded_at(self) -> int:
        """Nothing but folding the log writes into the file itself."""
        return self._journal.stat().st_mtime_ns

    def _waited(self) -> int:
        try:
            return int(self._schedule.read_bytes().split()[1])
        except OSError:
            return 0


def part_figures(samples: Sequence[Parts]) -> list[Figure]:
    """What the median scan, and the slow ones, are made of; the slowest one by one on standard error."""
    median_ms = quantile([sample.ms for sample in samples], 50)
    slow = sorted((sample for sample in samples if sample.ms > SLOW * median_ms), key=lambda sample: -sample.ms)
    for sample in slow[:SHOWN]:
        told = f"{sample.own_ms:.1f} the screens' work, {sample.waited_ms:.1f} waiting for the processor"
        told += f", {sample.commit_ms:.1f} the commit, {sample.rest_ms:.1f} the rest"
        print(f"  {sample.ms:5.1f} ms, {told}{', log folded' if sample.is_folded else ''}", file=sys.stderr)
    return [
        Figure(f"scans of over {SLOW} times the median, of {len(samples)}", len(slow), None, ""),
        Figure("scans that folded the journal's log", sum(sample.is_folded for sample in samples), None, ""),
        Figure("p99 of the screens' own work for a scan", _p99(samples, lambda sample: sample.own_ms), None, "ms"),
        Figure("p99 of a scan's commit", _p99(samples, lambda sample: sample.commit_ms), None, "ms"),
    ]


def _p99(samples: Sequence[Parts], part: Callable[[Parts], float]) -> float:
    return quantile([part(sample) for sample in samples], 99)
