"""Letters and events to servers of the shop's own, whose certificates come from an authority of its own."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from evertill.kernel.secret import Secret
from evertill_central.language import tell
from evertill_central.services.notices.settings import MailRoute, MailSecurity, WebhookRoute
from evertill_central.services.notices.ways import Outcome, Told, TryLater, post_notice, send_letter
from tests.support.mail_server import Post, a_mail_server
from tests.support.real_server import Authority, a_server_context, an_authority

# What the mail server says of a hand shaken off: in time for its test, or not.
pytestmark = pytest.mark.expects_log("SMTP session exception")

NOT_TRUSTED = "certificate is not trusted; name its authority as ca_file."


@pytest.fixture(scope="module")
def authority() -> Authority:
    """The shop's own."""
    return an_authority()


def a_letter() -> EmailMessage:
    """To somebody."""
    letter = EmailMessage()
    letter["To"], letter["From"], letter["Subject"] = "ada@example.org", "orders@shop.example", "Ready"
    letter.set_content("It is ready.")
    return letter


def nothing() -> None:
    """It may go out."""


@pytest.mark.parametrize("security", [MailSecurity.STARTTLS, MailSecurity.TLS])
def test_letter_goes_over_tls_to_a_server_of_the_shop_s_own_authority_and_to_no_other(
    security: MailSecurity, authority: Authority, tmp_path: Path
) -> None:
    post, context = Post(), a_server_context(tmp_path, authority)
    is_tls = security is MailSecurity.TLS
    with a_mail_server(post, starttls=None if is_tls else context, tls=context if is_tls else None) as port:

        def sent(ca_file: str | None) -> Outcome:
            return send_letter(
                MailRoute("127.0.0.1", port, security, "orders@shop.example", ca_file=ca_file), a_letter(), nothing
            )

        for stranger in (None, an_authority().write(tmp_path / "stranger.pem")):
            assert sent(stranger) == TryLater(f"The mail server's {NOT_TRUSTED}", is_way=True)
        assert post.taken == []
        assert sent(authority.write(tmp_path / "own.pem")) == Told()
    assert len(post.taken) == 1


def test_letter_does_not_go_to_a_server_that_is_called_otherwise(authority: Authority, tmp_path: Path) -> None:
    post, context = Post(), a_server_context(tmp_path, authority, host="mail.elsewhere.example")
    own = authority.write(tmp_path / "own.pem")
    with a_mail_server(post, starttls=context) as port:
        route = MailRoute("127.0.0.1", port, MailSecurity.STARTTLS, "orders@shop.example", ca_file=own)
        assert send_letter(route, a_letter(), nothing) == TryLater(f"The mail server's {NOT_TRUSTED}", is_way=True)
    assert post.taken == []


@contextmanager
def a_hook(context: ssl.SSLContext) -> Iterator[tuple[int, list[bytes]]]:
    """Takes events over https; gives its port and what it took."""
    taken: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    class Quiet(HTTPServer):
        def handle_error(self, *args: object) -> None:
            """Whoever does not trust us hangs up."""

    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, taken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_event_goes_over_https_to_a_server_of_the_shop_s_own_authority_and_to_no_other(
    authority: Authority, tmp_path: Path
) -> None:
    with a_hook(a_server_context(tmp_path, authority)) as (port, taken):

        def posted(ca_file: str | None) -> Outcome:
            route = WebhookRoute(f"https://127.0.0.1:{port}/events", Secret("s3cret"), ca_file)
            return post_notice(route, "n-1", b"{}", 1_790_000_000)

        for stranger in (None, an_authority().write(tmp_path / "stranger.pem")):
            assert posted(stranger) == TryLater(f"The webhook's {NOT_TRUSTED}", is_way=True)
        assert taken == []
        assert posted(authority.write(tmp_path / "own.pem")) == Told()
    assert taken == [b"{}"]


def test_what_could_not_be_sent_is_told_in_german_too() -> None:
    for sentence in (f"The mail server's {NOT_TRUSTED}", f"The webhook's {NOT_TRUSTED}", "The webhook answered 503."):
        assert tell(sentence, "de").split()[0] in ("Dem", "Der"), sentence
