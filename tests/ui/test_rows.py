"""The list model: fed whole tuples, it tells Qt exactly what differs, and nothing more."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from evertill.ui.widgets.rows import RowsModel

ROWS = st.lists(st.sampled_from("abcd"), max_size=8).map(tuple)


class Mirror:
    """Rebuilds the list from what the model tells, as a view does."""

    def __init__(self, model: RowsModel[str]) -> None:
        self.model = model
        self.seen: list[str | None] = list(model.rows)
        self.told = 0
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.told += last - first + 1
        self.seen[first:first] = list(self.model.rows[first : last + 1])

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        self.told += 1
        del self.seen[first : last + 1]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.told += 1
            self.seen[row] = self.model.rows[row]


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_rows_model_any_change_a_view_that_listens_is_right(shown: list[tuple[str, ...]]) -> None:
    model = RowsModel[str](str)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    mirror = Mirror(model)
    for rows in shown:
        model.show(rows)
        assert tuple(mirror.seen) == rows
    del tester


def test_rows_model_one_more_row_tells_of_one() -> None:
    model = RowsModel[str](str)
    model.show(tuple(map(str, range(50))))
    mirror = Mirror(model)
    model.show(tuple(map(str, range(51))))
    assert mirror.told == 1


def test_rows_model_one_changed_row_tells_of_one() -> None:
    model = RowsModel[str](str)
    model.show(tuple(map(str, range(50))))
    mirror = Mirror(model)
    model.show((*map(str, range(20)), "new", *map(str, range(21, 50))))
    assert mirror.told == 1


def test_rows_model_the_same_again_tells_nothing() -> None:
    model = RowsModel[str](str)
    model.show(("a", "b"))
    mirror = Mirror(model)
    model.show(("a", "b"))
    assert mirror.told == 0


def test_rows_model_row_that_only_looks_different_is_told() -> None:
    model = RowsModel[tuple[str, int]](lambda row: row[0])
    model.show((("tea", 1), ("milk", 1)))
    mirror_told: list[int] = []
    model.dataChanged.connect(lambda first, last: mirror_told.extend(range(first.row(), last.row() + 1)))
    model.show((("tea", 1), ("milk", 2)))
    assert mirror_told == [1]


def test_rows_model_rows_move_what_is_said_moves_with_them() -> None:
    model = RowsModel[tuple[str, int]](lambda row: f"{row[0]}, {row[1]}")
    model.show((("tea", 1), ("milk", 1), ("rye", 3)))
    model.show((("milk", 1), ("rye", 4), ("oats", 2)))
    assert [model.data(model.index(at)) for at in range(model.rowCount())] == ["milk, 1", "rye, 4", "oats, 2"]
