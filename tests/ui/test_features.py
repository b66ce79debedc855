"""A screen that is declared in a module of its own is shown, takes keys, scans and notices, and leads back."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evertill.domain.codes.codes import ScannedCode
from evertill.ui.feature.feature import Deed, Feature, Opened, PageKit, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.terminal import composition
from tests.support.ui import Shop


class Seen:
    """What reached the screen."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.takes_scans = True

    def opened(self, shared: Shared) -> Opened:
        """Declared for the sync centre's place, which has no taker of its own here."""
        self.heard.append("opened")
        return Opened(
            on_key=self._on_key,
            page=self._page,
            shown=lambda: self.heard.append("shown"),
            on_scan=self._on_scan,
            on_notice=self.heard.append,
        )

    def _on_key(self, key: Key) -> bool:
        self.heard.append(key)
        return key.character == "a"

    def _page(self, kit: PageKit) -> QLabel:
        return QLabel("added")

    def _on_scan(self, scanned: ScannedCode) -> bool:
        self.heard.append(scanned.text)
        return self.takes_scans


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """An added screen in the place of "More"."""
    made = Seen()
    monkeypatch.setattr(composition, "FEATURES", (Feature(Place.MORE, made.opened),))
    return made


def test_feature_is_made_when_first_shown(seen: Seen, qtbot: QtBot) -> None:
    terminal = Shop().terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.on_notice("unheard")
    assert seen.heard == []
    terminal.do(Place.MORE)
    terminal.on_notice("heard")
    assert seen.heard == ["opened", "shown", "heard"]


def test_feature_takes_keys_and_escape_leads_back(seen: Seen, qtbot: QtBot) -> None:
    terminal = Shop().terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.MORE)
    assert terminal.on_key(Key(character="a"))
    assert not terminal.on_key(Key(character="b"))
    assert terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is Place.TILES


def test_feature_takes_the_scan_or_lets_it_be_rung(seen: Seen, qtbot: QtBot) -> None:
    shop = Shop()
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.MORE)
    terminal.on_scan(shop.scanned("4006381333931"))
    assert (terminal.place, terminal.board.rung) == (Place.MORE, None)
    seen.takes_scans = False
    terminal.on_scan(shop.scanned("4006381333931"))
    assert terminal.place is Place.TILES
    assert terminal.board.rung is not None


def test_deed_is_done_without_a_screen(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    done: list[Shared] = []
    monkeypatch.setattr(composition, "DEEDS", (Deed(Action.COPY, done.append),))
    terminal = Shop().terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Action.COPY)
    assert len(done) == 1
