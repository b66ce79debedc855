"""Central behind a certificate of the shop's own authority: a till that is told of it comes in, any other does not."""

import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.cli.main import main
from tests.support.central import a_product
from tests.support.real_server import a_server_context, an_authority
from tests.support.shop import a_home

LIMIT_S = 60
DAY = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n1,A,Pen,2,2026-11-20 08:26:00,2.55\n"


@dataclass(frozen=True, slots=True)
class Served:
    """A central that serves https on this machine."""

    url: str
    authority: str
    database: str

    def code(self) -> str:
        """A fresh one-time code."""
        return _central("code", "--store", "S1", "--db", self.database).stdout.strip()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real command with a certificate for 127.0.0.1."""
    folder = tmp_path_factory.mktemp("central")
    database = f"sqlite:///{folder / 'central.sqlite'}"
    authority = an_authority()
    a_server_context(folder, authority)
    (folder / "products.json").write_text(json.dumps([a_product("A-1")["content"]]))
    assert _central("load", str(folder), "--db", database).returncode == 0
    pem = str(folder / "server.pem")
    with _serving("--db", database, "--certificate", pem, "--key", pem) as address:
        yield Served(f"https://{address}", authority.write(folder / "authority.pem"), database)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "evertill_central.main", *arguments]


def _central(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(_command(*arguments), capture_output=True, text=True, timeout=LIMIT_S, check=False)


@contextmanager
def _serving(*arguments: str) -> Iterator[str]:
    with subprocess.Popen(_command("serve", *arguments), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            word, _, address = process.stdout.readline().strip().partition(" ")
            assert word == "listening"
            yield address
        finally:
            process.terminate()
            assert process.wait(LIMIT_S) == 0


def _enrol(home: Path, served: Served, *more: str) -> int:
    return main(["enrol", "--home", str(home), "--central", served.url, "--code", served.code(), *more])


def test_till_that_is_told_of_the_authority_enrols_syncs_and_balances_over_https(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home")
    file = tmp_path / "day.csv"
    file.write_text(DAY)
    assert main(["replay", str(file), "--home", str(home.folder), "--currency", "EUR"]) == 0
    assert _enrol(home.folder, served, "--ca-file", served.authority) == 0
    assert main(["sync", "--once", "--home", str(home.folder)]) == 0
    capsys.readouterr()

    assert main(["status", "--home", str(home.folder), "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["waiting"], status["parked"], status["reason"]) == (0, [], "")
    assert status["copied_at"]["products"] is not None
    assert main(["reconcile", "--home", str(home.folder), "--json"]) == 0
    assert "2026-11-20" in capsys.readouterr().out


def test_till_that_is_not_told_of_the_authority_is_refused_in_a_sentence_and_stays_as_it_was(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home", workstation="2")
    assert _enrol(home.folder, served) == 1
    said = capsys.readouterr().err
    assert said.startswith("The till was not enrolled and sells on by itself")
    assert "not from an authority this till trusts" in said
    assert said.count("\n") == 1
    assert read_settings(home).connector is ConnectorKind.NONE
    assert not home.credential.exists()


def test_authority_file_that_is_none_is_named_and_nothing_is_enrolled(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home", workstation="3")
    assert _enrol(home.folder, served, "--ca-file", str(home.settings)) == 1
    assert "holds no certificate" in capsys.readouterr().err
    assert not home.credential.exists()


def test_console_cookie_of_a_secure_server_never_leaves_over_plain_http(served: Served) -> None:
    token = _central("token", "--db", served.database).stdout.strip()
    trust = ssl.create_default_context(cafile=served.authority)
    with httpx.Client(base_url=served.url, verify=trust, timeout=LIMIT_S) as client:
        answered = client.post("/console/sign-in", content=f"token={token}")
        assert answered.status_code == 303
        assert "Secure" in answered.headers["set-cookie"]
        assert "Sign out" in client.get("/console").text


def test_secure_port_gives_nothing_to_a_plain_request(served: Served) -> None:
    host, _, port = served.url.removeprefix("https://").partition(":")
    with socket.create_connection((host, int(port)), LIMIT_S) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: central\r\n\r\n")
        assert b"200 OK" not in connection.recv(4096)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "till.example"])
def test_plain_http_beyond_this_machine_is_refused_in_a_sentence(host: str, tmp_path: Path) -> None:
    ended = _central("serve", "--host", host, "--db", f"sqlite:///{tmp_path / 'central.sqlite'}")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Plain http is for this machine alone, so central does not listen on {host};")
    assert "--certificate" in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize("has_password", [False, True])
def test_certificate_that_cannot_be_used_is_told_in_a_sentence(has_password: bool, tmp_path: Path) -> None:
    pem, key = tmp_path / "central.pem", tmp_path / "central.key"
    a_server_context(tmp_path, an_authority())
    pem.write_bytes((tmp_path / "server.pem").read_bytes() if has_password else b"no certificate\n")
    locked = BestAvailableEncryption(b"secret") if has_password else NoEncryption()
    key.write_bytes(ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    database = f"sqlite:///{tmp_path / 'central.sqlite'}"
    ended = _central("serve", "--db", database, "--certificate", str(pem), "--key", str(key))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"The certificate {pem} and its key {key} cannot be used, so central did not start;")
    assert ended.stderr.count("\n") == 1


def test_till_never_takes_a_plain_address_beyond_this_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home")
    given = ["enrol", "--home", str(home.folder), "--central", "http://192.0.2.1:8470", "--code", "x"]
    assert main(given) == 1
    assert "use an https address" in capsys.readouterr().err
