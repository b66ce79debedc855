"""The rows written in bulk are tuples in the order of the tables' columns."""

from evertill_central.api.problems import STATUS_OF, TITLE_OF
from evertill_central.services.common.refusals import RefusalKind
from evertill_central.store.counter_tables import receipts, returned_lines
from evertill_central.store.facts import ExceptionRow, FactRow
from evertill_central.store.receipts import ReceiptRow, ReturnedRow
from evertill_central.store.schema import fact_exceptions, facts, stock_counts, stock_moves
from evertill_central.store.stock import CountRow, MoveRow


def test_bulk_rows_have_the_columns_of_their_tables_in_order() -> None:
    assert FactRow._fields == tuple(facts.columns.keys())
    assert ExceptionRow._fields == tuple(fact_exceptions.columns.keys())
    assert MoveRow._fields == tuple(stock_moves.columns.keys())
    assert CountRow._fields == tuple(stock_counts.columns.keys())
    assert ReceiptRow._fields == tuple(receipts.columns.keys())
    assert ReturnedRow._fields == tuple(returned_lines.columns.keys())


def test_every_refusal_has_a_status_and_a_title() -> None:
    assert set(STATUS_OF) == set(TITLE_OF) == set(RefusalKind)
