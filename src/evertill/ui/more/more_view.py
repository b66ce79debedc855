"""What is not needed for every sale: groups, and the large keys of the group that is open, or of a search."""

from evertill.kernel.values import dataclass
from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.more.more_rows import ROWS, Group, MoreRow, group_name

_DIGITS = "1234567890"


@dataclass(frozen=True, slots=True)
class MoreKey:
    """One key."""

    wish: Wish
    digit: str
    """Chooses it on the keyboard; none from the eleventh on."""
    icon: str
    label: str
    note: str
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class GroupKey:
    """One group that has something to offer now."""

    group: Group
    label: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class MoreView:
    """What is drawn."""

    groups: tuple[GroupKey, ...] = ()
    keys: tuple[MoreKey, ...] = ()
    search: str = ""
    marked: int = 0
    """The key that Enter presses."""


def offered_groups(board: Board) -> tuple[Group, ...]:
    """Groups in which something can be used now."""
    return tuple(group for group, rows in ROWS.items() if any(row.is_offered(board) for row in rows))


def more_view(board: Board, group: Group, search: str, marked: int) -> MoreView:
    """The open group's keys; while something is typed, those of all groups that have it in label or note."""
    groups = tuple(
        GroupKey(offered, group_name(offered), is_open=not search and offered is group)
        for offered in offered_groups(board)
    )
    rows = [row for at in (ROWS if search else (group,)) for row in ROWS[at] if row.is_offered(board)]
    found = sorted((row for row in rows if _has(row, search)), key=lambda row: not _is_called(row, search))
    keys = tuple(
        MoreKey(row.wish, _DIGITS[at : at + 1], row.icon, row.label(), row.note(), row.is_danger)
        for at, row in enumerate(found)
    )
    return MoreView(groups, keys, search, min(max(marked, 0), max(len(keys) - 1, 0)))


def _is_called(row: MoreRow, search: str) -> bool:
    """Whether its name begins so: that comes before what has it somewhere."""
    return row.label().casefold().startswith(search.casefold().strip())


def _has(row: MoreRow, search: str) -> bool:
    said = f"{row.label()} {row.note()}".casefold()
    return all(word in said for word in search.casefold().split())
