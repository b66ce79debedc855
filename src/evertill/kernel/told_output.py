"""What a command prints, wherever it goes: to a code page that lacks a letter, a full disk, a reader that has left."""

import io
import os
import sys
from collections.abc import Callable


def run_printing(run: Callable[[], int], tell: Callable[[], Callable[[str], str]]) -> int:
    """The status `run` ends with; 1 when its answer could not be written to the end.

    A letter that the output's code page lacks is written as an escape. That the answer is not whole is told on standard
    error, in the language spoken by then; a reader that has left, as `head` does, is told nothing.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except OSError as error:
        if not _is_output_broken():
            raise
        reason = error.strerror or str(error)
        if not isinstance(error, BrokenPipeError):
            sentence = tell()(
                f"The answer could not be written to its end ({reason}); what the command did until then stays done. "
                "Make room there, or send the answer elsewhere, and ask again."
            )
            sys.stderr.write(f"{sentence}\n")
        return 1


def is_output_unicode() -> bool:
    """Whether every letter can be written to standard output; where not, JSON escapes them in its own way."""
    return sys.stdout.encoding is None or sys.stdout.encoding.casefold().startswith("utf")


def _is_output_broken() -> bool:
    """Whether standard output takes nothing more. If so it leads nowhere from now on, for Python flushes it once more.

    An unbuffered output forgets what failed, so one more byte is tried.
    """
    try:
        sys.stdout.flush()
        os.write(sys.stdout.fileno(), b"\n")
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return True
    return False
