"""Fetches every page that a backend has now, and keeps them in the mirror."""

from collections.abc import Callable

from evertill.app.notice_board import NoticeBoard
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Connector
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.pull import Copies, Pull
from evertill.sync.rounds import Rounds

ROUNDS_MAX = 10_000
"""Pages of one pull; a backend that always has more is left for the next round."""


def pull_all(
    home: Home,
    connector: Connector,
    seams: Seams,
    *,
    copies_of: Callable[[MirrorWriter], Copies] = lambda writer: writer,
    rounds: Rounds | None = None,
) -> str:
    """Fetch every page there is now; gives the reason why that did not work, or nothing.

    `copies_of` may put something between the pull and the mirror; it may end the pull by a Fault.
    """
    board = NoticeBoard()
    writer = MirrorWriter(home.mirror, seams.connect_mirror)
    try:
        pull = Pull(
            copies=copies_of(writer),
            connector=connector,
            clock=seams.clock,
            link=Link(seams.clock, board),
            announcer=board,
            backoff=Backoff(seams.random_below),
            rounds=rounds or Rounds(),
        )
        for _ in range(ROUNDS_MAX):
            if pull.run_once() > 0 or pull.wait_s:
                return pull.trouble
    finally:
        writer.close()
    return ""
