"""A till killed while goods are received, sent or counted: every confirmed scan is there, and a document is booked once
or not at all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, a_seed, stock_products

KILLS = 60 if LONG else 6


@pytest.mark.parametrize("kind", ["receipt", "transfer_out", "count"])
def test_goods_moved_under_kills_are_booked_once_and_no_scan_is_lost(kind: str, tmp_path: Path) -> None:
    stock_products(a_home(tmp_path / "till"))
    command = [sys.executable, "-m", "tests.support.goods_killing", str(tmp_path), str(a_seed()), str(KILLS), kind]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S * 5, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["wrong"] == []
    assert told["sound"]
    assert told["steps"] > KILLS
