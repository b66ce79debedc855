"""Who works in a shop without a backend: made, given badges, changed, and taken over from a file, in a real home."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evertill.app.office.staff import Author, PersonChange, import_staff, keep_person, staff_of
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.cli import journal_, staff_
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.badges import find_badge
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import Stream
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import SettingsFault
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorPeople
from evertill.mirror.reading import Reading
from tests.support.shop import a_home
from tests.support.whole_till import at_work

SEAMS = system_seams()
ANNA = PersonChange(name="Anna Keller", role=Role.SUPERVISOR, pin=Secret("1111"), badge=Secret("BADGE-17"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return a_home(tmp_path / "till")


def copied(home: Home, operator_id: str) -> Operator | None:
    """As the till finds them when they sign on."""
    mirror = Reading(home.mirror, SEAMS.connect_mirror)
    try:
        return next((one for one in MirrorPeople(mirror).operators() if one.operator_id == operator_id), None)
    finally:
        mirror.close()


def refused(home: Home, change: PersonChange) -> str:
    before = staff_of(home, SEAMS)
    with pytest.raises(SettingsFault) as fault:
        keep_person(home, SEAMS, change)
    assert staff_of(home, SEAMS) == before
    return fault.value.text


def test_journal_tells_who_came_and_what_was_changed_of_them(home: Home, tmp_path: Path) -> None:
    anna = keep_person(home, SEAMS, ANNA, Author("screen", OperatorId("boss")))
    keep_person(home, SEAMS, PersonChange(operator_id=anna.operator_id, role=Role.CASHIER, pin=Secret("2222")))
    keep_person(home, SEAMS, PersonChange(operator_id=anna.operator_id, role=Role.CASHIER))
    reader = JournalReader(home.journal)
    told = [done for _, done in reader.transactions(kinds=(TransactionKind.STAFF_CHANGED,))]
    reader.close()
    assert [(done.operator_id, done.body["via"], done.body["deeds"]) for done in told] == [
        ("boss", "screen", ["added", "badge_given"]),
        (None, "command", ["role", "pin"]),
    ]
    assert {done.body["operator"] for done in told} == {anna.operator_id}
    table = tmp_path / "staff.csv"
    CliRunner().invoke(journal_.app, ["--kind", "staff_changed", "--csv", str(table), "--home", str(home.folder)])
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [row["about"].partition(" ")[2] for row in rows] == [
        "added,badge_given supervisor",
        "role,pin supervisor -> cashier",
    ]


def test_change_from_the_shell_is_told_by_the_till_that_runs(home: Home) -> None:
    with at_work(home, syncs=True) as till:
        till.till.note_start()
        anna = keep_person(home, SEAMS, ANNA)

        def is_told() -> bool:
            reader = till.reader()
            try:
                found = reader.transactions(kinds=(TransactionKind.STAFF_CHANGED,), text=anna.operator_id)
                return [done.body["deeds"] for _, done in found] == [["added", "badge_given"]]
            finally:
                reader.close()

        till.watch.wait_for("the change in the journal", is_told)


def test_somebody_new_can_sign_on_with_pin_and_badge_and_loses_the_badge_again(home: Home) -> None:
    anna = keep_person(home, SEAMS, ANNA)
    known = copied(home, anna.operator_id)
    assert known is not None
    assert Argon2Pins().matches(known.pin_verifier, "1111")
    assert find_badge([known.badge_verifier], "BADGE-17") == 0
    kept = b"".join(file.read_bytes() for file in home.folder.rglob("*") if file.is_file())
    assert b"BADGE-17" not in kept
    keep_person(home, SEAMS, PersonChange(operator_id=anna.operator_id, revokes_badge=True))
    known = copied(home, anna.operator_id)
    assert known is not None
    assert (known.badge_verifier, known.role, known.name) == (None, Role.SUPERVISOR, "Anna Keller")


def test_what_does_not_fit_is_refused_and_nothing_changes(home: Home) -> None:
    anna = keep_person(home, SEAMS, ANNA)
    manager = next(one for one in staff_of(home, SEAMS).people if one.role is Role.MANAGER)
    new = PersonChange(name="Ben", pin=Secret("2222"))
    assert "begins with BADGE-" in refused(home, PersonChange(name="B", pin=Secret("2222"), badge=Secret("4006381")))
    assert "is Anna Keller's" in refused(home, PersonChange(name="B", pin=Secret("2222"), badge=Secret("BADGE-17")))
    assert "has 4 to 12 digits" in refused(home, PersonChange(name="B", pin=Secret("12")))
    assert "needs a PIN" in refused(home, PersonChange(name="Ben"))
    assert "needs a name" in refused(home, PersonChange(pin=Secret("2222")))
    assert "card number" in refused(home, PersonChange(name="4111 1111 1111 1111", pin=Secret("2222")))
    assert "Nobody would be left" in refused(home, PersonChange(operator_id=manager.operator_id, is_active=False))
    assert "Nobody here has the id" in refused(home, PersonChange(operator_id="nobody", name="X"))
    ben = keep_person(home, SEAMS, new)
    keep_person(home, SEAMS, PersonChange(operator_id=anna.operator_id, revokes_badge=True))
    keep_person(home, SEAMS, PersonChange(operator_id=ben.operator_id, badge=Secret("BADGE-17")))


def test_staff_of_a_backend_is_shown_and_not_changed(home: Home) -> None:
    LocalRows(home.folder).keep_owners({Stream.OPERATORS: "central"})
    assert "belongs to its backend" in refused(home, ANNA)
    assert not staff_of(home, SEAMS).is_own


def test_file_is_taken_line_by_line_and_bad_lines_are_told(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(
        "operator_id;name;role;pin;badge;is_active\nanna;Anna;cashier;1111;BADGE-1;yes\n"
        "ben;Ben;boss;2222;;\ncarl;Carl;cashier;3333;BADGE-1;\n;Nobody;cashier;4444;;\n",
        encoding="utf-8",
    )
    report = import_staff(home, SEAMS, file)
    assert (report.taken, [line for line, _ in report.refused]) == (1, [3, 4, 5])
    file.write_text("operator_id,name,role\nanna,Anna Keller,supervisor\n", encoding="utf-8")
    assert import_staff(home, SEAMS, file).taken == 1
    anna = copied(home, "anna")
    assert anna is not None
    assert (anna.name, anna.role, anna.badge_verifier is None) == ("Anna Keller", Role.SUPERVISOR, False)


def test_command_line_asks_for_secrets_and_never_shows_them(home: Home) -> None:
    told = CliRunner().invoke(
        staff_.app, ["add", "Ben", "--badge", "--home", str(home.folder), "--json"], input="2222\n2222\nBADGE-9\n"
    )
    assert told.exit_code == 0, told.output
    assert "2222" not in told.output
    assert "BADGE-9" not in told.output
    shown = CliRunner().invoke(staff_.app, ["show", "--home", str(home.folder), "--json"])
    people = {person["name"]: person["badge"] for person in json.loads(shown.output)["people"]}
    assert people["Ben"] is True
