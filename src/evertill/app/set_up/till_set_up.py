"""The set-up screen's end in the home: reads and keeps settings on a worker, so that no disk holds up the screens."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from evertill.app.backend.record_states import RecordState, record_states_of
from evertill.app.errands import run_and_post
from evertill.app.office.shop_policy import keep_pace, keep_tiles, set_member, shown_policy
from evertill.app.office.staff import Author, PersonChange, Staff, keep_person, staff_of
from evertill.app.paper.mail_room import keep_mail_password, send_test
from evertill.app.seams import Seams
from evertill.app.set_up.first_run import offered_locales, own_name
from evertill.app.set_up.settling import Wish, over_of
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_facts import facts_of
from evertill.app.workstation.locale_store import SHOWN_CURRENCIES, keep_facts
from evertill.app.workstation.secret_keeping import is_kept
from evertill.app.workstation.settings import ConnectorKind, Settings, read_settings, write_settings
from evertill.connectors.central.enrolment import look_at
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.mail.settings import MailSecurity, MailSettings
from evertill.domain.people.people import Role
from evertill.domain.streams.record_kinds import RecordKind
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault, SettingsFault
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.kernel.worker import Worker
from evertill.ui.behind.set_up_port import (
    BackendSetUp,
    MailSetUp,
    PersonSetUp,
    RecordSetUp,
    SettleWish,
    SetUpState,
    StaffSetUp,
    TileChoice,
)
from evertill.ui.settings import UiSettings

Answer = TypeVar("Answer")
Failed = Callable[[Fault], None]


def _unused(settings: MailSettings) -> None:
    """No till runs that could use it."""


class TillSetUp:
    """Fulfils `ui.set_up.SetUpPort`."""

    def __init__(
        self,
        home: Home,
        seams: Seams,
        formats: LocaleFormats,
        worker: Worker,
        post: Callable[[Callable[[], None]], None],
        languages: tuple[str, ...],
        use_mail: Callable[[MailSettings], None] = _unused,
        join: Callable[[CentralSettings, str], None] | None = None,
        settle: Callable[[Wish], None] | None = None,
    ) -> None:
        """`join` has the program start again, joined to that backend with this code, `settle` with numbers of its own;
        None where it cannot."""
        self._home = home
        self._seams = seams
        self._formats = formats
        self._worker = worker
        self._post = post
        self._languages = languages
        self._use_mail = use_mail
        self._join = join
        self._settle = settle

    def read(self, then: Callable[[SetUpState], None], failed: Failed) -> None:
        """What holds now."""

        def read() -> SetUpState:
            state = read_state(self._home, self._seams, self._formats, self._languages)
            over = over_of(self._home, self._seams)
            return replace(state, backend=replace(state.backend, can_join=self._join is not None, over=over))

        self._run(read, then, failed)

    def keep_look(self, ui: UiSettings, locale: str, then: Callable[[], None], failed: Failed) -> None:
        """Into the home's settings."""

        def keep() -> None:
            settings = read_settings(self._home)
            if locale != settings.locale:
                keep_facts(self._home, facts_of(locale, SHOWN_CURRENCIES))
            write_settings(self._home, replace(settings, ui=ui, locale=locale))

        self._run(keep, lambda _: then(), failed)

    def keep_policy(self, name: str, lines: tuple[str, ...], then: Callable[[], None], failed: Failed) -> None:
        """Into this till's own policy; a backend's is refused."""
        self._run(lambda: set_member(self._home, self._seams, name, lines), lambda _: then(), failed)

    def keep_tiles(self, tiles: tuple[TileChoice, ...], then: Callable[[], None], failed: Failed) -> None:
        """Into this till's own policy; a backend's is refused."""
        rows = [_tile_entry(tile) for tile in tiles]
        self._run(lambda: keep_tiles(self._home, self._seams, rows), lambda _: then(), failed)

    def keep_pace(self, kind: str, every_s: int | None, then: Callable[[], None], failed: Failed) -> None:
        """Into this till's own policy; a backend's is refused."""
        self._run(lambda: keep_pace(self._home, self._seams, RecordKind(kind), every_s), lambda _: then(), failed)

    def keep_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Into the home's settings and its secrets; holds at once."""

        def keep() -> None:
            settings = mail_settings(mail)
            if mail.password:
                keep_mail_password(self._home, mail.password)
            write_settings(self._home, replace(read_settings(self._home), mail=settings))
            self._use_mail(settings)

        self._run(keep, lambda _: then(), failed)

    def try_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """A mail to the sender's own address; what came of it in a sentence."""

        def attempt() -> None:
            settings = mail_settings(mail)
            if not settings.is_set_up:
                raise SettingsFault("No mail server is named, so no test mail was sent; fill in its name.")
            reason = send_test(self._home, settings, self._seams, read_settings(self._home).locale, mail.password)
            if reason:
                raise SettingsFault(f"The test mail did not go out: {reason}")

        self._run(attempt, lambda _: then(), failed)

    def try_backend(self, url: str, then: Callable[[str], None], failed: Failed) -> None:
        """Ask what answers there."""
        self._run(lambda: look_at(CentralSettings(url=url), clock=self._seams.clock), then, failed)

    def join_backend(self, url: str, code: str, failed: Failed) -> None:
        """Only where a backend answers does the program start again to join it."""
        join = self._join
        if join is None:
            failed(SettingsFault("This till cannot be joined from here, so nothing was changed; run `evertill enrol`."))
            return

        def look() -> CentralSettings:
            settings = CentralSettings(url=url)
            look_at(settings, clock=self._seams.clock)
            return settings

        self._run(look, lambda settings: join(settings, code), failed)

    def settle(self, wish: SettleWish, failed: Failed) -> None:
        """The program starts again for it."""
        settle = self._settle
        if settle is None:
            failed(
                SettingsFault("This till cannot be settled from here, so nothing was changed; leave training first.")
            )
            return

        def say_who() -> Wish:
            return Wish(wish.asks, wish.code, wish.is_another, wish.reason, self._who())

        self._run(say_who, settle, failed)

    def keep_person(self, person: PersonSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Into this till's own rows; a backend's are refused."""
        change = PersonChange(
            operator_id=person.operator_id,
            name=person.name,
            role=Role(person.role),
            pin=Secret(person.pin) if person.pin else None,
            badge=Secret(person.badge) if person.badge else None,
            language=person.language,
            is_active=person.is_active,
        )
        self._keep_person(change, then, failed)

    def revoke_badge(self, operator_id: str, then: Callable[[], None], failed: Failed) -> None:
        """Out of this till's own rows; a backend's are refused."""
        change = PersonChange(operator_id=operator_id, revokes_badge=True)
        self._keep_person(change, then, failed)

    def _keep_person(self, change: PersonChange, then: Callable[[], None], failed: Failed) -> None:
        def keep() -> None:
            keep_person(self._home, self._seams, change, Author("screen", self._who()))

        self._run(keep, lambda _: then(), failed)

    def _who(self) -> OperatorId | None:
        """Who is signed on."""
        reader = JournalReader(self._home.journal, connect=self._seams.connect_journal)
        try:
            session = reader.session()
            return None if session is None else session.operator_id
        finally:
            reader.close()

    def _run(self, act: Callable[[], Answer], then: Callable[[Answer], None], failed: Failed) -> None:
        run_and_post(self._worker, self._post, act, then, failed)


def read_state(home: Home, seams: Seams, formats: LocaleFormats, languages: tuple[str, ...]) -> SetUpState:
    """What the home holds."""
    settings, policy = read_settings(home), shown_policy(home, seams)
    return SetUpState(
        ui=settings.ui,
        locale=settings.locale,
        receipt_header=_lines(policy.content.get("receipt_header")),
        receipt_footer=_lines(policy.content.get("receipt_footer")),
        is_policy_own=policy.is_own,
        records=tuple(_record_said(how, formats) for how in record_states_of(home, seams)),
        read_at=seams.clock.now(),
        home=str(home.folder),
        languages=tuple((code, own_name(code)) for code in languages),
        mail=_mail_said(settings.mail, has_password=is_kept(home.mail_password)),
        locales=offered_locales(settings.locale),
        staff=_staff_said(staff_of(home, seams)),
        backend=_backend_said(home, settings),
    )


def mail_settings(mail: MailSetUp) -> MailSettings:
    """What was filled in, checked; SettingsFault says what does not fit."""
    if not mail.host:
        return MailSettings()
    try:
        return MailSettings(
            host=mail.host,
            port=int(mail.port or "0"),
            security=MailSecurity(mail.security),
            account=mail.account,
            sender=mail.sender,
            sender_name=mail.sender_name,
        )
    except ValueError as error:
        reason = f"{mail.port!r} is no port" if mail.port and not mail.port.isdigit() else str(error)
        raise SettingsFault(f"{reason[:1].upper()}{reason[1:]}, so nothing was kept; change that answer.") from error


def _mail_said(mail: MailSettings, *, has_password: bool) -> MailSetUp:
    return MailSetUp(
        host=mail.host,
        port=str(mail.port or ""),
        security=mail.security.value,
        account=mail.account,
        sender=mail.sender,
        sender_name=mail.sender_name,
        has_password=has_password,
    )


def _backend_said(home: Home, settings: Settings) -> BackendSetUp:
    if settings.connector is not ConnectorKind.CENTRAL:
        return BackendSetUp()
    return BackendSetUp(settings.central.url, read_credential(home).store_name)


def _staff_said(staff: Staff) -> StaffSetUp:
    people = tuple(
        PersonSetUp(
            operator_id=str(one.operator_id),
            name=one.name,
            role=one.role.value,
            has_badge=one.badge_verifier is not None,
            language=one.language or "",
            is_active=one.is_active,
        )
        for one in staff.people
    )
    return StaffSetUp(people, staff.is_own, staff.badge_prefix, staff.badge_needs_pin)


def _record_said(how: RecordState, formats: LocaleFormats) -> RecordSetUp:
    last = "" if how.last_at is None else formats.moment(how.last_at.astimezone())
    return RecordSetUp(how.row.kind.value, how.is_foreign, how.every_s, how.is_off, last, how.last_at)


def _lines(found: object) -> tuple[str, ...]:
    return tuple(str(line) for line in found) if isinstance(found, list) else ()


def _tile_entry(tile: TileChoice) -> JsonObject:
    """As the policy writes it, without what is as usual."""
    look: JsonObject = {"colour": tile.colour, "picture": tile.picture, "page": tile.page if tile.page > 1 else None}
    named: JsonObject = {"sku": tile.sku, "label": tile.label, "category": tile.tab}
    return {**named, **{name: value for name, value in look.items() if value}}
