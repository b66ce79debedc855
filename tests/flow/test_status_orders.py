"""`evertill status` names an order whose amounts are not the shop's own, and ends with status 1."""

import json
from pathlib import Path

import pytest

from evertill.cli.main import main
from evertill.domain.orders.order_rows import order_content
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from tests.support.mirror import NOON, answer, some
from tests.support.order_copies import a_pickup
from tests.support.shop import a_home


@pytest.mark.parametrize(("charged", "status"), [(1000, 0), (1001, 1)])
def test_status_is_bad_news_while_an_order_does_not_agree(
    charged: int, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home")
    writer = MirrorWriter(home.mirror)
    writer.apply(answer(some("orders", Row("W-1", 1, {**order_content(a_pickup()), "gross": charged}))), NOON)
    writer.close()
    assert main(["status", "--home", str(home.folder)]) == status
    told = capsys.readouterr().out
    text = "order NW-1: the total is €10.01 by whoever took the order, €10.00 by the shop's rules"
    assert (text in told) == bool(status)
    assert main(["status", "--home", str(home.folder), "--json"]) == status
    figure = {"kind": "total", "of": "", "theirs": charged, "ours": 1000}
    expected = [{"number": "NW-1", "figures": [figure]}] if status else []
    assert json.loads(capsys.readouterr().out)["orders_that_differ"] == expected
