"""A file of a currency without pennies, or with mills, is added up in its own smallest unit."""

from pathlib import Path

import pytest

from evertill.app.replay.file_total import net_minor
from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home

FILE = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice
1,A,Tea,3,2010-12-01 08:26:00,120.5
2,B,Cup,2,2010-12-01 08:28:00,0.0125
C3,A,Tea,-1,2010-12-01 09:00:00,100
"""


@pytest.mark.parametrize(
    ("currency", "decimals", "net"),
    [
        ("JPY", 0, 362 - 100),
        ("GBP", 2, 36150 + 3 - 10000),
        ("KWD", 3, 361500 + 25 - 100000),
    ],
)
def test_replay_of_any_currency_balances_to_its_smallest_unit(
    tmp_path: Path, currency: str, decimals: int, net: int
) -> None:
    path = tmp_path / "invoices.csv"
    path.write_text(FILE, encoding="utf-8")
    assert net_minor(path, decimals) == net

    report = run_replay(ReplayWish(Home(tmp_path / "home"), path, currency), system_seams(), lambda *_: None)

    assert (report.net, report.file_net, report.is_balanced) == (net, net, True)
