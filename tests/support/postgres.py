"""A real PostgreSQL server for tests, in a temporary folder, on a socket of its own, without any durability.

Tests ask for the fixtures `postgres_url` (a fresh database) or `postgres_server`.
"""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

START_LIMIT_S = 60
OWNER = "evertill"
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")


class PostgresServer:
    """A running server that makes databases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)

    def url(self, database: str) -> str:
        """SQLAlchemy's URL of a database."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self._folder}"

    def new_database(self) -> str:
        """Make an empty database and give its URL."""
        name = f"test_{next(self._numbers)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Remove a database, even when somebody is still connected."""
        self._administer(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def answers(self) -> bool:
        """Whether the server takes connections."""
        try:
            self._administer("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _administer(self, statement: str) -> None:
        connection = psycopg.connect(host=str(self._folder), user=OWNER, dbname="postgres", autocommit=True)
        with connection:
            connection.execute(statement.encode())


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Start a server and stop it at the end; skips the test where none can be had, or fails it where one must be."""
    binaries = _find_binaries()
    if binaries is None:
        reason = "PostgreSQL's initdb and postgres were not found; install the package postgresql"
        if os.environ.get("EVERTILL_REQUIRE_POSTGRES") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="evertill-pg-"))
    try:
        with _process(binaries, folder):
            yield PostgresServer(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_binaries() -> Path | None:
    """The folder that holds initdb and postgres; the newest where several versions are installed."""
    found = shutil.which("initdb")
    by_version = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)
    places = [*([Path(found).resolve().parent] if found else []), *by_version, Path("/usr/local/bin")]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def _number(binaries: Path) -> int:
    version = binaries.parent.name.partition(".")[0]
    return int(version) if version.isdigit() else 0


@contextmanager
def _process(binaries: Path, folder: Path) -> Iterator[None]:
    account = _unprivileged_account()
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    cluster, log = folder / "cluster", folder / "log"
    setup = ["--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--no-locale", "--no-sync"]
    with log.open("wb") as output:
        _spawn([str(binaries / "initdb"), f"--pgdata={cluster}", *setup], folder, output.fileno(), account).wait(
            START_LIMIT_S
        )
        settings = ["listen_addresses=", f"unix_socket_directories={folder}", *FAST_AND_FORGETFUL]
        options = [word for setting in settings for word in ("-c", setting)]
        server = _spawn([str(binaries / "postgres"), "-D", str(cluster), *options], folder, output.fileno(), account)
    try:
        _wait_until_it_answers(server, folder, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _unprivileged_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _spawn(
    command: Sequence[str], folder: Path, output: int, account: pwd.struct_passwd | None
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", folder: Path, log: Path) -> None:
    server = PostgresServer(folder)
    limit = time.monotonic() + START_LIMIT_S
    while not server.answers():
        if process.poll() is not None or time.monotonic() > limit:
            pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}", pytrace=False)
        time.sleep(0.05)
