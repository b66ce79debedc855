"""Transfers as rows of their stream, and the steps that facts tell of."""

import pytest

from evertill.domain.stock.transfer import Goods, Transfer, TransferState, TransferStep, step_transfer
from evertill.domain.stock.transfer_rows import StepTaken, parse_step, parse_transfer, transfer_content
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject

ONE = 1_000_000
STEP: JsonObject = {
    "transfer_id": "t1",
    "step": "ship",
    "from": "S1",
    "to": "S2",
    "lines": [{"sku": "A", "micro": ONE, "carton": "c1"}],
}


def test_transfer_is_read_as_it_was_told() -> None:
    sent = step_transfer(Transfer("t1", "S1", "S2"), TransferStep.SHIP, [Goods("A", 3 * ONE, "C62", "c1")], "f1")
    part = step_transfer(sent.transfer, TransferStep.RECEIVE, [Goods("A", ONE, "C62", "c1")], "f2").transfer
    assert parse_transfer(transfer_content(part)) == part
    assert (part.steps, part.state) == (("f1", "f2"), TransferState.PARTIALLY_RECEIVED)


def test_row_of_an_older_backend_names_no_steps() -> None:
    content = transfer_content(Transfer("t1", "S1", "S2"))
    older = {name: member for name, member in content.items() if name not in ("steps", "sent_cartons", "is_shipped")}
    assert parse_transfer(older) == Transfer("t1", "S1", "S2")


def test_row_in_a_state_nobody_knows_is_refused() -> None:
    with pytest.raises(BadRow):
        parse_transfer({**transfer_content(Transfer("t1", "S1", "S2")), "state": "lost"})


def test_step_is_read_with_its_goods() -> None:
    assert parse_step(STEP) == StepTaken("t1", TransferStep.SHIP, "S1", "S2", (Goods("A", ONE, "C62", "c1"),))


@pytest.mark.parametrize("changed", [{"to": "S1"}, {"step": "fly"}, {"lines": [{"sku": "A"}]}, {"transfer_id": None}])
def test_step_that_is_none_is_refused(changed: JsonObject) -> None:
    with pytest.raises(BadRow):
        parse_step({**STEP, **changed})
