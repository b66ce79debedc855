"""Who works in a shop without a backend: names, roles, PINs and badges, kept among this till's own rows.

Where a backend owns the operators they are only shown; they are changed there.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from evertill.app.office.desk_beside import desk_beside
from evertill.app.office.importing import load_unless_running
from evertill.app.seams import Seams
from evertill.app.setup import PIN_LENGTH_MAX, PIN_LENGTH_MIN
from evertill.app.workstation.badges import badge_among
from evertill.app.workstation.home import Home, read_file
from evertill.app.workstation.pins import Argon2Pins
from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.people.badges import find_badge
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import Stream, operator_content, parse_operator
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.errors import JournalFault, SettingsFault
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorFreshness, MirrorPeople, MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.operations.people.note_staff import NoteStaff
from evertill.ports.connector import Row

_UNCHANGED = "so nothing was changed"
_WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody, those who left included."""

    people: tuple[Operator, ...]
    is_own: bool
    """Whether they are this till's own, so that they can be changed here; else their backend's."""
    badge_prefix: str
    badge_needs_pin: bool


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, and how."""

    via: str
    """`screen`, `command` or `file`."""
    operator_id: OperatorId | None = None


BY_COMMAND = Author("command")


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What shall hold for somebody; None leaves it as it is."""

    operator_id: str = ""
    """Empty: somebody new."""
    name: str | None = None
    role: Role | None = None
    pin: Secret | None = field(default=None, repr=False)
    badge: Secret | None = field(default=None, repr=False)
    """The code of the badge they get, in place of one they may have."""
    revokes_badge: bool = False
    language: str | None = None
    is_active: bool | None = None


@dataclass(frozen=True, slots=True)
class StaffReport:
    """What became of a file: how many were taken, and each refused line with its reason."""

    taken: int
    refused: tuple[tuple[int, str], ...]


def staff_of(home: Home, seams: Seams) -> Staff:
    """Who works here; SettingsFault when nothing is set up in the home."""
    read_file(home.settings)
    local = LocalRows(home.folder)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        is_pulled = MirrorFreshness(mirror).is_pulled(Stream.OPERATORS)
        rights = MirrorPolicies(mirror).policy().rights
        copied = tuple(MirrorPeople(mirror).operators())
    finally:
        mirror.close()
    is_own = local.owner_of(Stream.OPERATORS) == "local" and not is_pulled
    people = _kept(local) if is_own else copied
    by_name = sorted(people, key=lambda one: (not one.is_active, one.name.casefold()))
    return Staff(tuple(by_name), is_own, rights.badge_prefix, rights.badge_needs_pin)


def keep_person(home: Home, seams: Seams, change: PersonChange, author: Author = BY_COMMAND) -> Operator:
    """Make or change somebody; SettingsFault says what does not fit, and nothing was changed then."""
    staff = _own_staff(home, seams)
    person = _changed(staff, change, OperatorId(change.operator_id or str(seams.ids.new())), author)
    after = (*(one for one in staff.people if one.operator_id != person.operator_id), person)
    _require_manager(after)
    _keep(home, seams, staff.people, [person])
    return person


def import_staff(home: Home, seams: Seams, path: Path) -> StaffReport:
    """Take people over from a CSV file: `operator_id`, `name`, `role`, `pin`, `badge`, `language`, `is_active`.

    Good lines are taken, each bad one is refused with its reason; a cell left empty leaves what is kept.
    """
    staff = _own_staff(home, seams)
    before = staff.people
    taken: list[Operator] = []
    refused: list[tuple[int, str]] = []
    known = {one.operator_id for one in staff.people}
    for line, cells in _cells(path):
        try:
            change = _change_of(cells, known)
            person = _changed(staff, change, OperatorId(cells["operator_id"]), Author("file"))
        except SettingsFault as fault:
            refused.append((line, fault.text))
            continue
        taken.append(person)
        others = tuple(one for one in staff.people if one.operator_id != person.operator_id)
        staff = replace(staff, people=(*others, person))
    _require_manager(staff.people)
    if taken:
        _keep(home, seams, before, taken)
    return StaffReport(len(taken), tuple(refused))


def known_staff(home: Home, seams: Seams) -> tuple[Operator, ...]:
    """Everybody as this till's copy has them, whosever they are."""
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        return tuple(MirrorPeople(mirror).operators())
    finally:
        mirror.close()


def note_first_staff(home: Home, seams: Seams) -> None:
    """Write down whom a home that was just set up begins with: the first manager is told of like everybody later."""
    with desk_beside(home, seams) as desk:
        desk.perform(NoteStaff(()))


def _own_staff(home: Home, seams: Seams) -> Staff:
    staff = staff_of(home, seams)
    if not staff.is_own:
        raise SettingsFault(
            f"The staff of this shop belongs to its backend, {_UNCHANGED}; change people and badges there, and this "
            "till will follow."
        )
    return staff


def _keep(home: Home, seams: Seams, before: tuple[Operator, ...], people: Sequence[Operator]) -> None:
    """Into this till's own rows; its journal tells of it at once, or the running terminal does when it follows."""
    local = LocalRows(home.folder)
    version = local.next_version()
    local.put(Stream.OPERATORS, [Row(one.operator_id, version, operator_content(one)) for one in people])
    if load_unless_running(home, seams):
        with suppress(JournalFault), desk_beside(home, seams) as desk:  # a terminal started just now
            desk.perform(NoteStaff(before))


