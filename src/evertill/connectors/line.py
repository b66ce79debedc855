"""A line to a backend: one HTTP client for one purpose, whose call under way can be cut short from another worker."""

import socket
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from evertill.ports.connector import nothing_meanwhile

if TYPE_CHECKING:
    import ssl

    import httpx

CONNECT_S = 5
"""Finding the name, connecting and greeting cannot be cut short, so they get little time."""
WRITE_S = 30


class Line:
    """Calls come from one worker at a time; `interrupt` may come from any, and is for good.

    The client is made by the first call, on its worker: loading it has no place before the first scan.
    """

    def __init__(
        self,
        url: str,
        *,
        trust: "Callable[[], ssl.SSLContext | None]",
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        self._url = url
        self._trust = trust
        self._transport = transport
        self._made: httpx.Client | None = None
        self._socket: socket.socket | None = None
        self._is_cut = False

    @property
    def is_cut(self) -> bool:
        """Whether this line was interrupted: nothing goes out any more."""
        return self._is_cut

    def request(
        self,
        method: str,
        path: str,
        *,
        content: bytes = b"",
        headers: Mapping[str, str],
        read_s: int,
        meanwhile: Callable[[], None] = nothing_meanwhile,
    ) -> "httpx.Request":
        """A request ready to be sent; `read_s` limits every wait for the answer's next bytes. With a body, `meanwhile`
        is called when all of it is out."""
        import httpx

        timeout = httpx.Timeout(connect=CONNECT_S, read=read_s, write=WRITE_S, pool=CONNECT_S)
        return self._client().build_request(
            method,
            path,
            content=_Body(content, meanwhile) if content else b"",
            headers={**headers, "Content-Length": str(len(content))} if content else dict(headers),
            timeout=timeout,
            extensions={"trace": self._watch},
        )

    def send(self, request: "httpx.Request") -> "httpx.Response":
        """Send it; the answer's body is still to be read, and the response to be closed."""
        if self._is_cut:
            import httpx

            raise httpx.ReadError("cut short")
        return self._client().send(request, stream=True)

    def interrupt(self) -> None:
        """End the call under way, and every later one."""
        self._is_cut = True
        self._shut_down()

    def close(self) -> None:
        """Give the connection back."""
        self._is_cut = True
        if self._made is not None:
            self._made.close()

    def _client(self) -> "httpx.Client":
        if self._made is None:
            self._made = self._new_client()
        return self._made

    def _new_client(self) -> "httpx.Client":
        """No redirect is followed (a login page's is not the backend's), and no proxy of the environment used."""
        import ssl

        import httpx

        trust = self._trust()
        return httpx.Client(
            base_url=self._url,
            # A context as it comes trusts nobody: should a plain line ever meet TLS, it does not go on.
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if trust is None else trust,
            follow_redirects=False,
            trust_env=False,
            limits=httpx.Limits(max_connections=2, max_keepalive_connections=1, keepalive_expiry=45),
            headers={"Accept": "application/json", "Accept-Encoding": "gzip", "Cache-Control": "no-store"},
            transport=self._transport,
        )

    def _watch(self, event: str, told: Mapping[str, object]) -> None:
        """httpcore's trace tells of every new connection, before the request goes out on it."""
        if event not in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            return
        stream = told.get("return_value")
        found = stream.get_extra_info("socket") if hasattr(stream, "get_extra_info") else None
        if isinstance(found, socket.socket):
            self._socket = found
        if self._is_cut:
            self._shut_down()

    def _shut_down(self) -> None:
        """Wakes a reader, as closing would not; SSLSocket's own shutdown would take the session away from under it."""
        if self._socket is None:
            return
        try:
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
        except OSError:
            pass  # closed by now: there is nothing to wake


class _Body:
    """A body that goes out in one piece; httpx asks for more of it once that is sent, and only then waits."""

    def __init__(self, content: bytes, meanwhile: Callable[[], None]) -> None:
        self._content = content
        self._meanwhile = meanwhile

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        self._meanwhile()
