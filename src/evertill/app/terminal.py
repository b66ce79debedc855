"""The terminal program: one till and its screens in one process. The window comes first, everything else behind it."""

import gc
import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from evertill.app.resources import resource_path
from evertill.app.seams import Seams
from evertill.app.signals import quitting_on_signal
from evertill.app.till import STOP_LIMIT_MS, Till
from evertill.app.urgency import fall_in, go_ahead, lead_workers
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import HomeLog
from evertill.app.workstation.settings import Settings, read_settings
from evertill.app.workstation.wedge_memory import FileWedgeMemory
from evertill.domain.codes.codes import ScannedCode
from evertill.journal.file.lock import take_lock
from evertill.kernel.errors import Fault, JournalFault
from evertill.operations.cards.outcomes import SettleOutcome
from evertill.ports.devices import DevicesSetUp
from evertill.ports.notices import TillTold
from evertill.ui.application import Terminal, build_ui, show_window
from evertill.ui.feature.parts import ScreenParts, ScreenResources
from evertill.ui.frame.tones import Tone
from evertill.ui.mailbox import Mailbox

if TYPE_CHECKING:
    from evertill.app.set_up.settling import Wish
    from evertill.connectors.central.settings import CentralSettings
    from evertill.ui.behind.set_up_port import SetUpPort
    from evertill.ui.behind.training_port import TrainingPort
    from evertill.ui.handover import Doorbell

Join = Callable[["CentralSettings", str], None]
BEHIND_FIRST_PAINT_MS = 300
START_STEP_MS = 10
WARM_UP_MS = 3000
SECRETS_MS = 6000
TURN_S = 0.0005
"""How long a busy worker keeps the interpreter while the screens want it; Python's own 5 ms, several times over while
one frame is drawn, are seen as a stutter."""
GARBAGE_AFTER = 10_000
"""Values that came without going, until garbage is looked for."""
_SCREENS_BESIDE = (
    "evertill.ui.handover",
    "evertill.ui.customer.second_screen",
    "evertill.ui.theme.warming",
    "evertill.ui.done.done_screen",
)
HAND_OVER_TRIES = 20
HAND_OVER_PAUSE_S = 0.5


