"""Running the server: a socket, uvicorn on it, and an end within a second of being told."""

import asyncio
import gc
import ipaddress
import signal
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill_central.api.shell import build_app
from evertill_central.console.shell import add_console
from evertill_central.console.web_receipts import add_web_receipts
from evertill_central.services.common.central import Central

LOOK_S = 0.05
SHUTDOWN_S = 1
THREADS = 32
"""Requests at the database at once; those that wait for its one writer must not keep readers out."""
GARBAGE_AFTER = 50_000
"""Values that came without going, until garbage is looked for."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen; without a certificate on loopback only."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    is_open: bool = False

    def check(self) -> None:
        """SettingsFault when it would let strangers listen or come in."""
        if (self.certificate is None) != (self.key is None):
            raise SettingsFault(
                "A certificate and its key belong together, so central did not start; give both or none."
            )
        if self.certificate is None and not is_loopback(self.host):
            raise SettingsFault(
                f"Plain http is for this machine alone, so central does not listen on {self.host}; "
                "give --certificate and --key, or use --host 127.0.0.1."
            )
        if self.is_open and not is_loopback(self.host):
            raise SettingsFault(
                f"Open enrolment lets anybody in, so central does not offer it on {self.host}; use codes instead."
            )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_certificate(listening: Listening) -> None:
    if listening.certificate is None:
        return
    try:
        # The empty password keeps OpenSSL from asking for one on a terminal that nobody watches.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(listening.certificate, listening.key, lambda: b"")
    except OSError as error:  # ssl.SSLError is one
        raise SettingsFault(
            f"The certificate {listening.certificate} and its key {listening.key} cannot be used, so central did not "
            "start; name a PEM file with the certificate and one with the key that belongs to it, without a password."
        ) from error


def whole_app(central: Central, *, is_secure: bool = False) -> FastAPI:
    """The contract's calls and the console."""
    app = build_app(central)
    add_console(app, central, is_secure=is_secure)
    add_web_receipts(app, central)
    return app


def serve(central: Central, listening: Listening, ready: Callable[[str, int], None]) -> None:
    """Serve until told to stop; `ready` is called with host and port once connections are taken."""
    listening.check()
    _check_certificate(listening)
    app = whole_app(central, is_secure=listening.certificate is not None)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN_S,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
    )
    server = uvicorn.Server(config)
    for each in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises the signal once more when it is done; being asked to stop is a good end.
        signal.signal(each, lambda _number, _frame: setattr(server, "should_exit", True))
    _keep_loaded()
    asyncio.run(_run(server, central, _bound(listening), ready))


def _keep_loaded() -> None:
    """What is loaded by now stays for good. A batch of facts is thousands of values, none of them in circles: Python's
    usual 700 would look for those dozens of times while it is read, which was a third of the reading."""
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)


async def _run(
    server: uvicorn.Server, central: Central, sock: socket.socket, ready: Callable[[str, int], None]
) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "database"))
    watching = asyncio.create_task(_watch(server, central, sock, ready))
    await server.serve(sockets=[sock])
    await watching


async def _watch(
    server: uvicorn.Server, central: Central, sock: socket.socket, ready: Callable[[str, int], None]
) -> None:
    """Tell when it listens, and send long polls home when it ends."""
    host, port = sock.getsockname()[:2]
    while not server.started and not server.should_exit:  # noqa: ASYNC110 - uvicorn tells by attributes alone
        await asyncio.sleep(LOOK_S)
    if server.started:
        ready(host, port)
    while not server.should_exit:  # noqa: ASYNC110 - uvicorn tells by attributes alone
        await asyncio.sleep(LOOK_S)
    central.news.close()


def _bound(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    # asyncio turns Nagle's waiting off only where the protocol is named; with it every answer is 40 ms late.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((listening.host, listening.port))
    except OSError as error:
        sock.close()
        raise SettingsFault(
            f"Central cannot listen on {listening.host} port {listening.port} ({error.strerror}); choose another port."
        ) from error
    return sock
