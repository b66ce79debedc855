"""A real SMTP server on this machine, which greylists, refuses or breaks off when told."""

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


@contextmanager
def a_mail_server(post: Post) -> Iterator[int]:
    """In the clear; gives its port."""
    controller = OnFreePort(post, hostname="127.0.0.1", port=0, enable_SMTPUTF8=True)
    controller.start()
    try:
        yield port_of(controller)
    finally:
        controller.stop()