class TerminalProgram:
    """A started till with its window. More than one may live in a process, one after the other."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        seams: Seams,
        training: "TrainingPort | None" = None,
        join: "Join | None" = None,
        settle: "Callable[[Wish], None] | None" = None,
    ) -> None:
        """`join` and `settle` end this program so that the next one begins joined to a backend, or with numbers of its
        own; None where nobody may."""
        self._home = home
        self._settings = settings
        self._seams = seams
        self._join = join
        self._settle = settle
        self._log = HomeLog(home)
        self._mailbox = Mailbox(self._log.tell_bug, seams.turns.ask)
        fall_in()
        self.till = Till(home, settings, seams, self._mailbox.post)
        self.till.start()
        self.terminal: Terminal = build_ui(
            ScreenParts(
                desk=self.till.desk,
                answers=self.till.questions,
                formats=self.till.formats,
                clock=seams.clock,
                ask_turn=seams.turns.ask,
                resources=screen_resources(),
                settings=settings.ui,
                sound=_sound,
                find_picture=lambda name: find_picture(home, name),
                retry_now=self.till.retry_sync,
                scale=self.till.devices,
                cards=self.till.cards,
                backend=self.till.backend,
                links=self._settings.links,
                devices=self.till.device_desk,
                wedge_memory=FileWedgeMemory(home, self.till.device_desk.submit),
                set_up=self._make_set_up,
                backups=self.till.make_backup_desk,
                sends_mail=settings.mail.is_set_up,
                training=training,
            )
        )
        self.till.board.listen(self._on_notice)
        self._doorbell: Doorbell | None = None
        self._loader = seams.make_worker("loader")

    def _make_set_up(self) -> "SetUpPort":
        """Made when the set-up screen is first opened."""
        from evertill.app.set_up.till_set_up import TillSetUp
        from evertill.ui.translated_texts import languages

        known = languages(screen_resources().translations)
        return TillSetUp(
            self._home,
            self._seams,
            self.till.formats,
            self._loader,
            self._mailbox.post,
            known,
            self.till.use_mail,
            self._join,
            self._settle,
        )

    def show(self) -> None:
        """Open the window and ask for the counter; devices and sync follow once it is painted."""
        show_window(self.terminal, self._settings.ui)
        self.terminal.start()
        self._loader.start()
        QTimer.singleShot(BEHIND_FIRST_PAINT_MS, self._load_rest)
        QTimer.singleShot(WARM_UP_MS, lambda: self._loader.submit(self.till.warm_up))

    def _load_rest(self) -> None:
        """Loading takes longer than a frame, so a worker does it, and the screens go on meanwhile."""
        self._loader.submit(self._log.open)
        self._loader.submit(self.till.load_rest)
        # Whoever starts a worker waits until it runs: many of them at once, on the screens' thread, are seen.
        self._loader.submit(lambda: self.till.start_devices(self._on_scan, self._on_card))
        self._loader.submit(_load_screens_beside)
        self._loader.submit(self._take_start_steps)
        if self._join is not None:  # the real till, rather than one to practise or to demonstrate on
            QTimer.singleShot(SECRETS_MS, lambda: self._loader.submit(self._settle_secrets))

    def _take_start_steps(self) -> None:
        """With time between any two, in which the screens draw; a letter each, so that none comes once we stop."""
        steps = iter(
            (
                self._open_customer_side,
                self.till.note_start,
                self.till.tell_if_over,
                lambda: self._loader.submit(self.till.start_sync),
                self._hang_doorbell,
                self.terminal.warm_up,
                _keep_loaded,
                lead_workers,
            )
        )

        def take_next() -> None:
            step = next(steps, None)
            if step is not None:
                # First, so that the others follow whatever comes of this one.
                QTimer.singleShot(START_STEP_MS, lambda: self._mailbox.post(take_next))
                step()

        self._mailbox.post(take_next)

    def _hang_doorbell(self) -> None:
        from evertill.ui.handover import Doorbell

        self._doorbell = Doorbell(self._home.folder, self._come_to_front)

    def _open_customer_side(self) -> None:
        from evertill.ui.customer.lines_behind import LinesBehind

        settings = self.till.devices.settings
        display = settings.line_display
        lines = LinesBehind(self.till.devices.show_customer) if display.is_connected else None
        self.terminal.open_customer_side(lines, display.welcome, settings.ui.customer_screen)

    def _settle_secrets(self) -> None:
        """Into the system's keyring where one works; on a worker, for it may ask a service of the desktop."""
        from evertill.app.workstation.secret_places import settle_secrets

        settle_secrets(self._home)

    def note_training(self, *, is_begun: bool) -> None:
        """Write into the journal that somebody begins to practise, or came back."""
        self.till.note_training(is_begun=is_begun)

    def stop(self) -> None:
        """Close the window and end the workers; what is committed stays."""
        self.terminal.stop()
        self.till.note_stop()
        self._mailbox.close()
        self._loader.stop(STOP_LIMIT_MS)
        if self._doorbell is not None:
            self._doorbell.close()
        self.till.stop()
        self.terminal.window.close()

    def _on_scan(self, scanned: ScannedCode) -> None:
        self._mailbox.post(lambda: self.terminal.on_scan(scanned))

    def _on_card(self, outcome: SettleOutcome) -> None:
        """On the screens' thread: the desk brings its outcomes there."""
        self.terminal.on_card(outcome)

    def _on_notice(self, notice: object) -> None:
        self._mailbox.post(lambda: self.terminal.on_notice(notice))
        if isinstance(notice, TillTold):
            self._mailbox.post(lambda: self.terminal.tell(Fault(notice.sentence)))
        if isinstance(notice, DevicesSetUp):
            self._mailbox.post(self._open_customer_side)

    def _come_to_front(self) -> None:
        window = self.terminal.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()


def run_terminal(home: Home, seams: Seams, arguments: Sequence[str] = ()) -> int:
    """Run until the window is closed. A second start hands over to the first and ends well."""
    go_ahead()
    application = new_application(arguments)
    if not home.exists and not home.journal.exists():
        from evertill.app.set_up.first_start import run_first_start

        if not run_first_start(home, seams, application, screen_resources()):
            return 0
    with quitting_on_signal(application):
        try:
            return _Runs(home, seams, application).run()
        except Fault as fault:
            from evertill.app.set_up.not_started import is_read_on_screen_only, show_not_started

            if is_read_on_screen_only(application):
                show_not_started(fault, home, application, screen_resources())
            raise


