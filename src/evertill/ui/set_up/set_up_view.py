"""The sections of the set-up screen as forms."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from evertill.ui.behind.set_up_port import MailSetUp, PersonSetUp, SetUpState
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView, first_asked
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.key_map import CHANGEABLE, KeyMap, key_labels
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.more.more_rows import ROWS
from evertill.ui.set_up.backend_section import backend_answers, backend_buttons, backend_fields, backend_sentence
from evertill.ui.set_up.record_section import record_answers, record_at, record_buttons, record_fields, record_sentence
from evertill.ui.set_up.staff_section import staff_answers, staff_buttons, staff_fields, staff_sentence
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName
from evertill.ui.theme.plan import Hand
from evertill.ui.words import tr

LINES = 5
"""Lines of the receipt's head and foot that can be written here."""


class Section(StrEnum):
    """In order."""

    LOOK = "look"
    WORDS = "words"
    KEYS = "keys"
    RECEIPT = "receipt"
    MAIL = "mail"
    STAFF = "staff"
    BACKEND = "backend"
    RECORDS = "records"
    SHOP = "shop"


def section_name(section: Section) -> str:
    """What a section is called."""
    return {
        Section.LOOK: tr("Look and sound"),
        Section.WORDS: tr("Language"),
        Section.KEYS: tr("Function keys"),
        Section.RECEIPT: tr("Receipt"),
        Section.MAIL: tr("E-mail"),
        Section.STAFF: tr("People"),
        Section.BACKEND: tr("Backend"),
        Section.RECORDS: tr("Data"),
        Section.SHOP: tr("Shop"),
    }[section]


def answers_of(state: SetUpState) -> dict[str, str]:
    """What holds now, by field."""
    ui = state.ui
    lines = {
        f"{name}-{at}": said[at] if at < len(said) else ""
        for name, said in (("header", state.receipt_header), ("footer", state.receipt_footer))
        for at in range(LINES)
    }
    return {
        "theme": ui.theme.value,
        "scale": str(ui.scale_percent),
        "hand": ui.hand.value,
        "tones": "on" if ui.has_tones else "off",
        "language": ui.language,
        "locale": state.locale,
        "key": CHANGEABLE[0].value,
        "wish": wish_at(ui, CHANGEABLE[0].value),
        **lines,
        "mail-host": state.mail.host,
        "mail-port": state.mail.port,
        "mail-security": state.mail.security,
        "mail-account": state.mail.account,
        "mail-password": "",
        "mail-sender": state.mail.sender,
        "mail-sender_name": state.mail.sender_name,
        **backend_answers(state.backend),
        **record_answers(record_at(state, "")),
        **staff_answers(state.staff.people[0] if state.staff.people else PersonSetUp()),
    }


def mail_of(answers: Mapping[str, str], state: SetUpState) -> MailSetUp:
    """The mail server that the answers describe."""
    said = {name.removeprefix("mail-"): text.strip() for name, text in answers.items() if name.startswith("mail-")}
    return MailSetUp(**{**said, "password": answers["mail-password"]}, has_password=state.mail.has_password)


def wish_at(ui: UiSettings, key: str) -> str:
    """What a key asks for; empty for nothing."""
    wish = KeyMap.of(ui.function_keys).wish(KeyName(key))
    return "" if wish is None else wish.value


def ui_of(answers: Mapping[str, str], ui: UiSettings) -> UiSettings:
    """The look that the answers describe."""
    return replace(
        ui,
        theme=ThemeName(answers["theme"]),
        scale_percent=int(answers["scale"]),
        hand=Hand(answers["hand"]),
        has_tones=answers["tones"] == "on",
        language=answers["language"],
    )


