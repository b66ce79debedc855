"""What a card terminal's protocol wants to know of its till: asked in the first start, of those that want anything."""

from collections.abc import Mapping

from evertill.ui.form.form_view import Choice, Field, FieldKind
from evertill.ui.words import tr

ZVT, CONCERT, CAISSE_AP = "zvt", "concert", "caisse-ap"
PASSWORD_LENGTH, TILL_LENGTH, PUBLISHER_LENGTH = 6, 2, 12
VERSIONS = ("0300", "0301", "0320")
"""Of Caisse-AP."""
YES, NO = "true", "false"

DEFAULTS = {
    "terminal_password": "000000",
    "terminal_till": "01",
    "terminal_extended": YES,
    "terminal_version": VERSIONS[0],
    "terminal_publisher": "012345678901",
    "terminal_status": NO,
}
"""What terminals are delivered with."""
MEMBERS = {
    ZVT: {"password": "terminal_password"},
    CONCERT: {"till_number": "terminal_till", "extended": "terminal_extended"},
    CAISSE_AP: {
        "till_number": "terminal_till",
        "protocol_version": "terminal_version",
        "protocol_id": "terminal_publisher",
        "asks_for_status": "terminal_status",
    },
}
"""Which member of the terminal's settings each answer is."""


def number_fields(kind: str) -> tuple[Field, ...]:
    """What this protocol wants to know."""
    match kind:
        case str() if kind == ZVT:
            note = tr("Six digits; 000000 unless its provider set others.")
            label = tr("Terminal's password")
            return (Field("terminal_password", label, FieldKind.SECRET, length_max=PASSWORD_LENGTH, note=note),)
        case str() if kind == CONCERT:
            choices = (Choice(YES, tr("E+, the newer one")), Choice(NO, tr("E")))
            spoken = Field("terminal_extended", tr("Concert protocol"), FieldKind.CHOICE, choices=choices)
            return (_till(), spoken)
        case str() if kind == CAISSE_AP:
            versions = tuple(Choice(version, version) for version in VERSIONS)
            asks = (Choice(NO, tr("No")), Choice(YES, tr("Yes")))
            return (
                _till(),
                Field("terminal_version", tr("Version of the protocol"), FieldKind.CHOICE, choices=versions),
                Field(
                    "terminal_publisher",
                    tr("Publisher's number"),
                    FieldKind.TEXT,
                    length_max=PUBLISHER_LENGTH,
                    note=tr("Twelve digits; as it stands unless its provider gave another."),
                ),
                Field("terminal_status", tr("Tells what became of a payment"), FieldKind.CHOICE, choices=asks),
            )
        case _:
            return ()


def number_errors(kind: str, answers: Mapping[str, str]) -> dict[str, str]:
    """What of it cannot be right."""
    wanted = {
        "terminal_password": (PASSWORD_LENGTH, tr("The terminal's password has six digits.")),
        "terminal_till": (TILL_LENGTH, tr("The till's number at the terminal has two digits, such as 01.")),
        "terminal_publisher": (PUBLISHER_LENGTH, tr("The publisher's number has twelve digits.")),
    }
    asked = {field.name for field in number_fields(kind)}
    return {
        name: sentence
        for name, (length, sentence) in wanted.items()
        if name in asked and not _is_digits(answers[name], length)
    }


def _till() -> Field:
    return Field(
        "terminal_till",
        tr("This till's number at the terminal"),
        FieldKind.TEXT,
        length_max=TILL_LENGTH,
        note=tr("Two digits; 01 unless several tills share it."),
    )


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
