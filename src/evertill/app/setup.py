"""Setting up a workstation: a new home with its identity, key, first manager and taxes; and joining it to a
backend later."""

from dataclasses import replace
from pathlib import Path

from evertill.app.resources import resource_path
from evertill.app.seams import Seams
from evertill.app.workstation.credential import Credential, keep_credential
from evertill.app.workstation.device_key import FileDeviceKey, make_device_key
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_facts import facts_of
from evertill.app.workstation.locale_store import SHOWN_CURRENCIES, keep_facts
from evertill.app.workstation.pins import Argon2Pins
from evertill.app.workstation.settings import ConnectorKind, Settings, read_settings, write_settings
from evertill.connectors.central.connector import ROUTE
from evertill.connectors.central.enrolment import Applicant, enrol
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.facts.transaction import Identity
from evertill.domain.people.people import Operator, Role
from evertill.domain.policy.rows import policy_content
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import (
    STORE_POLICY_KEY,
    Stream,
    TaxClass,
    operator_content,
    tax_class_content,
)
from evertill.domain.taxes.tax import TaxRule
from evertill.journal.journal import JournalOptions, open_journal
from evertill.kernel.errors import SettingsFault
from evertill.kernel.ids import EpochId, OperatorId
from evertill.kernel.money import currency_exponent
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.mirror.local_rows import LocalRows, load_local
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from evertill.ui.settings import UiSettings
from evertill.ui.translated_texts import languages

CODE_LENGTH_MAX = 12
PIN_LENGTH_MIN = 4
PIN_LENGTH_MAX = 12

_NOTES = {
    "EUR": (5, 10, 20, 50, 100, 200),
    "GBP": (5, 10, 20, 50),
    "USD": (1, 5, 10, 20, 50, 100),
    "CHF": (10, 20, 50, 100, 200),
    "SEK": (20, 50, 100, 200, 500),
    "NOK": (50, 100, 200, 500),
    "DKK": (50, 100, 200, 500),
    "PLN": (10, 20, 50, 100, 200),
    "JPY": (1000, 2000, 5000, 10000),
    "INR": (10, 20, 50, 100, 200, 500),
    "CAD": (5, 10, 20, 50, 100),
    "AUD": (5, 10, 20, 50, 100),
    "NZD": (5, 10, 20, 50, 100),
}


@dataclass(frozen=True, slots=True)
class NewWorkstation:
    """What must be known to set one up."""

    store: str
    workstation: str
    currency: str
    locale: str
    manager: str
    pin: Secret
    default_tax: TaxRule
    """The one rule of the tax class `standard`."""
    language: str = ""
    """Of the screens, two letters; empty: the locale's, where there are texts of it."""
    via: str = "command"
    """How the first manager was made: `command` or `screen`."""


def init_home(home: Home, new: NewWorkstation, seams: Seams) -> None:
    """Make the home; SettingsFault when one is there already, or when what is asked for is not possible."""
    _check(home, new)
    locale_facts = facts_of(new.locale, SHOWN_CURRENCIES)
    language = _language(new)
    _make_folder(home.folder)
    if not home.device_key.exists():
        make_device_key(home.device_key)
    identity = Identity(new.store, new.workstation, EpochId(seams.ids.new()), 1)
    options = JournalOptions(connect=seams.connect_journal)
    journal = open_journal(home.journal, new_identity=identity, options=options)
    kept = journal.identity
    journal.close()
    if (kept.store, kept.workstation) != (new.store, new.workstation):
        raise SettingsFault(
            f"{home.folder} was half set up as workstation {kept.store}-{kept.workstation}, so nothing was changed; "
            "set it up as that one, or name another --home."
        )
    keep_facts(home, locale_facts)
    local = LocalRows(home.folder)
    local.keep(_first_rows(new, OperatorId(seams.ids.new()), local.next_version()))
    load_own_rows(home, seams)
    write_settings(home, Settings(locale=new.locale, ui=UiSettings(language=language)))


def _language(new: NewWorkstation) -> str:
    """What the screens speak: as asked for, else what is spoken where amounts are written this way."""
    known = languages(resource_path("translations"))
    spoken = new.locale.partition("_")[0].partition("-")[0].lower()
    if not new.language:
        return spoken if spoken in known else UiSettings().language
    if new.language not in known:
        raise SettingsFault(
            f"There are no texts in {new.language!r}, so nothing was set up; the screens speak {', '.join(known)}."
        )
    return new.language


