"""The steps of the first start, each a form; what is wrong with an answer is said beside it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from evertill.domain.taxes.tax import is_percentage
from evertill.ui.behind.first_run_port import FoundDevices, LocaleChoice
from evertill.ui.first_run.devices_view import (
    DEFAULTS,
    NONE,
    card_errors,
    card_fields,
    device_errors,
    device_fields,
    terminal_of,
    told_devices,
)
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView, first_asked
from evertill.ui.words import tr

ALONE, CENTRAL = "alone", "central"
CODE_LENGTH_MAX = 12
PIN_MIN, PIN_MAX = 4, 12


class Step(StrEnum):
    """In the order they are gone through."""

    LANGUAGE = "language"
    SHOP = "shop"
    BACKEND = "backend"
    MANAGER = "manager"
    DEVICES = "devices"
    CARDS = "cards"
    READY = "ready"


def defaults(locales: tuple[LocaleChoice, ...], language: str) -> dict[str, str]:
    """Answers before anybody was asked."""
    locale = next((choice for choice in locales if choice.locale.startswith(language)), locales[0])
    return {
        "language": language,
        "shop_name": "",
        "store": "S1",
        "workstation": "1",
        "locale": locale.locale,
        "currency": locale.currency,
        "tax": "0",
        "backend": ALONE,
        "url": "https://",
        "code": "",
        "manager": "",
        "pin": "",
        "pin_again": "",
        **DEFAULTS,
    }


def form_of(
    step: Step,
    answers: Mapping[str, str],
    *,
    languages: tuple[tuple[str, str], ...],
    locales: tuple[LocaleChoice, ...],
    found: FoundDevices,
    scanned: str,
) -> FormView:
    """The form of a step, filled in as far as it is."""
    match step:
        case Step.LANGUAGE:
            fields = _language(languages, locales)
        case Step.SHOP:
            fields = _shop()
        case Step.BACKEND:
            fields = _backend(answers)
        case Step.MANAGER:
            fields = _manager()
        case Step.DEVICES:
            fields = device_fields(answers, found, scanned)
        case Step.CARDS:
            fields = card_fields(answers, found)
        case Step.READY:
            fields = _ready(answers)
    filled = tuple(_filled(field, answers) for field in fields)
    title, sentence = _heading(step)
    return FormView(title, sentence, filled, first_asked(filled), _buttons(step, answers))


def errors_of(step: Step, answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the answers of a step."""
    errors: dict[str, str] = {}
    if step is Step.SHOP:
        for name in ("store", "workstation"):
            if not (answers[name].isascii() and answers[name].isalnum()):
                errors[name] = tr("Letters and digits only, at most 12: it is printed on receipts.")
        currency = answers["currency"]
        if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            errors["currency"] = tr("Three letters, such as EUR.")
        if not _is_percentage(answers["tax"]):
            errors["tax"] = tr("A percentage from 0 to 100, such as 19 or 7.5.")
    if step is Step.BACKEND and answers["backend"] == CENTRAL:
        if len(answers["url"]) < 10 or "://" not in answers["url"]:
            errors["url"] = tr("The address begins with https:// and names the server.")
        if not answers["code"].strip():
            errors["code"] = tr("Ask whoever runs the server for a one-time code.")
    if step is Step.MANAGER:
        if not answers["manager"].strip():
            errors["manager"] = tr("The name stands on the sign-on screen.")
        if not PIN_MIN <= len(answers["pin"]) <= PIN_MAX:
            errors["pin"] = tr("A PIN has 4 to 12 digits.")
        elif answers["pin"] != answers["pin_again"]:
            errors["pin_again"] = tr("The two PINs differ; key the same one twice.")
    if step is Step.DEVICES:
        errors |= device_errors(answers)
    if step is Step.CARDS:
        errors |= card_errors(answers)
    return errors


def _language(languages: tuple[tuple[str, str], ...], locales: tuple[LocaleChoice, ...]) -> tuple[Field, ...]:
    spoken = tuple(Choice(code, name) for code, name in languages)
    written = tuple(Choice(choice.locale, choice.label, choice.sample) for choice in locales)
    return (
        Field("language", tr("Language"), FieldKind.CHOICE, choices=spoken),
        Field("locale", tr("Amounts and dates"), FieldKind.CHOICE, choices=written),
    )


