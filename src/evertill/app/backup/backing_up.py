"""A consistent copy of a home while its till sells: journal, settings, own rows, pictures, and the keys under a
passphrase; written whole, read back, and as many kept as the shop wants."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from evertill.app.backup.backup_file import (
    JOURNAL,
    MIRROR,
    PART,
    SEALED_KEYS,
    Manifest,
    not_written,
    read_manifest,
    write_backup,
)
from evertill.app.backup.sealed_keys import seal_keys
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import is_kept, read_secret
from evertill.app.workstation.secret_places import secret_files
from evertill.domain.facts.transaction import Identity
from evertill.journal.file.copying import copy_database
from evertill.journal.reader import JournalReader
from evertill.kernel.clock import Clock, unix_ms
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass

ENDING = ".evertill-backup"
_PLAIN_FOLDERS = ("local", "receipt", "images")
_PLAIN_FILES = ("settings.json", "locale.json", "wedge.json")
_ASIDE = ".evertill-backup-"
_LEFT_BEHIND_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class BackupMade:
    """The copy as it lies there."""

    path: Path
    manifest: Manifest
    size: int
    dropped: tuple[Path, ...] = ()
    """Older ones that made room."""


Told = Callable[[int], None]
"""Told how many per cent are done, after every few milliseconds' work; may wait a little, or raise a fault to give
up."""


def untold(percent: int) -> None:
    """Nobody watches it."""


def back_up(
    home: Home, target: Path, seams: Seams, *, kept: int, with_mirror: bool = True, tell: Told = untold
) -> BackupMade:
    """Into this file, or under a name of its own into this folder, where the newest `kept` stay.

    SettingsFault or JournalFault says why there is none; what was there before stays.
    """
    room = _room(target)
    try:
        return _made(home, target, room, seams, kept=kept, with_mirror=with_mirror, tell=tell)
    except OSError as error:
        raise not_written(target, error) from error


def _made(
    home: Home, target: Path, room: Path, seams: Seams, *, kept: int, with_mirror: bool, tell: Told
) -> BackupMade:
    with closing(JournalReader(home.journal)) as reader:
        identity = reader.identity()
    _refuse_another(target, identity)
    aside = f"{_ASIDE}{identity.store}-{identity.workstation}-"
    _clear_left_behind(room, (f"{aside}*", f"{identity.store}-{identity.workstation}-*{ENDING}{PART}"), seams.clock)
    with_mirror = with_mirror and home.mirror.exists()
    with TemporaryDirectory(prefix=aside, dir=room, ignore_cleanup_errors=True) as folder:
        plain = _plain_files(home)
        sizes = [path.stat().st_size for path in (home.journal, *plain.values())]
        sizes += [home.mirror.stat().st_size] if with_mirror else []
        advance = _Advance(tell, sum(sizes) * 3)
        copy = Path(folder) / JOURNAL
        copy_database(home.journal, copy, advance.by)
        manifest = _manifest_of(copy, seams)
        files: dict[str, Path | bytes] = {JOURNAL: copy, **plain}
        if with_mirror:
            mirror = Path(folder) / MIRROR
            copy_database(home.mirror, mirror, advance.by)
            files[MIRROR] = mirror
        if is_kept(home.backup_passphrase):
            files[SEALED_KEYS] = seal_keys(_key_files(home), Secret(read_secret(home.backup_passphrase).decode()))
        path = target / _name(manifest) if target.is_dir() else target
        written = write_backup(path, manifest, files, advance.by)
    dropped = _drop_older(target, manifest, kept) if target.is_dir() else ()
    return BackupMade(path, written, path.stat().st_size, dropped)


class _Advance:
    """Every byte is copied, packed and read back."""

    def __init__(self, tell: Told, whole: int) -> None:
        self._tell = tell
        self._whole = max(1, whole)
        self._done = 0

    def by(self, size: int) -> None:
        """So many more; the whole is an estimate, for a till sells on."""
        self._done += size
        self._tell(min(99, self._done * 100 // self._whole))


def _clear_left_behind(room: Path, names: tuple[str, ...], clock: Clock) -> None:
    """What this till left half-done when its power went; another process may be at one right now."""
    for path in (found for name in names for found in room.glob(name)):
        with suppress(OSError):
            if unix_ms(clock) - path.stat().st_mtime_ns // 1_000_000 < _LEFT_BEHIND_MS:
                continue
            if path.is_dir():
                rmtree(path)
            else:
                path.unlink()


def backups_in(folder: Path, store: str, workstation: str) -> list[Path]:
    """This workstation's backups in a folder, the newest first."""
    found = folder.glob(f"{store}-{workstation}-*{ENDING}")
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_backup(folder: Path, store: str, workstation: str) -> tuple[Path, Manifest] | None:
    """The newest that can be read."""
    for path in backups_in(folder, store, workstation):
        with suppress(SettingsFault):
            return path, read_manifest(path)
    return None


def need_folder(folder: Path) -> None:
    """SettingsFault where it is gone, as a stick that was pulled out: else its name would be taken for a file's."""
    if not folder.is_dir():
        raise SettingsFault(f"{folder} is no folder, so nothing was backed up; make it, or name another place.")


def _room(target: Path) -> Path:
    """The folder that the backup goes into; there, and not in the home, is the room for it."""
    folder = target if target.is_dir() else target.parent
    need_folder(folder)
    return folder


def _refuse_another(target: Path, identity: Identity) -> None:
    """What stands in the backup's place is replaced only where it is an earlier one of this till, or empty."""
    if not target.exists() or target.is_dir() or (target.is_file() and not target.stat().st_size):
        return
    with suppress(SettingsFault):
        earlier = read_manifest(target) if target.is_file() else None
        if earlier is not None and (earlier.store, earlier.workstation) == (identity.store, identity.workstation):
            return
    raise SettingsFault(
        f"{target} is there already and is no backup of this till, so it stays as it is and nothing was backed up; "
        "name a new file, or a folder."
    )


def _manifest_of(copy: Path, seams: Seams) -> Manifest:
    with closing(JournalReader(copy)) as reader:
        identity, head = reader.identity(), reader.head()
    return Manifest(
        seams.clock.now(),
        identity.store,
        identity.workstation,
        identity.epoch,
        identity.epoch_number,
        head.sequence,
        head.hash,
    )


def _plain_files(home: Home) -> dict[str, Path]:
    named = [home.folder / name for name in _PLAIN_FILES]
    within = [path for name in _PLAIN_FOLDERS for path in sorted((home.folder / name).rglob("*"))]
    found = [path for path in (*named, *within) if path.is_file()]
    return {path.relative_to(home.folder).as_posix(): path for path in found}


def _key_files(home: Home) -> dict[str, bytes]:
    """The secrets themselves, even where the keyring has them; and the keys of customers' data."""
    own = home.backup_passphrase
    files = {path.name: read_secret(path) for path in secret_files(home) if path != own}
    folder = home.customer_keys
    files |= {f"{folder.name}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}
    return files


def _name(manifest: Manifest) -> str:
    return f"{manifest.store}-{manifest.workstation}-{manifest.made_at:%Y%m%dT%H%M%S}{ENDING}"


def _drop_older(folder: Path, manifest: Manifest, kept: int) -> tuple[Path, ...]:
    older = backups_in(folder, manifest.store, manifest.workstation)[max(kept, 1) :]
    for path in older:
        path.unlink(missing_ok=True)
    return tuple(older)
