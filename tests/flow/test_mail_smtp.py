"""Letters over real sockets to a real SMTP server, which greylists, refuses, breaks off, and wants TLS and a login."""

import datetime as dt
import email
import email.policy
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from evertill.connectors.mail.settings import MailSecurity, MailSettings
from evertill.connectors.mail.smtp_server import SmtpServer
from evertill.domain.receipts.receipt import Align, Code, CodeKind, Columns, Receipt, Rule, Text, Weight
from evertill.kernel.secret import Secret
from evertill.ports.mails import Letter, MailRefused, MaybeSent, NotSent, Sent
from tests.support.counter import FakeClock
from tests.support.mail_server import OnFreePort, Post, port_of

ADDRESS = "maria.lindqvist@example.org"
RECEIPT = Receipt(
    (
        Text("Corner <Shop>", Align.CENTRE, Weight.LARGE),
        Rule(),
        Columns("شاي أخضر", "4.99"),
        Columns("Total EUR", "4.99", Weight.LARGE),
        Code(CodeKind.QR, "https://shop.example/r/token", "Your receipt on the web"),
        Code(CodeKind.QR, "EV1.secret", "Scan to check"),
    ),
    "Receipt S1-2-1-1",
)
LETTER = Letter("0193-letter", ADDRESS, RECEIPT.title, RECEIPT)
PNG = b"\x89PNG picture"


@pytest.fixture
def post() -> Post:
    """What the server does."""
    return Post()


@pytest.fixture
def plain(post: Post) -> Iterator[Controller]:
    """A server on this machine, in the clear."""
    controller = OnFreePort(post, hostname="127.0.0.1", port=0, enable_SMTPUTF8=True)
    controller.start()
    yield controller
    controller.stop()


def server_on(port: int, **settings: Any) -> SmtpServer:
    """The till's end."""
    said = {"security": MailSecurity.NONE, **settings}
    mail = MailSettings(host="localhost", port=port, sender="shop@example.com", **said)
    return SmtpServer(mail, lambda: Secret("geheim"), clock=FakeClock(), draw=lambda receipt: PNG, timeout_s=5)


def yes() -> bool:
    """The journal has it."""
    return True


def test_letter_arrives_as_text_page_and_picture(plain: Controller, post: Post) -> None:
    assert server_on(port_of(plain)).send(LETTER, yes) == Sent()
    (envelope,) = post.taken
    assert envelope.rcpt_tos == [ADDRESS]
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["Message-ID"] == "<0193-letter@example.com>"
    assert message["Subject"] == "Receipt S1-2-1-1"
    assert "Corner <Shop>" in message["From"]
    plain_text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain_text is not None
    assert page is not None
    assert "Total EUR" in plain_text.get_content()
    assert "https://shop.example/r/token" in plain_text.get_content()
    assert "Corner &lt;Shop&gt;" in page.get_content()
    assert "شاي أخضر" in page.get_content()
    assert "EV1.secret" not in page.get_content() + plain_text.get_content()
    (picture,) = message.iter_attachments()
    assert picture.get_payload(decode=True) == PNG


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("451 4.7.1 greylisted, maria.lindqvist@example.org", NotSent("The mail server asks to be tried again later.")),
        (
            "550 5.1.1 no maria.lindqvist@example.org",
            MailRefused("The mail server does not take mail for this address."),
        ),
    ],
)
def test_recipient_that_is_not_taken_now_or_ever(plain: Controller, post: Post, answer: str, expected: object) -> None:
    post.on_rcpt = answer
    handed: list[bool] = []

    def hand_over() -> bool:
        handed.append(True)
        return True

    assert server_on(port_of(plain)).send(LETTER, hand_over) == expected
    assert handed == []
    assert ADDRESS not in repr(expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("452 4.2.2 full", NotSent("The mail server asks to be tried again later.")),
        ("554 5.7.1 spam", MailRefused("The mail server does not take the mail.")),
    ],
)
def test_text_that_is_answered_with_no_is_surely_not_sent(
    plain: Controller, post: Post, answer: str, expected: object
) -> None:
    post.on_data = answer
    assert server_on(port_of(plain)).send(LETTER, yes) == expected


def test_journal_that_does_not_take_it_down_keeps_the_text_back(plain: Controller, post: Post) -> None:
    assert isinstance(server_on(port_of(plain)).send(LETTER, lambda: False), NotSent)
    assert post.taken == []


