"""The notice board: hands each notice to every listener, on the thread that announced it."""

from collections.abc import Callable


class NoticeBoard:
    """Listeners only draw, wake or log; each is added while the program is wired, before any worker runs."""

    def __init__(self) -> None:
        self._listeners: tuple[Callable[[object], None], ...] = ()

    def listen(self, listener: Callable[[object], None]) -> None:
        """Add a listener."""
        self._listeners = (*self._listeners, listener)

    def announce(self, notice: object) -> None:
        """Pass the notice on."""
        for listener in self._listeners:
            listener(notice)
