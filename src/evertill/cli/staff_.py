"""`evertill staff`: who works in a shop without a backend; names, roles, PINs, badges."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.office.staff import PersonChange, import_staff, keep_person, staff_of
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say, say_as_is
from evertill.domain.people.people import Operator, Role
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.secret import Secret

app = new_app("Who works here: names, roles, PINs and badges of a shop without a backend.")

BadgeOption = Annotated[bool, typer.Option("--badge", help="Give them a badge; its code is asked for: scan it.")]
PinOption = Annotated[bool, typer.Option("--pin", help="Give them another PIN; it is asked for.")]
RoleOption = Annotated[Role | None, typer.Option(help="What they are at the till.")]
LanguageOption = Annotated[str | None, typer.Option(help="The language the till speaks to them; empty: the till's.")]


@app.command()
def show(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Everybody, with role and whether they have a badge."""
    log_to_terminal()
    staff = staff_of(chosen_home(home), system_seams())
    if as_json:
        print_json({"own": staff.is_own, "people": [_as_json(person) for person in staff.people]})
        return 0
    for person in staff.people:
        say_as_is(_line(person))
    say("It is this till's own." if staff.is_own else "It is the backend's; change it there.")
    return 0


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="As the screens and receipts show it.")],
    role: RoleOption = None,
    badge: BadgeOption = False,
    language: LanguageOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Somebody new; the PIN, and with --badge the badge's code, are asked for."""
    log_to_terminal()
    change = PersonChange(name=name, role=role, pin=_asked_pin(), badge=_asked_badge(badge), language=language)
    return _tell(keep_person(chosen_home(home), system_seams(), change), as_json=as_json)


@app.command()
def change(
    operator_id: Annotated[str, typer.Argument(help="As `evertill staff show` names them.")],
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    role: RoleOption = None,
    pin: PinOption = False,
    badge: BadgeOption = False,
    no_badge: Annotated[bool, typer.Option("--no-badge", help="Revoke their badge.")] = False,
    is_active: Annotated[bool | None, typer.Option("--active/--left", help="Whether they work here.")] = None,
    language: LanguageOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Change somebody; what is not named stays."""
    log_to_terminal()
    wanted = PersonChange(
        operator_id=operator_id,
        name=name,
        role=role,
        pin=_asked_pin() if pin else None,
        badge=_asked_badge(badge),
        revokes_badge=no_badge,
        language=language,
        is_active=is_active,
    )
    return _tell(keep_person(chosen_home(home), system_seams(), wanted), as_json=as_json)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV: operator_id,name,role,pin,badge,language,is_active")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Take people, PINs and badges over from FILE; an empty cell leaves what is kept."""
    log_to_terminal()
    report = import_staff(chosen_home(home), system_seams(), file)
    if as_json:
        refused: list[Json] = [{"line": line, "reason": reason} for line, reason in report.refused]
        print_json({"taken": report.taken, "refused": refused})
    else:
        say(f"{file.name}: {report.taken} taken, {len(report.refused)} refused")
        for line, reason in report.refused:
            say(f"  line {line}: {tell(reason)}")
    return 1 if report.refused else 0


def _asked_pin() -> Secret:
    return Secret(typer.prompt("PIN", hide_input=True, confirmation_prompt=tell("Repeat for confirmation")))


def _asked_badge(is_wanted: bool) -> Secret | None:
    return Secret(typer.prompt(tell("Scan the badge"), hide_input=True)) if is_wanted else None


def _tell(person: Operator, *, as_json: bool) -> int:
    print_json(_as_json(person)) if as_json else say_as_is(_line(person))
    return 0


def _line(person: Operator) -> str:
    badge, left = tell("badge" if person.badge_verifier else "no badge"), "" if person.is_active else tell("  left")
    return f"{person.operator_id:<38} {person.name:<30} {person.role.value:<11} {badge}{left}"


def _as_json(person: Operator) -> JsonObject:
    return {
        "operator_id": str(person.operator_id),
        "name": person.name,
        "role": person.role.value,
        "language": person.language,
        "badge": person.badge_verifier is not None,
        "is_active": person.is_active,
    }


COMMAND = typer.main.get_command(app)
