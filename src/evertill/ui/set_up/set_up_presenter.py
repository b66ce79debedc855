"""Reads what holds, lets it be changed section by section, and keeps it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.people.people import Right
from evertill.kernel.errors import Fault
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.setup.change_rule import ChangeRule, ChangeRuleOutcome, RuleChangeNoted
from evertill.ui.behind.set_up_port import MailSetUp, PersonSetUp, SetUpPort, SetUpState
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press
from evertill.ui.frame.key_map import KeyMap
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.set_up.backend_section import settle_wish
from evertill.ui.set_up.record_section import OFF, record_answers, record_at, unkept_pace
from evertill.ui.set_up.set_up_view import Section, answers_of, lines_of, mail_of, set_up_form, ui_of, wish_at
from evertill.ui.set_up.staff_section import person_at, person_of, staff_answers
from evertill.ui.settings import UiSettings
from evertill.ui.words import tr

SECTIONS = tuple(Section)
_TURNS = {KeyName.PAGE_UP: -1, KeyName.PAGE_DOWN: 1}


class SetUpScreen(Protocol):
    """Draws a section."""

    def show_view(self, view: FormView, section: Section) -> None:
        """Draw this one."""
        ...


class SetUpPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared, port: SetUpPort) -> None:
        self._shared = shared
        self._port = port
        self._screen: SetUpScreen | None = None
        self._section = Section.LOOK
        self._state = SetUpState(ui=shared.parts.settings)
        self._answers = answers_of(self._state)
        self._view = self._form()

    def show_on(self, screen: SetUpScreen) -> None:
        """Draw here."""
        self._screen = screen

    def shown(self) -> None:
        """Ask what holds now."""
        self._port.read(self._put, self._fail)
        self._show(self._form())

    def open_section(self, section: Section) -> None:
        """Show this section."""
        self._section = section
        self._show(self._form())

    def on_key(self, key: Key) -> bool:
        """Page Up and Down turn the sections, F12 keeps; the rest fills in the form."""
        if key.name in _TURNS:
            at = SECTIONS.index(self._section) + _TURNS[key.name]
            self.open_section(SECTIONS[at % len(SECTIONS)])
            return True
        if key.name is KeyName.F12:
            self.do("keep")
            return True
        view, turn = press(self._view, key)
        if turn is Turn.FINISHED:
            self.do("keep")
        elif turn is Turn.STAYED:
            self._take(view)
        return turn in {Turn.FINISHED, Turn.STAYED}

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A badge, while people are shown, is for the one in front; everything else goes its way."""
        staff = self._state.staff
        if self._section is not Section.STAFF or not staff.is_own or not scanned.text.startswith(staff.badge_prefix):
            return False
        self._take(choose(self._view, "person-badge", scanned.text))
        name = self._answers["person-name"].strip() or tr("Somebody new")
        read = tr("The badge was read for {name}; keep it with F12.", name=name)
        self._show(replace(self._view, current=0, message=read))
        return True

    def choose(self, name: str, value: str) -> None:
        """An answer was tapped."""
        self._take(choose(self._view, name, value))

    def do(self, name: str) -> None:
        """A button was tapped."""
        if name == "keep" and self._section is Section.BACKEND:
            name = next((button.name for button in self._view.buttons if button.is_primary), name)
        if name not in {button.name for button in self._view.buttons} or self._view.is_busy:
            return
        if not self._may():
            self._show(replace(self._view, message=barred_sentence(NotAllowed(Right.SET_UP)), is_bad=True))
        elif self._section is Section.MAIL:
            self._use_mail(is_kept=name == "keep")
        elif self._section is Section.RECEIPT:
            self._keep_receipt()
        elif self._section is Section.STAFF:
            self._keep_staff(is_revoked=name == "revokeBadge")
        elif self._section is Section.RECORDS:
            self._keep_pace()
        elif self._section is Section.BACKEND:
            self._use_backend(name)
        else:
            self._keep_look()

    def _may(self) -> bool:
        state = self._shared.board.state
        if state is None or state.operator is None:
            return False
        return Right.SET_UP in state.policy.rights.roles[state.operator.role].rights

    def _keep_look(self) -> None:
        ui, locale = ui_of(self._answers, self._state.ui), self._answers["locale"]
        if self._section is Section.KEYS:
            key_map = KeyMap.of(ui.function_keys).with_key(self._answers["key"], self._answers["wish"])
            ui = replace(ui, function_keys=key_map.changes())
        self._show(replace(self._view, is_busy=True))
        self._port.keep_look(ui, locale, lambda: self._kept_look(ui, locale), self._fail)

    def _kept_look(self, ui: UiSettings, locale: str) -> None:
        before = self._state.ui
        self._state = replace(self._state, ui=ui, locale=locale)
        self._tell()
        if ui != before:
            self._shared.parts.renew(ui)

    def _keep_receipt(self) -> None:
        header, footer = lines_of(self._answers, "header"), lines_of(self._answers, "footer")
        self._show(replace(self._view, is_busy=True))
        self._change_rule("receipt", " / ".join((*header, *footer)), lambda: self._keep_lines(header, footer))

    def _keep_lines(self, header: tuple[str, ...], footer: tuple[str, ...]) -> None:
        self._port.keep_policy(
            "receipt_header",
            header,
            lambda: self._port.keep_policy("receipt_footer", footer, self._tell, self._fail),
            self._fail,
        )

    def _keep_pace(self) -> None:
        kind, pace = self._answers["record"], self._answers["record-pace"]
        self._show(replace(self._view, is_busy=True))
        every_s = None if pace == OFF else int(pace)
        self._change_rule(
            f"cadences.{kind}",
            pace,
            lambda: self._port.keep_pace(kind, every_s, lambda: self._kept_pace(kind, every_s), self._fail),
        )

    def _change_rule(self, member: str, value: str, keep: Callable[[], None]) -> None:
        """First whoever is signed on must be allowed to, and that stands in the journal; then it is kept."""

        def allowed(outcome: ChangeRuleOutcome) -> None:
            match outcome:
                case RuleChangeNoted():
                    keep()
                case SignOnNeeded() | NotAllowed():
                    self._show(replace(self._view, message=barred_sentence(outcome), is_bad=True, is_busy=False))
                case _:
                    assert_never(outcome)

        self._shared.submitter.submit(ChangeRule(member, value), allowed)

    def _kept_pace(self, kind: str, every_s: int | None) -> None:
        kept = replace(record_at(self._state, kind), every_s=every_s or 0, is_off=every_s is None)
        records = tuple(kept if one.kind == kind else one for one in self._state.records)
        self._state = replace(self._state, records=records)
        self._tell()

    def _use_backend(self, name: str) -> None:
        if self._state.backend.over is not None:
            self._settle(name)
            return
        is_joined = name == "joinBackend"
        url, code = self._answers["backend-url"].strip(), self._answers["backend-code"].strip()
        if not url or (is_joined and not code):
            missing = tr("The code is missing; type it.") if url else tr("The address is missing; type it.")
            self._show(replace(self._view, message=missing, is_bad=True))
            return
        self._show(replace(self._view, is_busy=True))
        if is_joined:
            self._port.join_backend(url, code, self._fail)
        else:
            self._port.try_backend(url, self._tell_backend, self._fail)

    def _settle(self, name: str) -> None:
        wish = settle_wish(name, self._answers["backend-code"].strip(), self._answers["settle-reason"].strip())
        missing = ""
        if wish.is_another and not wish.code:
            missing = tr("The code is missing; type it.")
        elif not wish.asks and not wish.reason:
            missing = tr("Say why the backend is not asked; it goes into the journal.")
        if missing:
            self._show(replace(self._view, message=missing, is_bad=True))
            return
        self._show(replace(self._view, is_busy=True))
        self._port.settle(wish, self._fail)

    def _tell_backend(self, release: str) -> None:
        self._say(tr("A backend of Evertill {version} answers there; it takes this till with a code.", version=release))

    def _keep_staff(self, *, is_revoked: bool) -> None:
        person = person_of(self._answers)
        self._show(replace(self._view, is_busy=True))
        if is_revoked:
            self._port.revoke_badge(person.operator_id, lambda: self._read_staff(person), self._fail)
        else:
            self._port.keep_person(person, lambda: self._read_staff(person), self._fail)

    def _read_staff(self, person: PersonSetUp) -> None:
        """Show what holds of them now; whoever is new is found by name."""

        def put(state: SetUpState) -> None:
            known = (one for one in state.staff.people if person.operator_id in ("", one.operator_id))
            kept = next((one for one in known if person.operator_id or one.name == person.name), PersonSetUp())
            self._state = replace(self._state, staff=state.staff)
            self._answers |= staff_answers(kept)
            self._tell()

        self._port.read(put, self._fail)

    def _use_mail(self, *, is_kept: bool) -> None:
        mail = mail_of(self._answers, self._state)
        self._show(replace(self._view, is_busy=True))
        if is_kept:
            self._port.keep_mail(mail, lambda: self._kept_mail(mail), self._fail)
        else:
            sent = tr("The test mail is with the server; look into the mailbox of {address}.", address=mail.sender)
            self._port.try_mail(mail, lambda: self._say(sent), self._fail)

    def _kept_mail(self, mail: MailSetUp) -> None:
        kept = replace(mail, password="", has_password=mail.has_password or bool(mail.password))
        self._state = replace(self._state, mail=kept)
        self._answers["mail-password"] = ""
        self._shared.board.sends_mail = bool(mail.host)
        self._tell()

    def _take(self, view: FormView) -> None:
        before = dict(self._answers)
        self._answers |= {field.name: field.value for field in view.fields if field.kind.value != "said"}
        if self._answers["key"] != before["key"]:
            self._answers["wish"] = wish_at(self._state.ui, self._answers["key"])
        unkept = ""
        if self._answers["record"] != before["record"]:
            unkept = unkept_pace(self._state, before)
            self._answers |= record_answers(record_at(self._state, self._answers["record"]))
        if self._answers["person"] != before["person"]:
            self._answers |= staff_answers(person_at(self._state, self._answers["person"]))
        self._show(replace(self._form(), current=view.current, message=unkept, is_bad=bool(unkept)))

    def _put(self, state: SetUpState) -> None:
        self._state = state
        self._answers = answers_of(state)
        self._show(replace(self._form(), current=self._view.current))

    def _form(self) -> FormView:
        state = self._shared.board.state
        identity = "" if state is None else f"{state.identity.store}-{state.identity.workstation}"
        return set_up_form(self._section, self._state, self._answers, identity)

    def _tell(self) -> None:
        self._say(tr("Kept."))

    def _say(self, sentence: str) -> None:
        self._show(replace(self._form(), current=self._view.current, message=sentence))

    def _fail(self, fault: Fault) -> None:
        self._show(replace(self._view, message=fault.text, is_bad=True, is_busy=False))

    def _show(self, view: FormView) -> None:
        current = min(view.current, max(len(view.fields) - 1, 0))
        self._view = replace(view, current=current)
        if self._screen is not None:
            self._screen.show_view(self._view, self._section)
