"""The till copies itself to the place it was told, at the shop's pace, on a worker that nobody waits for."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import structlog

from evertill.app.backup.backing_up import back_up, newest_backup_at
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.domain.policy_backup import BackupPolicy
from evertill.domain.transaction import Identity
from evertill.kernel.errors import Fault
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading as MirrorReading

FIRST_LOOK_MS = 60_000
"""Not while the till starts."""
LOOK_MS = 3_600_000
AGAIN_MS = 600_000
"""After one that failed: a stick may be put in again."""


class BackupRoom:
    """One for a till that has a place for backups; `tell` is given what a person must know, once."""

    def __init__(self, home: Home, folder: Path, seams: Seams, identity: Identity, tell: Callable[[str], None]) -> None:
        self._home = home
        self._folder = folder
        self._seams = seams
        self._identity = identity
        self._tell = tell
        self._is_begun = False
        self._is_troubled = False
        self._worker = seams.make_worker("backup", tick=self.tick)

    def start(self) -> None:
        """Begin to look whether one is due."""
        self._worker.start()

    def stop(self, timeout_ms: int) -> None:
        """No more."""
        self._worker.stop(timeout_ms)

    def tick(self) -> int:
        """Make one if its time has come; milliseconds until the next look."""
        if not self._is_begun:
            self._is_begun = True
            return FIRST_LOOK_MS
        try:
            pause_ms = self._look()
        except Fault as fault:
            self._note(fault.text)
            return AGAIN_MS
        self._note("")
        return pause_ms

    def _look(self) -> int:
        policy = self._policy()
        if not policy.every_h:
            return LOOK_MS
        newest = newest_backup_at(self._folder, self._identity.store, self._identity.workstation)
        if newest is None or self._seams.clock.now() - newest >= timedelta(hours=policy.every_h):
            made = back_up(self._home, self._folder, self._seams, kept=policy.kept)
            structlog.get_logger(__name__).info("backed up", file=made.path.name, bytes=made.size)
        return LOOK_MS

    def _policy(self) -> BackupPolicy:
        return backup_policy(self._home, self._seams)

    def _note(self, trouble: str) -> None:
        """Told and logged once when it starts failing, logged once when it recovers."""
        if bool(trouble) is self._is_troubled:
            return
        self._is_troubled = bool(trouble)
        log = structlog.get_logger(__name__)
        if trouble:
            log.error("no backup can be made", reason=trouble)
            self._tell(trouble)
        else:
            log.info("backups can be made again")


def backup_policy(home: Home, seams: Seams) -> BackupPolicy:
    """What the shop wants, as copied last."""
    with closing(MirrorReading(home.mirror, seams.connect_mirror)) as reading:
        return MirrorPolicies(reading).policy().backup
