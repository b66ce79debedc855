"""Takes deliveries in processes that kill themselves, as by kill -9, before the n-th statement or commit of it.

usage: python -m tests.support.central_crash URL
Each line of standard input, `REQUEST.json N`, is done in a fork; `killed` or `done` comes back on standard output.
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from evertill_central.api.dispatch import answer
from evertill_central.api.wire import RequestHead
from evertill_central.services.common.central import build_central
from evertill_central.store.database import open_database
from tests.support.central import SetClock


def deliver(url: str, request: str, deadly: int) -> None:
    """Deliver; returns only when the delivery had fewer statements."""
    sent = json.loads(Path(request).read_text(encoding="utf-8"))
    database = open_database(url)
    central = build_central(database, SetClock())
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database._writer, "before_cursor_execute", count)
    event.listen(database._writer, "commit", count)
    answered = answer(central, RequestHead("POST", "/v1/facts", "", sent["headers"]), sent["body"].encode())
    assert answered.status == 200, answered.body


def main(url: str) -> None:
    """One fork for each line."""
    for line in sys.stdin:
        request, deadly = line.split()
        child = os.fork()
        if child == 0:
            deliver(url, request, int(deadly))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print("killed" if killed else "done" if status == 0 else f"failed {status}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
