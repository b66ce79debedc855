"""The rows written in bulk are tuples in the order of the tables' columns."""

from evertill_central.api.problems import STATUS_OF, TITLE_OF
from evertill_central.services.refusals import RefusalKind
from evertill_central.store.facts import ExceptionRow, FactRow
from evertill_central.store.schema import fact_exceptions, facts, stock_moves
from evertill_central.store.stock import MoveRow


def test_bulk_rows_have_the_columns_of_their_tables_in_order() -> None:
    assert FactRow._fields == tuple(facts.columns.keys())
    assert ExceptionRow._fields == tuple(fact_exceptions.columns.keys())
    assert MoveRow._fields == tuple(stock_moves.columns.keys())


def test_every_refusal_has_a_status_and_a_title() -> None:
    assert set(STATUS_OF) == set(TITLE_OF) == set(RefusalKind)
