"""kill -9 before every statement of a delivery: it is wholly there or wholly absent, and sent again has one effect."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evertill_central.services.common.central import Central
from tests.support.central import Till, batch

ROOT = Path(__file__).parents[3]
FACTS = 5
STATEMENTS_MAX = 60

Deliver = Callable[[str, int], str]


@pytest.fixture
def deliver(central_url: str, tmp_path: Path) -> Iterator[Deliver]:
    """Delivers a request in a process that dies before its n-th statement; says whether it was killed."""
    request = tmp_path / "request.json"
    command = [sys.executable, "-m", "tests.support.central_crash", central_url]
    environment = {"PYTHONPATH": f"{ROOT}/src:{ROOT}"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asking, told = process.stdin, process.stdout

        def ask(text: str, deadly: int) -> str:
            request.write_text(text)
            asking.write(f"{request} {deadly}\n")
            asking.flush()
            return told.readline().strip()

        yield ask
        asking.close()
        process.wait(30)


def test_delivery_killed_before_any_statement_has_one_effect_when_sent_again(
    central: Central, till: Till, deliver: Deliver
) -> None:
    expected, deadly, ended = 0, 0, "killed"
    while ended == "killed" and deadly < STATEMENTS_MAX:
        deadly += 1
        facts = till.facts(FACTS)
        body = batch(facts)
        ended = deliver(json.dumps({"headers": till.headers("POST", "/v1/facts", body), "body": body.decode()}), deadly)
        before = till.statement(central)["facts"]
        assert before in (expected, expected + FACTS), "half a delivery is there"
        results = {result["result"] for result in till.post(central, facts)}
        assert results == ({"accepted"} if before == expected else {"duplicate"})
        expected += FACTS
        statement = till.statement(central)
        assert (statement["facts"], statement["net"], statement["chain"]) == (expected, 499 * expected, "intact")
        level = till.changes(central)["stock"]["rows"][0]["content"]["on_hand_micro"]
        assert level == -1_000_000 * expected
    assert ended == "done", "every statement was tried, and then one delivery ended well"
    assert deadly > 10
