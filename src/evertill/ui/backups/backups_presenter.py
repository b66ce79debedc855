"""Shows the last backup and the next, makes one now with its progress, and keeps their place."""

from evertill.domain.people.people import Right
from evertill.kernel.errors import Fault
from evertill.operations.counter.command import NotAllowed
from evertill.ports.notices import BackupEnded
from evertill.ui.backups.backups_view import KEEP, MAKE, PLACE, backups_form
from evertill.ui.behind.backup_port import BackupPort, BackupState
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr


class BackupsPresenter:
    """One for the terminal; a backup that was begun goes on when its page is left."""

    def __init__(self, shared: Shared, port: BackupPort) -> None:
        self._shared = shared
        self._port = port
        self._folder = ""
        self._is_making = False
        self.form = FormAtHand(FormView(tr("Backups")), self._finish, finish_key=KeyName.F12)

    def shown(self) -> None:
        """Looked up anew; one that is being made goes on telling."""
        if not self._is_making:
            self.form.show(FormView(tr("Backups"), is_busy=True))
            self._port.read(self._show, self._fail)

    def on_notice(self, notice: object) -> None:
        """One that the till made by itself, or could not make."""
        if isinstance(notice, BackupEnded) and not self.form.view.is_busy and not self._is_typed():
            said, is_bad = self.form.view.message, self.form.view.is_bad

            def show(state: BackupState) -> None:
                self._show(state)
                self.form.say(said, is_bad=is_bad)

            self._port.read(show, self._fail)

    def do(self, name: str) -> None:
        """A button was tapped."""
        if self.form.view.is_busy or name not in {button.name for button in self.form.view.buttons}:
            return
        if name == MAKE:
            self._is_making = True
            self._tell(0)
            self._port.make(self._tell, self._made, self._not_made)
        elif not self._may_change():
            self.form.say(barred_sentence(NotAllowed(Right.SET_UP)))
        else:
            self.form.say(tr("The place is tried …"), is_bad=False, is_busy=True)
            self._port.keep_folder(self.form.value(PLACE), self._kept, self._not_kept)

    def _finish(self) -> None:
        """A place that was typed is kept; else one is made."""
        if self.form.view.fields:
            self.do(KEEP if self._is_typed() else MAKE)

    def _is_typed(self) -> bool:
        """Whether another place stands there than the one that is kept."""
        return bool(self.form.view.fields) and self.form.value(PLACE).strip() != self._folder

    def _may_change(self) -> bool:
        state = self._shared.board.state
        if state is None or state.operator is None:
            return False
        return Right.SET_UP in state.policy.rights.roles[state.operator.role].rights

    def _show(self, state: BackupState) -> None:
        self._folder = state.folder
        self.form.show(backups_form(state, self._shared.clock.now(), self._shared.formats))

    def _fail(self, fault: Fault) -> None:
        self.form.say(fault.text)

    def _tell(self, percent: int) -> None:
        if self._is_making:
            self.form.say(tr("The till is being copied: {percent} %", percent=percent), is_bad=False, is_busy=True)

    def _made(self, state: BackupState) -> None:
        self._is_making = False
        self._show(state)
        self._say(tr("The backup is made, and was read back."))

    def _not_made(self, fault: Fault) -> None:
        self._is_making = False
        self._say(fault.text, is_bad=True)

    def _kept(self, state: BackupState) -> None:
        self._show(state)
        self.form.say(
            tr("Backups go there from now on.") if state.folder else tr("This till makes no backups any more."),
            is_bad=False,
        )

    def _not_kept(self, fault: Fault) -> None:
        self.form.say(fault.text, at=PLACE)

    def _say(self, sentence: str, *, is_bad: bool = False) -> None:
        """On the page, and where the operator is meanwhile."""
        self.form.say(sentence, is_bad=is_bad)
        if self._shared.navigator.place is not Place.BACKUPS:
            tell = self._shared.speaker.warn if is_bad else self._shared.speaker.note
            tell(sentence)
