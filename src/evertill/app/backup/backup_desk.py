"""The till's backups as their page sees them: every answer comes from the worker that makes them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from evertill.app.backup.backing_up import newest_backup
from evertill.app.backup.backup_room import BackupRoom
from evertill.app.errands import Post, run_and_post
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.kernel.errors import SettingsFault
from evertill.ui.behind.backup_port import BackupState, Failed, LastBackup


class BackupDesk:
    """Fulfils `ui.behind.BackupPort`."""

    def __init__(self, home: Home, seams: Seams, room: BackupRoom, post: Post) -> None:
        self._home = home
        self._seams = seams
        self._room = room
        self._post = post

    def read(self, then: Callable[[BackupState], None], failed: Failed) -> None:
        """What lies there."""
        self._run(self._state, then, failed)

    def make(self, tell: Callable[[int], None], then: Callable[[BackupState], None], failed: Failed) -> None:
        """One now."""
        told = _Once(lambda percent: self._post(lambda: tell(percent)))

        def make() -> BackupState:
            self._room.make(told)
            return self._state()

        self._run(make, then, failed)

    def keep_folder(self, folder: str, then: Callable[[BackupState], None], failed: Failed) -> None:
        """Into the home's settings, where something can be written there."""

        def keep() -> BackupState:
            place = _usable(folder.strip())
            settings = read_settings(self._home)
            write_settings(self._home, replace(settings, backup_folder="" if place is None else str(place)))
            self._room.use(place)
            return self._state()

        self._run(keep, then, failed)

    def _run(self, act: Callable[[], BackupState], then: Callable[[BackupState], None], failed: Failed) -> None:
        run_and_post(self._room, self._post, act, then, failed)

    def _state(self) -> BackupState:
        room, now = self._room, self._seams.clock.now()
        policy = room.policy()
        state = BackupState(
            folder="" if room.folder is None else str(room.folder),
            every_h=policy.every_h,
            kept=policy.kept,
            trouble=room.trouble,
        )
        if room.folder is None:
            return state
        newest = newest_backup(room.folder, room.identity.store, room.identity.workstation)
        if newest is None:
            return replace(state, next_at=now if policy.every_h else None)
        path, manifest = newest
        last = LastBackup(path.name, manifest.made_at, path.stat().st_size, manifest.has_keys)
        due = max(now, manifest.made_at + timedelta(hours=policy.every_h))
        return replace(state, last=last, next_at=due if policy.every_h else None)


class _Once:
    """Passes a figure on when it is another than before."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._said = -1

    def __call__(self, percent: int) -> None:
        if percent != self._said:
            self._said = percent
            self._tell(percent)


def _usable(folder: str) -> Path | None:
    """The folder, tried by writing something there; None where none is named."""
    if not folder:
        return None
    place = Path(folder).expanduser().resolve()
    if not place.is_dir():
        raise SettingsFault(f"{folder} is no folder, so nothing was changed; make it, or name another place.")
    trial = place / ".evertill-trial"
    try:
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise SettingsFault(
            f"Nothing can be written into {folder} ({error.strerror}), so nothing was changed; name another place."
        ) from error
    return place