class _Runs:
    """The real till, and training for as long as somebody practises; one at a time, in the same process."""

    def __init__(self, home: Home, seams: Seams, application: QApplication) -> None:
        self._home = home
        self._seams = seams
        self._application = application
        self._is_switched = False
        self._has_practised = False
        self._program: TerminalProgram | None = None
        self._errand: Callable[[], object] | None = None
        """What is done while no till runs."""

    def run(self) -> int:
        """Until a window is closed."""
        fault: Fault | None = None
        while True:
            status = self._run_real(fault)
            if status is not None:
                return status
            if self._errand is not None:
                fault = self._run_errand()
                continue
            fault = None
            try:
                if self._run_training():
                    return 0
            except Fault as met:
                fault = met

    def _run_real(self, fault: Fault | None) -> int | None:
        """None when training is wanted; a fault that ended it is told."""
        from evertill.app.training_door import TrainingDoor

        try:
            program = TerminalProgram(
                self._home,
                read_settings(self._home),
                self._seams,
                TrainingDoor(self._enter),
                self._ask_to_join,
                self._ask_to_settle,
            )
        except JournalFault as met:
            return _not_started(self._home, met)
        if fault is not None:
            program.terminal.tell(fault)
        if self._has_practised:
            program.note_training(is_begun=False)
        self._program, self._has_practised = program, False
        status = self._show(program)
        return None if self._is_switched else status

    def _run_training(self) -> bool:
        """True when its window was closed, rather than left for the real till."""
        from evertill.app.training import open_training

        room = open_training(self._home, read_settings(self._home), self._seams, self._switch)
        try:
            self._show(TerminalProgram(room.home, room.settings, room.seams, room))
        finally:
            room.close()
        return not self._is_switched

    def _show(self, program: TerminalProgram) -> int:
        self._is_switched = False
        program.show()
        status = self._application.exec()
        program.stop()
        return status

    def _enter(self) -> None:
        """Into training; the real journal tells of it before its till stops."""
        assert self._program is not None
        self._program.note_training(is_begun=True)
        self._has_practised = True
        self._switch()

    def _ask_to_join(self, central: "CentralSettings", code: str) -> None:
        from evertill.app.setup import enrol_home

        self._errand = lambda: enrol_home(self._home, central, code, self._seams)
        self._switch()

    def _ask_to_settle(self, wish: "Wish") -> None:
        from evertill.app.set_up.settling import settle_home

        self._errand = lambda: settle_home(self._home, self._seams, wish)
        self._switch()

    def _run_errand(self) -> Fault | None:
        """Why it was not done is told by the till that starts next."""
        assert self._errand is not None
        errand, self._errand = self._errand, None
        try:
            errand()
        except Fault as met:
            return met
        return None

    def _switch(self) -> None:
        self._is_switched = True
        self._application.exit(0)


def new_application(arguments: Sequence[str] = ()) -> QApplication:
    """The process's QApplication, made once."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    sys.setswitchinterval(TURN_S)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("evertill")
    application.setApplicationDisplayName("Evertill")
    application.setDesktopFileName("evertill")
    return application


def screen_resources() -> ScreenResources:
    """What the screens read, from the checkout or the installed package."""
    import fontpkg_inter

    font = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"
    return ScreenResources(
        font=font,
        icons=resource_path("icons"),
        styles=resource_path("styles"),
        guide=resource_path("help"),
        translations=resource_path("translations"),
        tasks=resource_path("training", "tasks.json"),
    )


def find_picture(home: Home, name: str) -> Path | None:
    """A product's picture among the home's; the catalogue's text never leads out of that folder."""
    folder = home.folder / "images"
    path = folder / name
    try:
        is_picture = bool(name) and path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):  # a text that can be no file's name
        return None
    return path if is_picture else None


def _keep_loaded() -> None:
    """What is loaded by now stays for good: looking through it for garbage would hold up the screens now and then.

    Pricing makes and drops values by the thousand, and none of them in circles: Python's usual 700 would look for those
    dozens of times while one scan is rung.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    gc.enable()


def _load_screens_beside() -> None:
    for name in _SCREENS_BESIDE:
        import_module(name)


def _not_started(home: Home, fault: Fault) -> int:
    """Hand over to the till that has the journal; it may be starting itself, so it is asked for a while."""
    from evertill.ui.handover import hand_over

    for _ in range(HAND_OVER_TRIES):
        if hand_over(home.folder):
            sys.stderr.write("The till runs already; its window was brought to the front.\n")
            return 0
        if not _is_held(home):
            break
        threading.Event().wait(HAND_OVER_PAUSE_S)
    raise fault


def _is_held(home: Home) -> bool:
    """Whether a till has the journal now."""
    try:
        take_lock(home.journal).release()
    except JournalFault:
        return True
    return False


def _sound(tone: Tone) -> None:
    if tone in (Tone.NOT_FOUND, Tone.ATTENTION, Tone.ARRIVED):
        QApplication.beep()
