"""Started as a process of its own: takes one delivery and kills itself, as by kill -9, before the n-th statement of it.

usage: python -m tests.support.central_crash URL REQUEST.json N
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from evertill_central.api.dispatch import answer
from evertill_central.api.wire import RequestHead
from evertill_central.services.central import build_central
from evertill_central.store.database import open_database
from tests.support.central import SetClock


def main(url: str, request: str, deadly: int) -> None:
    """Deliver; the process ends with 0 only when the delivery had fewer statements."""
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


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
