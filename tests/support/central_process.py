"""The command `evertill-central` in processes of its own, as a shell would run it.

They are forked from one that has imported everything already: the whole suite starts some hundred backends, and each
would spend two seconds on reading the same modules. Tests of the command line itself start it from scratch.
"""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

from evertill.kernel.errors import Bug

PATIENCE_S = 60
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.support.central_ready"])


class CentralProcess:
    """One run of the command."""

    def __init__(self, *arguments: str) -> None:
        ours, theirs = _forks.Pipe(duplex=False)
        self._process = _forks.Process(target=_run, args=(arguments, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._said = os.fdopen(os.dup(ours.fileno()), encoding="utf-8")
        ours.close()

    def line(self) -> str:
        """What it says next; empty when it has ended."""
        return self._said.readline().strip()

    def kill(self) -> None:
        """As the plug being pulled."""
        self._process.kill()
        self._ended()

    def terminate(self) -> None:
        """As a service manager ends it."""
        self._process.terminate()
        self._ended()

    def result(self) -> str:
        """All it says until it ends, which must be well."""
        said = self._said.read()
        self._ended()
        if self._process.exitcode != 0:
            raise Bug(f"evertill-central ended with {self._process.exitcode}: {said}")
        return said

    def _ended(self) -> None:
        self._process.join(PATIENCE_S)
        self._said.close()


def _run(arguments: tuple[str, ...], out: Connection) -> None:
    from evertill_central.main import main

    os.dup2(out.fileno(), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
    sys.argv = ["evertill-central", *arguments]
    try:
        main()
    finally:
        sys.stdout.flush()