def test_address_in_another_script_goes_where_the_server_can_write_it(plain: Controller, post: Post) -> None:
    letter = Letter("0193-x", "用户@例子.公司", RECEIPT.title, RECEIPT)
    assert server_on(port_of(plain)).send(letter, yes) == Sent()
    assert post.taken[0].rcpt_tos == ["用户@例子.公司"]


# ---- a server that breaks off where a test says


def breaking(after: bytes) -> tuple[int, threading.Thread]:
    """A server that answers well until a line begins so (or, for ".", the text has ended), then hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        talk, _ = listener.accept()
        with talk, talk.makefile("rb") as lines:
            talk.sendall(b"220 here\r\n")
            in_text = False
            for said in lines:
                line = said.upper()
                if line.startswith(after) and (in_text or after != b"."):
                    break
                if in_text:
                    continue
                in_text = line.startswith(b"DATA")
                talk.sendall(b"354 go on\r\n" if in_text else b"250 OK\r\n")
        listener.close()

    thread = threading.Thread(target=serve)
    thread.start()
    return listener.getsockname()[1], thread


@pytest.mark.parametrize("after", [b"EHLO", b"MAIL", b"RCPT"])
def test_line_that_breaks_before_the_text_leaves_the_mail_surely_unsent(after: bytes) -> None:
    port, thread = breaking(after)
    assert isinstance(server_on(port).send(LETTER, yes), NotSent)
    thread.join(10)


@pytest.mark.parametrize("after", [b"DATA", b"."])
def test_line_that_breaks_while_the_text_is_handed_over_leaves_it_in_doubt(after: bytes) -> None:
    port, thread = breaking(after)
    assert isinstance(server_on(port).send(LETTER, yes), MaybeSent)
    thread.join(10)


def test_no_server_at_all_is_said_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert server_on(port).send(LETTER, yes) == NotSent("The mail server cannot be reached.")


# ---- TLS and login


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def safe(post: Post, certificate: tuple[Path, Path]) -> Iterator[Callable[[str], int]]:
    """Starts a server that offers STARTTLS and wants a password; gives its port."""
    running: list[Controller] = []

    def started(password: str) -> int:
        def check(server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
            return AuthResult(success=login.login == b"till" and login.password == password.encode(), handled=False)

        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*map(str, certificate))
        controller = OnFreePort(
            post, hostname="127.0.0.1", port=0, tls_context=context, require_starttls=True, authenticator=check,
            auth_required=True,
        )  # fmt: skip
        controller.start()
        running.append(controller)
        return port_of(controller)

    yield started
    for controller in running:
        controller.stop()


@pytest.mark.expects_log("login_data is deprecated")
def test_letter_goes_out_over_starttls_with_the_password(
    safe: Callable[[str], int], post: Post, certificate: tuple[Path, Path]
) -> None:
    server = server_on(safe("geheim"), security=MailSecurity.STARTTLS, account="till", ca_file=str(certificate[0]))
    assert server.send(LETTER, yes) == Sent()
    assert len(post.taken) == 1


def test_wrong_password_is_the_set_up_s_fault(safe: Callable[[str], int], certificate: tuple[Path, Path]) -> None:
    server = server_on(safe("other"), security=MailSecurity.STARTTLS, account="till", ca_file=str(certificate[0]))
    expected = NotSent("The mail server does not accept this till's name and password.", is_ours=True)
    assert server.send(LETTER, yes) == expected


# What the server says of a hand shaken off: in time for this test, or not.
@pytest.mark.expects_log("SMTP session exception")
def test_certificate_nobody_trusts_keeps_everything_back(safe: Callable[[str], int], post: Post) -> None:
    outcome = server_on(safe("geheim"), security=MailSecurity.STARTTLS, account="till").send(LETTER, yes)
    assert isinstance(outcome, NotSent)
    assert outcome.is_ours
    assert post.taken == []


def test_server_without_a_safe_line_is_told_nothing(plain: Controller, post: Post) -> None:
    outcome = server_on(port_of(plain), security=MailSecurity.STARTTLS).send(LETTER, yes)
    assert outcome == NotSent("The mail server offers no safe line, so nothing was said to it.", is_ours=True)
    assert post.taken == []


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"host": "mail.example", "sender": "shop"}, "need the address they come from"),
        ({"host": "mail.example", "sender": "shop@example.org", "security": MailSecurity.NONE}, "starttls or tls only"),
        ({"host": "mail.example", "sender": "shop@example.org", "port": 70_000}, "is no port"),
    ],
)
def test_settings_that_do_not_fit_are_told(settings: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        MailSettings(**settings)
