"""The till's backups: one that is there, one that is being made, and a place that is full."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from evertill.kernel.errors import SettingsFault
from evertill.ui.application import Terminal
from evertill.ui.behind.backup_port import BackupState, Failed, LastBackup
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.scenes.counter import Scene, sell
from tests.support.ui import Shop

FOLDER = "/media/marktplatz-hauptkasse/Sicherungen der Kassen/Erdgeschoss"


class FakeBackups:
    """Fulfils `BackupPort`; what is made goes on until `finish` or `fail` says what came of it."""

    def __init__(self, state: BackupState) -> None:
        self.state = state
        self.kept: list[str] = []
        self.tell: Callable[[int], None] | None = None
        self.fault: SettingsFault | None = None
        self._then: Callable[[BackupState], None] | None = None
        self._failed: Failed | None = None

    def read(self, then: Callable[[BackupState], None], failed: Failed) -> None:
        """What a test says."""
        then(self.state)

    def make(self, tell: Callable[[int], None], then: Callable[[BackupState], None], failed: Failed) -> None:
        """Begun."""
        self.tell, self._then, self._failed = tell, then, failed

    def keep_folder(self, folder: str, then: Callable[[BackupState], None], failed: Failed) -> None:
        """Into a list, or refused."""
        if self.fault is not None:
            failed(self.fault)
            return
        self.kept.append(folder)
        self.state = replace(self.state, folder=folder)
        then(self.state)

    def finish(self, state: BackupState) -> None:
        """It is made."""
        assert self._then is not None
        self.state = state
        self._then(state)

    def fail(self, sentence: str) -> None:
        """It is not."""
        assert self._failed is not None
        self._failed(SettingsFault(sentence))


def a_state(shop: Shop) -> BackupState:
    """One of yesterday evening, large, with the keys."""
    made_at = shop.clock.now() - timedelta(hours=14)
    last = LastBackup("S1-2-20261120T190412.evertill-backup", made_at, 1_234_567_890, has_keys=True)
    return BackupState(folder=FOLDER, last=last, next_at=made_at + timedelta(hours=24))


def _opened(shop: Shop, terminal: Terminal, state: BackupState) -> FakeBackups:
    made = FakeBackups(state)
    shop.backups = made
    sell(shop, terminal)
    terminal.do(Place.BACKUPS)
    return made


def backups(shop: Shop, terminal: Terminal) -> None:
    """The page as it mostly stands."""
    _opened(shop, terminal, a_state(shop))


def backups_none(shop: Shop, terminal: Terminal) -> None:
    """No place is named yet."""
    _opened(shop, terminal, BackupState())


def backups_busy(shop: Shop, terminal: Terminal) -> None:
    """One is being made."""
    made = _opened(shop, terminal, a_state(shop))
    press_make(terminal)
    assert made.tell is not None
    made.tell(45)


def backups_failed(shop: Shop, terminal: Terminal) -> None:
    """The place is full; the one before is old and without keys."""
    state = a_state(shop)
    assert state.last is not None
    trouble = (
        f"There is no room for the backup {FOLDER}/S1-2-20261121T190412.evertill-backup, so there is none of now, and "
        "those before stay; free some space there, or name another place."
    )
    last = replace(state.last, made_at=state.last.made_at - timedelta(days=3), has_keys=False)
    _opened(shop, terminal, replace(state, last=last, next_at=shop.clock.now(), trouble=trouble))


def press_make(terminal: Terminal) -> None:
    """F12."""
    terminal.on_key(Key(KeyName.F12))


BACKUP_SCENES: dict[str, Scene] = {
    made.__name__: made for made in (backups, backups_none, backups_busy, backups_failed)
}