def _kept(local: LocalRows) -> tuple[Operator, ...]:
    return tuple(parse_operator(row.content) for row in local.rows(Stream.OPERATORS) if row.content is not None)


def _changed(staff: Staff, change: PersonChange, operator_id: OperatorId, author: Author) -> Operator:
    """The person as they shall be, checked."""
    known = next((one for one in staff.people if one.operator_id == operator_id), None)
    if known is None and change.operator_id:
        raise SettingsFault(
            f"Nobody here has the id {change.operator_id[:60]!r}, {_UNCHANGED}; name one that is shown."
        )
    if known is None and not change.name:
        raise SettingsFault(f"Somebody new needs a name, {_UNCHANGED}; give one.")
    if known is None and change.pin is None:
        raise SettingsFault(f"Somebody new needs a PIN, {_UNCHANGED}; give one.")
    name = known.name if change.name is None and known is not None else (change.name or "").strip()
    if holds_card_number(name):
        raise SettingsFault(f"That name looks like a card number, {_UNCHANGED}; give a name.")
    before = known or Operator(operator_id, name, Role.CASHIER, "")
    wanted = replace(
        before,
        name=name,
        role=change.role or before.role,
        pin_verifier=before.pin_verifier if change.pin is None else _pin(change.pin),
        language=before.language if change.language is None else change.language or None,
        is_active=before.is_active if change.is_active is None else change.is_active,
        badge_verifier=_badge(staff, change, before),
        changed_by=author.operator_id,
        changed_via=author.via,
    )
    try:
        return parse_operator(operator_content(wanted))
    except BadRow as bad:
        raise SettingsFault(f"{bad.reason.removesuffix('.')}, {_UNCHANGED}; give another.") from bad


def _pin(pin: Secret) -> str:
    digits = pin.reveal()
    if not (digits.isascii() and digits.isdigit()) or not PIN_LENGTH_MIN <= len(digits) <= PIN_LENGTH_MAX:
        raise SettingsFault(f"A PIN has {PIN_LENGTH_MIN} to {PIN_LENGTH_MAX} digits, {_UNCHANGED}; choose another.")
    return Argon2Pins().verifier(digits)


def _badge(staff: Staff, change: PersonChange, before: Operator) -> str | None:
    if change.badge is None:
        return None if change.revokes_badge else before.badge_verifier
    code, prefix = change.badge.reveal(), staff.badge_prefix
    if not code.startswith(prefix) or len(code) <= len(prefix):
        raise SettingsFault(
            f"A badge of this shop begins with {prefix}, {_UNCHANGED}; scan another, or have the policy "
            "`rights.badge_prefix` changed."
        )
    if holds_card_number(code):
        raise SettingsFault(f"That badge looks like a card number, {_UNCHANGED}; use another one.")
    verifiers = [one.badge_verifier for one in staff.people]
    at = find_badge(verifiers, code)
    if at is not None and staff.people[at].operator_id != before.operator_id:
        raise SettingsFault(
            f"That badge is {staff.people[at].name}'s, {_UNCHANGED}; scan another, or revoke it there first."
        )
    return badge_among(code, verifiers)


def _require_manager(people: Sequence[Operator]) -> None:
    if not any(one.is_active and one.role is Role.MANAGER for one in people):
        raise SettingsFault(f"Nobody would be left who may set this till up, {_UNCHANGED}; keep one active manager.")


def _change_of(cells: Mapping[str, str], known: set[OperatorId]) -> PersonChange:
    operator_id = cells.get("operator_id", "")
    if not operator_id:
        raise SettingsFault(f"The operator_id is missing, {_UNCHANGED} for this line; give one.")
    role, active = cells.get("role", ""), cells.get("is_active", "")
    if role and role not in {each.value for each in Role}:
        raise SettingsFault(f"There is no role {role[:40]!r}, {_UNCHANGED} for this line; give one of {_ROLES}.")
    if active and active.lower() not in _WORDS:
        raise SettingsFault(f"is_active is yes or no, {_UNCHANGED} for this line; give one of them.")
    return PersonChange(
        operator_id=operator_id if OperatorId(operator_id) in known else "",
        name=cells.get("name") or None,
        role=Role(role) if role else None,
        pin=Secret(cells["pin"]) if cells.get("pin") else None,
        badge=Secret(cells["badge"]) if cells.get("badge") else None,
        language=cells.get("language") or None,
        is_active=_WORDS[active.lower()] if active else None,
    )


_ROLES = ", ".join(each.value for each in Role)


def _cells(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            header = text.readline()
            text.seek(0)
            reader = csv.DictReader(text, delimiter=";" if header.count(";") > header.count(",") else ",")
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsFault(f"{path} cannot be read ({error}), {_UNCHANGED}; name a CSV file in UTF-8.") from error
    for line, row in rows:
        yield (
            line,
            {str(name).strip().lower(): text.strip() for name, text in row.items() if name and isinstance(text, str)},
        )
