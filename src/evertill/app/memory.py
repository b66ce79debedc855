"""Gives back memory that the C library keeps for itself after loading, on systems where it can be asked to."""

import sys


def give_back_memory() -> None:
    """Return what is free to the system: 15 MiB once the program is loaded, more after a whole catalogue came in.

    glibc keeps an arena for each thread and gives back only what lies at its end. Takes a few milliseconds, so it is
    for a worker that nobody waits for. Elsewhere (musl, macOS, Windows) there is no such call, and less need of one.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
