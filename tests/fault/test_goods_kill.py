"""A till killed while goods are received: every confirmed scan is there, and a receipt is booked once or not at all."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import LONG
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, a_seed, stock_products

KILLS = 60 if LONG else 6


def test_goods_received_under_kills_are_booked_once_and_no_scan_is_lost(tmp_path: Path) -> None:
    stock_products(a_home(tmp_path / "till"))
    command = [sys.executable, "-m", "tests.support.goods_killing", str(tmp_path), str(a_seed()), str(KILLS)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S * 5, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["wrong"] == []
    assert told["sound"]
    assert told["steps"] > KILLS
