"""Wakes the long polls of this process when something was written; other processes' writes are found by looking."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class News:
    """Told from any thread, heard on event loops."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether the server is going down, so that nobody should wait any more."""
        return self._is_closed

    @property
    def listener_count(self) -> int:
        """How many wait just now."""
        with self._lock:
            return len(self._listeners)

    def tell(self) -> None:
        """Something was written: wake all who wait."""
        with self._lock:
            listeners = tuple(self._listeners)
        for loop, event in listeners:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Send everybody home."""
        self._is_closed = True
        self.tell()

    @contextmanager
    def listen(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set at each news; the listener clears it."""
        listener = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._listeners.add(listener)
        try:
            yield listener[1]
        finally:
            with self._lock:
                self._listeners.discard(listener)
