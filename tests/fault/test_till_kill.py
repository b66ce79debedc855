"""A whole till killed at random moments, while it sells, pushes and pulls: what was confirmed is there, and only
once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import TransactionKind
from tests.support.shop import a_home
from tests.support.whole_till import a_central, a_seed, assert_books_balance, at_work, join, stock_products

LIMIT_S = 110


def killed(folder: Path, seed: int, kills: int) -> dict[str, object]:
    """What the killing process reports."""
    command = [sys.executable, "-m", "tests.support.till_killing", str(folder), str(seed), str(kills)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S * (kills // 30), check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    report: dict[str, object] = json.loads(ended.stdout[ended.stdout.rindex('{"seed"') :])
    return report


def live_through(folder: Path, seed: int, kills: int) -> tuple[dict[str, object], int]:
    """Kill so often, then let a last till send all, and compare the books: what the killer reports, and the sales."""
    home = a_home(folder / "till")
    stock_products(home)
    with a_central(folder) as central:
        join(home, central.url)
        report = killed(folder, seed, kills)
        print(report)
        with at_work(home, syncs=True) as till:
            till.wait_until_sent()
            reader = till.reader()
            sales = sum(1 for _ in reader.transactions(kinds=(TransactionKind.SALE,)))
            reader.close()
        assert_books_balance(home, central)
    return report, sales


def test_till_killed_at_thirty_random_moments_keeps_all_that_was_confirmed(tmp_path: Path) -> None:
    report, sales = live_through(tmp_path, a_seed(), 30)
    assert report["wrong"] is None, report
    assert (report["kills"], report["sold"]) == (30, sales)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_till_killed_three_hundred_times_keeps_all_that_was_confirmed(seed: int, tmp_path: Path) -> None:
    report, sales = live_through(tmp_path, seed, 300)
    assert report["wrong"] is None, report
    assert (report["kills"], report["sold"]) == (300, sales)
