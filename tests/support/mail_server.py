"""A real SMTP server on this machine, which greylists, refuses or breaks off when told."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller


class Post:
    """What the server was given, and what it answers instead of 250."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.on_rcpt = ""
        self.on_data = ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Greylist, refuse, or take."""
        if self.on_rcpt:
            return self.on_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep it; the answer as a test says."""
        self.taken.append(envelope)
        return self.on_data or "250 OK"


class OnFreePort(Controller):
    """Listens where the system finds room."""

    def _trigger_server(self) -> None:
        self.port = port_of(self)
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd's own


def port_of(controller: Controller) -> int:
    """Where it listens."""
    server: Any = controller.server  # asyncio's, which has its sockets only while it listens
    return int(server.sockets[0].getsockname()[1])


class Sealed(OnFreePort):
    """Speaks TLS from the first byte on."""

    def _trigger_server(self) -> None:
        port = port_of(self)
        look = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        look.check_hostname, look.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection(("127.0.0.1", port), 5) as line, look.wrap_socket(line) as sealed:
            sealed.recv(1024)


@contextmanager
def a_mail_server(
    post: Post, *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """In the clear, or with one of these certificates; gives its port."""
    told: dict[str, Any] = {"hostname": "127.0.0.1", "port": 0, "enable_SMTPUTF8": True}
    if starttls is not None:
        told |= {"tls_context": starttls, "require_starttls": True}
    controller = OnFreePort(post, **told) if tls is None else Sealed(post, ssl_context=tls, **told)
    controller.start()
    try:
        yield port_of(controller)
    finally:
        controller.stop()
