"""Rows this till owns itself (imported products, first operators), kept in files in its home to load the mirror from.

The folder `local` holds one file of rows for each stream, and `settings.json`, which names the files that count and the
owner of each stream: replacing that one file is what makes a change happen, wholly or not at all.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill.mirror.changes import AppliedReport
from evertill.mirror.spooled_rows import row_line, row_of_line
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row

LOCAL_OWNER = "local"


@dataclass(frozen=True, slots=True)
class _Settings:
    version: int = 0
    """Counts the changes; rows kept with a change carry it as their version."""
    owners: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


class LocalRows:
    """The rows and the owner table in a till's home. Each call reads the files as they are now."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "local"

    def owners(self) -> Mapping[str, str]:
        """The owner of each stream as told at enrolment; empty before."""
        return self._settings().owners

    def owner_of(self, stream: str) -> str:
        """Who owns a stream: this till, as long as nobody else was named."""
        return self.owners().get(stream, LOCAL_OWNER)

    def keep_owners(self, owners: Mapping[str, str]) -> None:
        """Remember the owner table."""
        self._keep(replace(self._settings(), owners=dict(owners)))

    def files(self) -> Mapping[str, str]:
        """For each stream with rows here, the name of the file; another name means other rows."""
        return self._settings().files

    def size_of(self, names: Iterable[str]) -> int:
        """Bytes of these files together; one that is gone has none."""
        paths = [self._folder / name for name in names]
        return sum(path.stat().st_size for path in paths if path.exists())

    def next_version(self) -> int:
        """The version that rows kept now should carry."""
        return self._settings().version + 1

    def rows(self, stream: str) -> Iterator[Row]:
        """The rows kept of a stream."""
        name = self.files().get(stream)
        if name is None:
            return
        path = self._folder / name
        try:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    yield row_of_line(line)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SettingsFault(
                f"The file {path.name} in {path.parent} could not be read, so this till's own {stream} cannot be "
                "loaded; put the file back from a backup, or import the catalogue again."
            ) from error

    def keep(self, streams: Mapping[str, Iterable[Row]]) -> None:
        """Replace the rows of these streams, all or none; SettingsFault when another owner was named for one."""
        for stream in streams:
            self.refuse_foreign(stream)
        settings = self._settings()
        version = settings.version + 1
        names = {stream: f"{stream}-{version:06}.jsonl" for stream in streams}
        for stream, rows in streams.items():
            with self._written(self._folder / names[stream]) as file:
                for row in rows:
                    file.write(row_line(row))
        self._keep(replace(settings, version=version, files={**settings.files, **names}))
        self._sweep()

    def put(self, stream: str, rows: Iterable[Row]) -> None:
        """Add rows to those of a stream, by key; for the few that are not imported from a file, such as operators."""
        merged = {row.key: row for row in self.rows(stream)} | {row.key: row for row in rows}
        self.keep({stream: merged.values()})

    def refuse_foreign(self, stream: str) -> None:
        """SettingsFault when the stream is not this till's own."""
        owner = self.owner_of(stream)
        if owner != LOCAL_OWNER:
            raise SettingsFault(
                f"The {stream} of this shop belong to its backend ({owner}), so nothing was imported and selling goes "
                "on as before; change them there, and this till will follow."
            )

    def _settings(self) -> _Settings:
        path = self._folder / "settings.json"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return _Settings(int(kept["version"]), dict(kept["owners"]), dict(kept["files"]))
        except FileNotFoundError:
            return _Settings()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SettingsFault(
                f"The file {path} could not be read, so this till's own products and operators cannot be loaded; "
                "put the file back from a backup."
            ) from error

    def _keep(self, settings: _Settings) -> None:
        with self._written(self._folder / "settings.json") as file:
            kept = {"version": settings.version, "owners": settings.owners, "files": settings.files}
            json.dump(kept, file, indent=1, sort_keys=True)

    @contextmanager
    def _written(self, path: Path) -> "Iterator[IO[str]]":
        """A file that is there whole or not at all, even after a power cut; private, for PIN verifiers."""
        beside = path.with_name(path.name + ".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            _sync_folder(self._folder)
        except OSError as error:
            raise SettingsFault(
                f"The folder {self._folder} could not be written, so nothing was changed and selling goes on as "
                "before; free disk space, or allow the account that runs Evertill to write that folder."
            ) from error

    def _sweep(self) -> None:
        """Remove files of rows that no longer count."""
        counting = set(self.files().values())
        for path in self._folder.glob("*.jsonl*"):
            if path.name not in counting:
                path.unlink(missing_ok=True)


def load_local(local: LocalRows, writer: MirrorWriter, at: datetime) -> AppliedReport | None:
    """Load those of this till's own streams that the mirror has otherwise than the files; None when it has all.

    A stream that the backend has sent is left alone, whatever the files hold.
    """
    wanted = awaited(local, writer)
    if not wanted:
        return None
    return writer.load_whole({stream: local.rows(stream) for stream in wanted}, at, wanted)


def awaited(local: LocalRows, writer: MirrorWriter) -> Mapping[str, str]:
    """The streams that `load_local` would load, each with its file."""
    pulled = writer.cursors()
    return {
        stream: name
        for stream, name in local.files().items()
        if stream not in pulled and local.owner_of(stream) == LOCAL_OWNER and writer.loaded_mark(stream) != name
    }


def _sync_folder(folder: Path) -> None:
    """A new name is safe from a power cut only once its folder is; Windows has no such call, and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
