"""What such a page holds: all there is, what is typed, which row is marked; and the keys that all of them know."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from evertill.kernel.values import dataclass
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.words import tr

TYPED_MAX = 60
_PAGE = 8

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class LookUpRow:
    """One row."""

    title: str
    detail: str
    value: str
    value_detail: str = ""
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class LookUpView:
    """The whole page."""

    rows: tuple[LookUpRow, ...] = ()
    marked: int = 0
    hint: str = ""
    """In place of rows while there are none."""
    typed: str = ""
    counted: str = ""
    """How many there are, or are left."""
    notice: str = ""
    """What is to be known of the list."""
    result: str = ""
    """What came of what was done last."""


class LookUpScreen(Protocol):
    """Draws it."""

    def show_view(self, view: LookUpView) -> None:
        """Draw this."""
        ...


class LookUp(Generic[Entry]):
    """One for a page. `is_meant` says whether an entry holds what is typed; `changed` has the page drawn anew."""

    def __init__(self, is_meant: Callable[[Entry, str], bool], changed: Callable[[], None]) -> None:
        self._is_meant = is_meant
        self._changed = changed
        self._entries: tuple[Entry, ...] = ()
        self._marked = 0
        self.typed = ""
        self.result = ""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """What holds all that is typed."""
        return self.holding(self.typed)

    def holding(self, text: str) -> tuple[Entry, ...]:
        """What holds all of this."""
        return tuple(entry for entry in self._entries if self._is_meant(entry, text))

    @property
    def marked(self) -> Entry | None:
        """The marked one."""
        shown = self.shown
        return shown[min(self._marked, len(shown) - 1)] if shown else None

    def begin(self) -> None:
        """As when the page is opened."""
        self._entries, self.typed, self._marked, self.result = (), "", 0, ""
        self._changed()

    def put(self, entries: Sequence[Entry]) -> None:
        """All there is."""
        self._entries = tuple(entries)
        self._changed()

    def type(self, typed: str) -> None:
        """Look for this from now on."""
        self.typed, self._marked, self.result = typed[:TYPED_MAX], 0, ""
        self._changed()

    def mark(self, at: int) -> None:
        """A row was tapped, or an arrow pressed."""
        if self.shown:
            self._marked, self.result = max(0, min(at, len(self.shown) - 1)), ""
            self._changed()

    def tell(self, result: str) -> None:
        """What came of it."""
        self.result = result
        self._changed()

    def on_key(self, key: Key, enter: Callable[[], None]) -> bool:
        """Characters look for something, arrows mark, Enter does it, Esc shows all again before it leaves."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self.mark(self._marked + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                self.mark(self._marked + (_PAGE if key.name is KeyName.PAGE_DOWN else -_PAGE))
            case KeyName.ENTER:
                enter()
            case KeyName.BACKSPACE:
                self.type(self.typed[:-1])
            case KeyName.ESCAPE if self.typed:
                self.type("")
            case None:
                self.type((self.typed + key.character).lstrip())
            case _:
                return False
        return True

    def view(
        self, rows: Sequence[LookUpRow], *, empty: str, counted: str, notice: str = "", waits: bool = False
    ) -> LookUpView:
        """With a row for each that is shown; `empty` says why there is none at all, `counted` how many there are."""
        known = len(self._entries)
        if waits:
            hint = ""
        elif known:
            hint = tr("None of these holds “{text}”. Backspace shows more, Esc shows all.", text=self.typed.strip())
        else:
            hint = empty
        return LookUpView(
            rows=tuple(rows),
            marked=min(self._marked, max(len(rows) - 1, 0)),
            hint="" if rows else hint,
            typed=self.typed,
            counted=counted if len(rows) == known else tr("{n} of {known}", n=len(rows), known=known),
            notice=notice,
            result=self.result,
        )
