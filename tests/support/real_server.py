"""A small real server on loopback, plain or TLS with a test authority's certificates: what no fake transport has."""

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

LIMIT_S = 20
NO_CHANGES = b'{"streams":{}}'


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority of a shop's own."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def write(self, file: Path) -> str:
        """Its certificate, as the till is given it."""
        file.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return str(file)


def an_authority() -> Authority:
    """A fresh one."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Shop authority")
    builder = _builder(name, name, key.public_key(), days=(-1, 30))
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Authority(key, certificate)


def a_server_context(
    folder: Path,
    authority: Authority | None,
    *,
    days: tuple[int, int] = (-1, 30),
    host: str = "127.0.0.1",
) -> ssl.SSLContext:
    """A server's certificate; without an authority it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Backend")
    signer = Authority(key, None) if authority is None else authority  # type: ignore[arg-type]  # its own issuer
    issuer = name if authority is None else authority.certificate.subject
    alternative = x509.SubjectAlternativeName([_alternative(host)])
    certificate = (
        _builder(name, issuer, key.public_key(), days=days)
        .add_extension(alternative, critical=False)
        .sign(signer.key, hashes.SHA256())
    )
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate.public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


Talk = Callable[[socket.socket], None]
"""What the server does with one connection; it ends when the till closes it."""


@contextmanager
def a_server(talk: Talk, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Listens on a port of loopback; gives the port."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)
    ending = threading.Event()
    talks: list[threading.Thread] = []

    def accept() -> None:
        while not ending.is_set():
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                continue
            connection.settimeout(LIMIT_S)
            talks.append(threading.Thread(target=_converse, args=(connection, talk, context), daemon=True))
            talks[-1].start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        ending.set()
        thread.join(LIMIT_S)
        listening.close()
        for each in talks:
            each.join(LIMIT_S)


def answers(status: str = "200 OK", body: bytes = NO_CHANGES, kind: str = "application/json") -> Talk:
    """Answers every request of a connection in the same way."""

    def talk(connection: socket.socket) -> None:
        while read_request(connection):
            head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)

    return talk


def falls_silent(connection: socket.socket) -> None:
    """Takes the request, and never says a word: a long poll, or the far end of a half-open connection."""
    while connection.recv(65536):
        pass


def dies_mid_answer(connection: socket.socket) -> None:
    """Promises a long answer, sends a little of it and resets the connection."""
    read_request(connection)
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{"streams"')
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def talks_nonsense(connection: socket.socket) -> None:
    """Is no HTTP server at all."""
    connection.recv(65536)
    connection.sendall(b"220 mail.example ESMTP ready\r\n")


def read_request(connection: socket.socket) -> bytes:
    """A whole request; empty when the till has closed the connection."""
    read = b""
    while b"\r\n\r\n" not in read:
        piece = connection.recv(65536)
        if not piece:
            return b""
        read += piece
    head, _, body = read.partition(b"\r\n\r\n")
    sizes = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")]
    while sizes and len(body) < int(sizes[0]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def _converse(connection: socket.socket, talk: Talk, context: ssl.SSLContext | None) -> None:
    with connection, contextlib.suppress(OSError):  # the till goes away when it likes
        if context is None:
            talk(connection)
            return
        with context.wrap_socket(connection, server_side=True) as secure:
            talk(secure)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, days: tuple[int, int]
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + datetime.timedelta(days=days[0]))
        .not_valid_after(now + datetime.timedelta(days=days[1]))
    )
