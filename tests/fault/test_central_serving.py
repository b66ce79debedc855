"""The serving process itself: killed while it takes facts, stopped with polls open, refusing what is unsafe."""

import gzip
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from evertill.domain.facts.transaction import Transaction
from tests.support.central import Till, batch

ROOT = Path(__file__).parents[2]


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "evertill_central.main", *arguments]


@contextmanager
def _serving(db: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = _command("serve", "--open-enrolment", "--db", db)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": f"{ROOT}/src"}) as process:
        try:
            assert process.stdout is not None
            word, address = process.stdout.readline().split()
            assert word == "listening"
            yield process, f"http://{address}"
        finally:
            process.kill()


def _enrol(url: str, till: Till) -> None:
    sent = {
        "code": "any",
        "store": "S1",
        "workstation": "1",
        "public_key": till.public_text,
        "epoch": till.identity.epoch,
        "epoch_number": 1,
    }
    till.credential = httpx.post(f"{url}/v1/enrol", json=sent).json()["credential"]
    till.now = datetime.now(UTC)


def _post(client: httpx.Client, till: Till, facts: list[Transaction]) -> list[str]:
    body = gzip.compress(batch(facts))
    headers = {**till.headers("POST", "/v1/facts", body), "content-encoding": "gzip"}
    results = client.post("/v1/facts", content=body, headers=headers).json()["results"]
    return [result["result"] for result in results]


def test_server_killed_while_it_takes_facts_has_each_once_when_they_are_sent_again(tmp_path: Path) -> None:
    db = f"sqlite:///{tmp_path / 'central.sqlite'}"
    till = Till()
    batches = [till.facts(40) for _ in range(30)]
    with _serving(db) as (process, url):
        _enrol(url, till)
        sent = threading.Event()

        def send() -> None:
            with httpx.Client(base_url=url) as client:
                try:
                    for number, facts in enumerate(batches):
                        if number == 8:
                            sent.set()
                        _post(client, till, facts)
                except httpx.HTTPError:
                    pass  # the server is gone, as it should be

        sending = threading.Thread(target=send)
        sending.start()
        sent.wait(30)
        process.kill()
        sending.join(30)
    with _serving(db) as (_, url), httpx.Client(base_url=url) as client:
        results = [_post(client, till, facts) for facts in batches]
        assert all(len(set(each)) == 1 for each in results), "a batch is there in part"
        assert {each[0] for each in results} == {"duplicate", "accepted"}
        statement = client.get("/v1/statement", headers=till.headers("GET", "/v1/statement")).json()
        assert (statement["facts"], statement["net"], statement["chain"]) == (1200, 1200 * 499, "intact")
        stock = client.get("/v1/changes", headers=till.headers("GET", "/v1/changes")).json()["streams"]["stock"]
        assert stock["rows"][0]["content"]["on_hand_micro"] == -1_200_000_000


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_server_told_to_stop_answers_its_long_polls_and_ends_well(tmp_path: Path, stop: signal.Signals) -> None:
    till = Till()
    with _serving(f"sqlite:///{tmp_path / 'central.sqlite'}") as (process, url):
        _enrol(url, till)
        answers: list[int] = []

        def poll() -> None:
            target = "/v1/changes?wait=60&streams=stock"
            answered = httpx.get(f"{url}{target}", headers=till.headers("GET", target), timeout=90)
            answers.append(answered.status_code)

        polling = threading.Thread(target=poll)
        polling.start()
        while "evertill_long_polls 1" not in httpx.get(f"{url}/metrics").text.splitlines():
            pass
        process.send_signal(stop)
        assert process.wait(30) == 0
        polling.join(30)
    assert answers == [200]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("serve", "--host", "0.0.0.0"), "Plain http is for this machine alone"),
        (("serve", "--host", "::"), "Plain http is for this machine alone"),
        (("serve", "--db", "mysql://root:secret@x/y"), "cannot be used"),
        (("serve", "--db", "nonsense"), "cannot be used"),
        (("code", "--store", "a b"), "A store is named by"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_command_that_cannot_be_done_says_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    db = () if "--db" in arguments else ("--db", f"sqlite:///{tmp_path / 'central.sqlite'}")
    command = _command(*arguments, *db)
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "secret" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_open_enrolment_is_for_loopback_even_with_a_certificate(tmp_path: Path) -> None:
    pem = tmp_path / "x.pem"
    pem.write_text("x")
    command = _command("serve", "--host", "0.0.0.0", "--certificate", str(pem), "--key", str(pem), "--open-enrolment")
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, "Open enrolment lets anybody in" in ended.stderr) == (1, True)
