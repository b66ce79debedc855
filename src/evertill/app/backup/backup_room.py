"""The till copies itself to the place it was told, at the shop's pace or when somebody asks, on a worker that nobody
waits for."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import structlog

from evertill.app.backup.backing_up import BackupMade, Told, back_up, need_folder, newest_backup
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.domain.facts.transaction import Identity
from evertill.domain.policy.backup import BackupPolicy
from evertill.kernel.errors import Fault, SettingsFault
from evertill.kernel.worker import Job
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading as MirrorReading
from evertill.ports.notices import Announcer, BackupEnded, TillTold

FIRST_LOOK_MS = 60_000
"""Not while the till starts."""
LOOK_MS = 3_600_000
AGAIN_MS = 600_000
"""After one that failed: a stick may be put in again."""


class BackupRoom:
    """One for a till; `folder` is None where it has no place for backups. What a person must know is announced once."""

    def __init__(self, home: Home, folder: Path | None, seams: Seams, identity: Identity, announcer: Announcer) -> None:
        self._home = home
        self._folder = folder
        self._seams = seams
        self._identity = identity
        self._announcer = announcer
        self._is_begun = self._is_stopping = False
        self._worker = seams.make_worker("backup", tick=self.tick)
        self.trouble = ""
        """Why the last one that was tried did not come about; empty where it did."""

    @property
    def identity(self) -> Identity:
        """Whose they are."""
        return self._identity

    @property
    def folder(self) -> Path | None:
        """Where they go."""
        return self._folder

    def start(self) -> None:
        """Begin to look whether one is due."""
        self._worker.start()

    def stop(self, timeout_ms: int) -> None:
        """No more; one that is being made is given up."""
        self._is_stopping = True
        self._worker.stop(timeout_ms)

    def submit(self, job: Job) -> bool:
        """Between two backups."""
        return self._worker.submit(job)

    def use(self, folder: Path | None) -> None:
        """Another place from now on; on its worker."""
        self._folder = folder
        self._worker.wake()

    def tick(self) -> int:
        """Make one if its time has come; milliseconds until the next look."""
        if not self._is_begun:
            self._is_begun = True
            return FIRST_LOOK_MS
        if self._is_stopping:
            return LOOK_MS
        try:
            pause_ms = self._look()
        except Fault as fault:
            self._note(fault.text)
            self._announcer.announce(BackupEnded())
            return AGAIN_MS
        self._note("")
        return pause_ms

    def make(self, tell: Told) -> BackupMade:
        """One now, whenever the next is due; on its worker. A fault says why there is none."""
        try:
            made = self._make(tell)
        except Fault as fault:
            self.trouble = fault.text
            raise
        self._note("")
        return made

    def _look(self) -> int:
        policy = self.policy()
        if not policy.every_h or self._folder is None:
            return LOOK_MS
        newest = newest_backup(self._folder, self._identity.store, self._identity.workstation)
        left = timedelta(0)
        if newest is not None:
            left = newest[1].made_at + timedelta(hours=policy.every_h) - self._seams.clock.now()
        if left <= timedelta(0):
            self._make(lambda percent: None)
            self._announcer.announce(BackupEnded())
            left = timedelta(hours=policy.every_h)
        return min(LOOK_MS, left // timedelta(milliseconds=1) + 1)

    def _make(self, tell: Told) -> BackupMade:
        if self._folder is None:
            raise SettingsFault("No place for the backup is named, so there is none; name a folder or a file.")
        need_folder(self._folder)

        def told(percent: int) -> None:
            if self._is_stopping:
                raise SettingsFault("The till was ended meanwhile, so there is no backup of now; those before stay.")
            self._seams.turns.give_way()
            tell(percent)

        made = back_up(self._home, self._folder, self._seams, kept=self.policy().kept, tell=told)
        structlog.get_logger(__name__).info("backed up", file=made.path.name, bytes=made.size)
        return made

    def policy(self) -> BackupPolicy:
        """What the shop wants."""
        return backup_policy(self._home, self._seams)

    def _note(self, trouble: str) -> None:
        """Told and logged once when it starts failing, logged once when it recovers."""
        was, self.trouble = self.trouble, trouble
        if bool(trouble) is bool(was) or self._is_stopping:
            return
        log = structlog.get_logger(__name__)
        if trouble:
            log.error("no backup can be made", reason=trouble)
            self._announcer.announce(TillTold(trouble))
        else:
            log.info("backups can be made again")


def backup_policy(home: Home, seams: Seams) -> BackupPolicy:
    """What the shop wants, as copied last."""
    with closing(MirrorReading(home.mirror, seams.connect_mirror)) as reading:
        return MirrorPolicies(reading).policy().backup
