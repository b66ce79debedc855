"""kill -9 before every statement of a delivery: it is wholly there or wholly absent, and sent again has one effect."""

import json
import subprocess
import sys
from pathlib import Path

from evertill_central.services.central import Central
from tests.support.central import Till, batch

ROOT = Path(__file__).parents[3]
FACTS = 5
STATEMENTS_MAX = 60


def _deliver_and_die(url: str, request: Path, deadly: int) -> bool:
    """Whether the process was killed on the way."""
    command = [sys.executable, "-m", "tests.support.central_crash", url, str(request), str(deadly)]
    ended = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": f"{ROOT}/src:{ROOT}"}, timeout=60, check=False)
    assert ended.returncode in (0, -9)
    return ended.returncode == -9


def test_delivery_killed_before_any_statement_has_one_effect_when_sent_again(
    central: Central, central_url: str, till: Till, tmp_path: Path
) -> None:
    request = tmp_path / "request.json"
    expected = 0
    deadly, step = 1, 2
    killed = True
    while killed and deadly < STATEMENTS_MAX:
        facts = till.facts(FACTS)
        body = batch(facts)
        request.write_text(json.dumps({"headers": till.headers("POST", "/v1/facts", body), "body": body.decode()}))
        killed = _deliver_and_die(central_url, request, deadly)
        before = till.statement(central)["facts"]
        assert before in (expected, expected + FACTS), "half a delivery is there"
        results = {result["result"] for result in till.post(central, facts)}
        assert results == ({"accepted"} if before == expected else {"duplicate"})
        expected += FACTS
        statement = till.statement(central)
        assert (statement["facts"], statement["net"], statement["chain"]) == (expected, 499 * expected, "intact")
        level = till.changes(central)["stock"]["rows"][0]["content"]["on_hand_micro"]
        assert level == -1_000_000 * expected
        deadly += step
    assert not killed, "the delivery has more statements than were tried"
    assert deadly > 10
