"""The raw limit of a backend: uvicorn, one callable, and one durable SQLite commit for each post.

usage: bare_server.py FILE.sqlite; prints `listening HOST:PORT`
"""

import json
import socket
import sqlite3
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

Message = MutableMapping[str, Any]


def main() -> None:
    """Serve until ended."""
    raw = sqlite3.connect(sys.argv[1], isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE facts (fact_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID")

    async def app(
        scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        assert scope["type"] == "http"
        body = b""
        has_more = True
        while has_more:
            message = await receive()
            body += message.get("body", b"")
            has_more = message.get("more_body", False)
        facts = json.loads(body)["facts"]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT INTO facts VALUES (?, ?)", [(fact["fact_id"], json.dumps(fact)) for fact in facts])
        raw.execute("COMMIT")
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": b"{}"})

    sock = socket.socket(proto=socket.IPPROTO_TCP)  # named, or asyncio leaves Nagle on and every answer waits 40 ms
    sock.bind(("127.0.0.1", 0))
    host, port = sock.getsockname()
    sock.listen()
    sys.stdout.write(f"listening {host}:{port}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")).run(sockets=[sock])


if __name__ == "__main__":
    main()