def lines_of(answers: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The head or foot, without what is empty at its end."""
    lines = [answers[f"{name}-{at}"].strip() for at in range(LINES)]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def set_up_form(section: Section, state: SetUpState, answers: Mapping[str, str], identity: str) -> FormView:
    """The form of a section, filled in."""
    match section:
        case Section.LOOK:
            fields = _look()
        case Section.WORDS:
            fields = _words(state)
        case Section.KEYS:
            fields = _keys(answers, state.ui)
        case Section.RECEIPT:
            fields = _receipt(state)
        case Section.MAIL:
            fields = _mail(state)
        case Section.STAFF:
            fields = staff_fields(state, answers)
        case Section.BACKEND:
            fields = backend_fields(state)
        case Section.RECORDS:
            fields = record_fields(state, answers["record"])
        case Section.SHOP:
            fields = _shop(state, identity)
    filled = tuple(replace(field, value=answers.get(field.name, field.value)) for field in fields)
    keep = FormButton("keep", tr("Keep"), "F12", is_primary=True)
    buttons: tuple[FormButton, ...] = (keep,) if _is_kept(section, state) else ()
    if section is Section.MAIL:
        buttons = (FormButton("tryMail", tr("Send a test mail")), *buttons)
    if section is Section.STAFF:
        buttons = staff_buttons(state, answers)
    if section is Section.BACKEND:
        buttons = backend_buttons(state)
    if section is Section.RECORDS:
        buttons = record_buttons(state, answers["record"])
    return FormView(section_name(section), _sentence(section, state), filled, first_asked(filled), buttons)


def _look() -> tuple[Field, ...]:
    choice = FieldKind.CHOICE
    scales = tuple(Choice(str(percent), f"{percent} %") for percent in (90, 100, 110, 125, 150))
    return (
        Field("theme", tr("Colours"), choice, choices=(Choice("light", tr("Light")), Choice("dark", tr("Dark")))),
        Field("scale", tr("Size"), choice, choices=scales),
        Field("hand", tr("Keys stand"), choice, choices=(Choice("right", tr("Right")), Choice("left", tr("Left")))),
        Field("tones", tr("Tones"), choice, choices=(Choice("on", tr("On")), Choice("off", tr("Off")))),
    )


def _words(state: SetUpState) -> tuple[Field, ...]:
    return (
        Field(
            "language",
            tr("Language of this till"),
            FieldKind.CHOICE,
            choices=tuple(Choice(code, name) for code, name in state.languages),
            note=tr("Whoever has a language of their own is spoken to in that one after signing on."),
        ),
        Field(
            "locale",
            tr("Amounts and dates"),
            FieldKind.CHOICE,
            choices=tuple(Choice(choice.locale, choice.label, choice.sample) for choice in state.locales),
            note=tr("Also on receipts; holds from the next start on."),
        ),
    )


def _keys(answers: Mapping[str, str], ui: UiSettings) -> tuple[Field, ...]:
    key_map = KeyMap.of(ui.function_keys)
    names = tuple(Choice(key.value, key.value, _meaning(key_map, key)) for key in CHANGEABLE)
    wishes = (Choice("", tr("Nothing")), *(Choice(wish.value, name) for wish, name in _named_wishes()))
    return (
        Field("key", tr("Key"), FieldKind.CHOICE, names[0].value, choices=names),
        Field("wish", tr("Does"), FieldKind.CHOICE, choices=wishes),
    )


def _meaning(key_map: KeyMap, key: KeyName) -> str:
    wish = key_map.wish(key)
    return tr("nothing") if wish is None else dict(_named_wishes()).get(wish, wish.value)


def _named_wishes() -> tuple[tuple[Wish, str], ...]:
    """All that a key can ask for: what has a short name for the bar, and what stands under "More"."""
    known: tuple[Wish, ...] = (*Action, *Place)
    labels = key_labels()
    named = {wish: labels[wish] for wish in known if wish in labels}
    named |= {row.wish: row.label() for rows in ROWS.values() for row in rows if row.wish not in named}
    return tuple(named.items())


def _receipt(state: SetUpState) -> tuple[Field, ...]:
    if not state.is_policy_own:
        told = [
            Field(f"told-{at}", label, FieldKind.SAID, "\n".join(lines) or tr("nothing"))
            for at, (label, lines) in enumerate(
                ((tr("Head"), state.receipt_header), (tr("Foot"), state.receipt_footer))
            )
        ]
        return tuple(told)
    return tuple(
        Field(f"{name}-{at}", label.format(n=at + 1), FieldKind.TEXT, length_max=200)
        for name, label in (("header", tr("Head, line {n}")), ("footer", tr("Foot, line {n}")))
        for at in range(LINES)
    )


def _mail(state: SetUpState) -> tuple[Field, ...]:
    kept = tr("One is kept; leave it empty to go on with it.") if state.mail.has_password else ""
    return (
        Field("mail-host", tr("Mail server"), FieldKind.TEXT, note=tr("Such as smtp.example.org; empty: no e-mail.")),
        Field(
            "mail-security",
            tr("Line"),
            FieldKind.CHOICE,
            choices=(
                Choice("starttls", "STARTTLS", tr("port 587")),
                Choice("tls", "TLS", tr("port 465")),
                Choice("none", tr("Open"), tr("this machine only")),
            ),
        ),
        Field("mail-port", tr("Port"), FieldKind.TEXT, note=tr("Empty: the usual one."), length_max=5),
        Field("mail-account", tr("Name there"), FieldKind.TEXT, length_max=200),
        Field("mail-password", tr("Password there"), FieldKind.PASSWORD, note=kept, length_max=200),
        Field("mail-sender", tr("Sender's address"), FieldKind.TEXT, length_max=254),
        Field(
            "mail-sender_name",
            tr("Sender's name"),
            FieldKind.TEXT,
            note=tr("Empty: the first line of the receipt's head."),
            length_max=100,
        ),
    )


def _shop(state: SetUpState, identity: str) -> tuple[Field, ...]:
    return (
        Field("identity", tr("Till"), FieldKind.SAID, identity),
        Field("home", tr("Kept in"), FieldKind.SAID, state.home),
    )


def _is_kept(section: Section, state: SetUpState) -> bool:
    return section is not Section.SHOP and (section is not Section.RECEIPT or state.is_policy_own)


def _sentence(section: Section, state: SetUpState) -> str:
    if section is Section.RECEIPT and not state.is_policy_own:
        return tr("These texts belong to the shop's backend; change them there, and this till follows.")
    return {
        Section.LOOK: tr("Shown at once; the sale on the counter stays."),
        Section.WORDS: "",
        Section.KEYS: tr("Choose a key, then what it does. F1 is always help, Esc always leads back."),
        Section.RECEIPT: tr("The first line of the head is set large."),
        Section.MAIL: tr("Receipts go out through this server; the password lies with the till's secrets."),
        Section.STAFF: staff_sentence(state),
        Section.BACKEND: backend_sentence(state),
        Section.RECORDS: record_sentence(state),
        Section.SHOP: tr("Which till this is, and where its data lie."),
    }[section]
