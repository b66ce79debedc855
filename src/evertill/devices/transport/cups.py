"""A queue of the system's own printing (CUPS), given whole documents raw: what became of them it does not tell.

The queue is looked at when it is opened; `lp` takes each document by its standard input, within a limit.
"""

import subprocess
from collections.abc import Callable, Sequence

from evertill.devices.transport.address import CupsAddress
from evertill.devices.transport.byte_transport import FaultWords
from evertill.kernel.errors import DeviceFault

LIMIT_S = 10
DOCUMENT_MAX = 8_000_000


class Finished:
    """What a command came to."""

    def __init__(self, status: int, said: str) -> None:
        self.status = status
        self.said = said


RunCommand = Callable[[Sequence[str], bytes], Finished]
"""Runs a command with this on its standard input; OSError when it cannot be run or takes too long."""


def run_limited(command: Sequence[str], document: bytes) -> Finished:
    """Run it in plain English, for at most ten seconds."""
    plain = ("env", "LC_ALL=C", *command)
    try:
        done = subprocess.run(plain, input=document, capture_output=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise OSError(f"no answer within {LIMIT_S} seconds") from error
    return Finished(done.returncode, (done.stdout + done.stderr).decode(errors="replace").strip())


class CupsQueue:
    """Holds what is written until the document ends, then hands it over."""

    def __init__(self, address: CupsAddress, words: FaultWords, *, run: RunCommand = run_limited) -> None:
        self._queue = address.queue
        self._words = words
        self._run = run
        self._is_open = False
        self._document = bytearray()

    @property
    def name(self) -> str:
        """The queue."""
        return f"CUPS {self._queue}"

    @property
    def is_open(self) -> bool:
        """Whether the queue took documents when it was last looked at."""
        return self._is_open

    @property
    def is_two_way(self) -> bool:
        """Never: a queue that took a document says nothing of the paper."""
        return False

    def open(self) -> None:
        """See that the queue is there and enabled."""
        self.close()
        try:
            told = self._run(("lpstat", "-p", self._queue), b"")
        except OSError as error:
            raise self._fault(f"cannot be asked for ({error})") from error
        if told.status != 0:
            raise self._fault("is not known to this system's printing")
        if "disabled" in told.said:
            raise self._fault("is stopped")
        self._is_open = True

    def close(self) -> None:
        """Forget what was not handed over."""
        self._is_open = False
        self._document.clear()

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Hold it back until the document is whole."""
        assert self._is_open, "open the queue first"
        if len(self._document) + len(chunk) > DOCUMENT_MAX:
            self.close()
            raise self._fault("was given a document without an end")
        self._document += chunk
        return len(chunk)

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Nothing ever comes back."""
        return b""

    def end_document(self) -> None:
        """Hand over what was written; DeviceFault when the queue does not take it."""
        document = bytes(self._document)
        self._document.clear()
        if not document:
            return
        try:
            told = self._run(("lp", "-d", self._queue, "-o", "raw", "-s", "--", "-"), document)
        except OSError as error:
            self.close()
            raise self._fault(f"does not take documents ({error})") from error
        if told.status != 0:
            self.close()
            raise self._fault(f"does not take documents ({told.said or told.status})")

    def _fault(self, happened: str) -> DeviceFault:
        return self._words.fault(
            f"({self.name}) {happened}", "Look at the system's printer settings; the till tries again by itself"
        )


def cups_queues(run: RunCommand = run_limited) -> tuple[str, ...]:
    """The queues this system knows; none where it has no CUPS."""
    try:
        told = run(("lpstat", "-e"), b"")
    except OSError:
        return ()
    return tuple(line.strip() for line in told.said.splitlines() if line.strip()) if told.status == 0 else ()
