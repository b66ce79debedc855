"""The section of people: who works here, their PIN, their badge. A scan gives the one shown that badge."""

from collections.abc import Mapping

from evertill.ui.behind.set_up_port import PersonSetUp, SetUpState, StaffSetUp
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton
from evertill.ui.words import tr

PIN_DIGITS_MAX = 12
_BEFORE = "person-"


def staff_answers(person: PersonSetUp) -> dict[str, str]:
    """What is known of somebody, by field; secrets are never shown."""
    return {
        "person": person.operator_id,
        "person-name": person.name,
        "person-role": person.role,
        "person-pin": "",
        "person-badge": "",
        "person-language": person.language,
        "person-active": "on" if person.is_active else "off",
    }


def person_at(state: SetUpState, operator_id: str) -> PersonSetUp:
    """Whom the form shows; somebody new where nobody has that id."""
    return next((one for one in state.staff.people if one.operator_id == operator_id), PersonSetUp())


def person_of(answers: Mapping[str, str]) -> PersonSetUp:
    """Whom the answers describe."""
    return PersonSetUp(
        operator_id=answers["person"],
        name=answers["person-name"].strip(),
        role=answers["person-role"],
        pin=answers["person-pin"],
        badge=answers["person-badge"],
        language=answers["person-language"],
        is_active=answers["person-active"] == "on",
    )


def staff_fields(state: SetUpState, answers: Mapping[str, str]) -> tuple[Field, ...]:
    """The form; where a backend owns the staff, only who they are."""
    staff = state.staff
    if not staff.is_own:
        return tuple(
            Field(f"told-{at}", one.name, FieldKind.SAID, " · ".join(_known(one)))
            for at, one in enumerate(staff.people)
        )
    shown = person_at(state, answers.get("person", ""))
    return (
        Field("person", tr("Who"), FieldKind.CHOICE, choices=_everybody(staff)),
        Field("person-name", tr("Name"), FieldKind.TEXT, length_max=60),
        Field("person-role", tr("Role"), FieldKind.CHOICE, choices=_roles()),
        Field("person-pin", tr("PIN"), FieldKind.SECRET, note=_pin_note(shown), length_max=PIN_DIGITS_MAX),
        Field("person-badge", tr("Badge"), FieldKind.PASSWORD, note=_badge_note(shown, staff), length_max=80),
        Field("person-language", tr("Speaks"), FieldKind.CHOICE, choices=_languages(state)),
        Field(
            "person-active",
            tr("Works here"),
            FieldKind.CHOICE,
            choices=(Choice("on", tr("Yes")), Choice("off", tr("No"))),
        ),
    )


def staff_buttons(state: SetUpState, answers: Mapping[str, str]) -> tuple[FormButton, ...]:
    """Keep, and where there is one take the badge away."""
    if not state.staff.is_own:
        return ()
    keep = FormButton("keep", tr("Keep"), "F12", is_primary=True)
    has_badge = person_at(state, answers.get("person", "")).has_badge
    return (FormButton("revokeBadge", tr("Revoke the badge")), keep) if has_badge else (keep,)


def staff_sentence(state: SetUpState) -> str:
    """What can be done here."""
    if not state.staff.is_own:
        return tr("The staff belongs to the shop's backend; change people and badges there, and this till follows.")
    if state.staff.badge_needs_pin:
        return tr("Scan a badge to give it to whoever is shown. In this shop the PIN follows the badge.")
    return tr("Scan a badge to give it to whoever is shown. A badge alone signs its owner on.")


def _everybody(staff: StaffSetUp) -> tuple[Choice, ...]:
    known = tuple(Choice(one.operator_id, one.name, " · ".join(_known(one)[:2])) for one in staff.people)
    return (*known, Choice("", tr("Somebody new")))


def _known(person: PersonSetUp) -> list[str]:
    roles = {choice.value: choice.label for choice in _roles()}
    said = [roles.get(person.role, person.role)]
    said.append(tr("with a badge") if person.has_badge else tr("without a badge"))
    return said if person.is_active else [*said, tr("left")]


def _roles() -> tuple[Choice, ...]:
    return (
        Choice("cashier", tr("Cashier")),
        Choice("supervisor", tr("Supervisor")),
        Choice("manager", tr("Manager")),
    )


def _languages(state: SetUpState) -> tuple[Choice, ...]:
    return (Choice("", tr("As the till")), *(Choice(code, name) for code, name in state.languages))


def _pin_note(person: PersonSetUp) -> str:
    return tr("Empty: the PIN stays.") if person.operator_id else tr("4 to 12 digits.")


def _badge_note(person: PersonSetUp, staff: StaffSetUp) -> str:
    if person.has_badge:
        return tr("One is given out; a scan replaces it.")
    return tr("Scan it; it begins with {prefix}.", prefix=staff.badge_prefix) if staff.badge_prefix else tr("Scan it.")