def _make_folder(folder: Path) -> None:
    """For this account alone: journal and copies hold what was sold and how PINs are checked."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsFault(
            f"{folder} cannot be made ({error.strerror}), so nothing was set up; name another --home."
        ) from error


def load_own_rows(home: Home, seams: Seams) -> None:
    """Bring the mirror up to the rows kept in the home; for commands that run while the terminal does not."""
    writer = MirrorWriter(home.mirror, seams.connect_mirror)
    try:
        load_local(LocalRows(home.folder), writer, seams.clock.now())
    finally:
        writer.close()


def enrol_home(home: Home, central: CentralSettings, code: str, seams: Seams) -> Credential:
    """Join the workstation to a central backend: what it sold so far is sent too. BackendFault says why it was not
    joined."""
    settings = read_settings(home)
    journal = open_journal(home.journal, options=JournalOptions(connect=seams.connect_journal))
    try:
        identity = journal.identity
        with journal.begin() as unit:
            head = unit.head()
        applicant = Applicant(
            public_key=FileDeviceKey(home.device_key).public_key,
            epoch=identity.epoch,
            epoch_number=identity.epoch_number,
            name=f"{identity.store}-{identity.workstation}",
            store=identity.store,
            workstation=identity.workstation,
            head=head,
        )
        given = enrol(central, code, applicant, clock=seams.clock)
        credential = Credential(given.credential, given.statement_key, given.store_name)
        keep_credential(home, credential)
        LocalRows(home.folder).keep_owners(given.owners)
        write_settings(home, replace(settings, connector=ConnectorKind.CENTRAL, central=central))
        journal.set_routes((ROUTE,))
    finally:
        journal.close()
    return credential


def _check(home: Home, new: NewWorkstation) -> None:
    if home.exists:
        raise SettingsFault(
            f"{home.folder} holds a workstation already, so nothing was changed; name another --home, or use that one."
        )
    currency_exponent(new.currency)
    for name, text in (("store", new.store), ("workstation", new.workstation)):
        if not text or len(text) > CODE_LENGTH_MAX or not text.isascii() or not text.isalnum():
            raise SettingsFault(
                f"{text!r} cannot be the {name}: receipts carry it, so it is made of letters and digits, "
                f"at most {CODE_LENGTH_MAX}; nothing was set up, choose another."
            )
    if holds_card_number(new.manager):
        raise SettingsFault("The manager's name looks like a card number, so nothing was set up; give a name.")
    pin = new.pin.reveal()
    if not (pin.isascii() and pin.isdigit()) or not PIN_LENGTH_MIN <= len(pin) <= PIN_LENGTH_MAX:
        raise SettingsFault(
            f"A PIN has {PIN_LENGTH_MIN} to {PIN_LENGTH_MAX} digits; nothing was set up, choose another."
        )


def _first_rows(new: NewWorkstation, operator_id: OperatorId, version: int) -> dict[str, list[Row]]:
    """What a till must know before it can sell: its policy, one tax class, one manager."""
    manager = Operator(
        operator_id, new.manager, Role.MANAGER, Argon2Pins().verifier(new.pin.reveal()), changed_via=new.via
    )
    policy = StorePolicy(version=version, currency=new.currency, note_values_minor=notes_of(new.currency))
    taxes = TaxClass(policy.default_tax_class, (new.default_tax,))
    return {
        Stream.POLICY: [Row(STORE_POLICY_KEY, version, policy_content(policy))],
        Stream.TAXES: [Row(policy.default_tax_class, version, tax_class_content(taxes))],
        Stream.OPERATORS: [Row(operator_id, version, operator_content(manager))],
    }


def notes_of(currency: str) -> tuple[int, ...]:
    """Banknotes in use, in minor units; for currencies not listed, powers of ten of the whole unit and their
    multiples."""
    scale = 10 ** currency_exponent(currency)
    known = _NOTES.get(currency)
    return tuple(note * scale for note in known or (5, 10, 20, 50, 100, 200))