def _shop() -> tuple[Field, ...]:
    text = FieldKind.TEXT
    return (
        Field("shop_name", tr("Name of the shop"), text, note=tr("Stands on top of each receipt.")),
        Field("store", tr("Store code"), text, length_max=CODE_LENGTH_MAX),
        Field("workstation", tr("Till number"), text, length_max=CODE_LENGTH_MAX),
        Field("currency", tr("Currency"), text, length_max=3),
        Field(
            "tax",
            tr("Tax in prices, percent"),
            text,
            length_max=6,
            note=tr("Of the tax class standard; more classes come with the catalogue."),
        ),
    )


def _backend(answers: Mapping[str, str]) -> tuple[Field, ...]:
    choices = (
        Choice(ALONE, tr("On its own"), tr("all is kept on this machine")),
        Choice(CENTRAL, tr("With a server"), tr("products and orders come from it")),
    )
    asked = (Field("backend", tr("This till works"), FieldKind.CHOICE, choices=choices),)
    if answers["backend"] == ALONE:
        return asked
    return (
        *asked,
        Field("url", tr("Address of the server"), FieldKind.TEXT, length_max=120),
        Field("code", tr("One-time code"), FieldKind.TEXT, length_max=40),
    )


def _manager() -> tuple[Field, ...]:
    return (
        Field("manager", tr("Name"), FieldKind.TEXT, length_max=40),
        Field("pin", tr("PIN"), FieldKind.SECRET, length_max=PIN_MAX, note=tr("4 to 12 digits; nobody can read it.")),
        Field("pin_again", tr("PIN once more"), FieldKind.SECRET, length_max=PIN_MAX),
    )


def _ready(answers: Mapping[str, str]) -> tuple[Field, ...]:
    backend = answers["url"] if answers["backend"] == CENTRAL else tr("on its own")
    told = (
        (tr("Shop"), answers["shop_name"].strip() or answers["store"]),
        (tr("Till"), f"{answers['store']}-{answers['workstation']}"),
        (tr("Currency"), answers["currency"].upper()),
        (tr("Works"), backend),
        (tr("First manager"), answers["manager"]),
        *told_devices(answers),
    )
    return tuple(Field(f"told-{at}", label, FieldKind.SAID, said) for at, (label, said) in enumerate(told))


def _filled(field: Field, answers: Mapping[str, str]) -> Field:
    return replace(field, value=answers[field.name]) if field.name in answers else field


def _heading(step: Step) -> tuple[str, str]:
    return {
        Step.LANGUAGE: (
            tr("Welcome"),
            tr("A few questions, then this till can sell. Everything can be changed later."),
        ),
        Step.SHOP: (tr("The shop"), tr("Store code and till number stand on every receipt and never change.")),
        Step.BACKEND: (tr("Where products come from"), tr("A till on its own can join a server at any time later.")),
        Step.MANAGER: (tr("The first manager"), tr("May do everything, and brings in the others.")),
        Step.DEVICES: (tr("Printer and scanner"), tr("Plug them in, choose them here and try them at once.")),
        Step.CARDS: (tr("Card terminal"), tr("Choose it here and ask it at once how it is; that charges nothing.")),
        Step.READY: (tr("All set"), tr("Nothing is set up until you press the key below.")),
    }[step]


def _buttons(step: Step, answers: Mapping[str, str]) -> tuple[FormButton, ...]:
    buttons: list[FormButton] = []
    if step is not Step.LANGUAGE:
        buttons.append(FormButton("back", tr("Back"), "Esc"))
    if step in {Step.DEVICES, Step.CARDS}:
        buttons.append(FormButton("find", tr("Look again"), "F5"))
    if step is Step.DEVICES and answers["printer"] != NONE:
        buttons.append(FormButton("print", tr("Print a page"), "F7"))
        if answers["second"] != NONE:
            buttons.append(FormButton("print_second", tr("Print on the second"), "F8"))
    if step is Step.CARDS and terminal_of(answers):
        buttons.append(FormButton("greet", tr("Ask how it is"), "F7"))
    last = step is Step.READY
    buttons.append(FormButton("next", tr("Set up this till") if last else tr("Next"), "F12", is_primary=True))
    return tuple(buttons)


def _is_percentage(text: str) -> bool:
    try:
        rate = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return False
    return is_percentage(rate)
