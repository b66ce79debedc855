"""A desk for a command of the shell while no terminal runs: its own journal, counter and worker, on the caller."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from evertill.app.inline_worker import InlineWorker
from evertill.app.notice_board import NoticeBoard
from evertill.app.seams import Seams
from evertill.app.till_parts import CounterParts, make_counter
from evertill.app.workstation.device_key import FileDeviceKey
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.operations.desk import Desk


@contextmanager
def desk_beside(home: Home, seams: Seams) -> Iterator[Desk]:
    """JournalFault when the terminal runs: one process alone writes a journal."""
    route = _route(home)
    routes = () if route is None else (route,)
    journal = open_journal(home.journal, routes=routes, options=JournalOptions(connect=seams.connect_journal))
    with ExitStack() as closing:
        closing.callback(journal.close)
        yield closing.enter_context(desk_on(journal, home, seams))


@contextmanager
def desk_on(journal: Journal, home: Home, seams: Seams) -> Iterator[Desk]:
    """The desk over a journal that is open already."""
    settings = read_settings(home)
    parts = CounterParts(
        home=home,
        settings=settings,
        seams=seams,
        announcer=NoticeBoard(),
        formats=formats_of(home, settings.locale),
        device_key=FileDeviceKey(home.device_key),
        route=_route(home),
    )
    with ExitStack() as closing:
        yield Desk(InlineWorker(), journal, make_counter(parts, closing), _at_once)


def _route(home: Home) -> str | None:
    connector = read_settings(home).connector
    return None if connector is ConnectorKind.NONE else connector.value


def _at_once(callback: Callable[[], None]) -> None:
    callback()
