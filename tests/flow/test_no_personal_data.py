"""Nothing of a known customer, badge, PIN, card number or e-mail address is in any log, or in what commands print."""

import subprocess
import sys

import pytest

from evertill.app.workstation.home import Home
from evertill.cli.main import main
from tests.support.private_day import BADGE, CARD_NUMBER, NEEDLES, PIN, WRONG_PIN
from tests.support.shop import a_home

COMMANDS = (
    ["status"],
    ["status", "--json"],
    ["verify"],
    ["verify", "--json"],
    ["journal"],
    ["journal", "--json"],
    ["report", "operators"],
    ["report", "--json"],
    ["reconcile"],
    ["secrets"],
    ["staff", "show", "--json"],
    ["policy", "show", "--json"],
)
EVERYWHERE = (BADGE, PIN, WRONG_PIN, CARD_NUMBER)
"""Not even in a file of the home: sealed data are customers' alone."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """After a day of such data, logged down to the last detail."""
    home = a_home(tmp_path_factory.mktemp("private") / "till")
    command = [sys.executable, "-m", "tests.support.private_day", str(home.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert found_in(done.stdout + done.stderr, NEEDLES) == []
    return home


def found_in(text: str, needles: tuple[str, ...]) -> list[str]:
    return [needle for needle in needles if needle in text]


def test_logs_of_a_day_hold_nothing_of_a_person(home: Home) -> None:
    logs = sorted(path for path in home.logs.rglob("*") if path.is_file())
    text = "\n".join(path.read_text(encoding="utf-8") for path in logs)
    assert "a worker met a bug" in text
    assert found_in(text, NEEDLES) == []


def test_files_of_the_home_hold_no_badge_pin_or_card_number(home: Home) -> None:
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    found = {(path.name, needle) for path in files for needle in EVERYWHERE if needle.encode() in path.read_bytes()}
    assert found == set()


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_commands_print_nothing_of_a_person(
    home: Home, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*arguments, "--home", str(home.folder)])
    printed = capsys.readouterr()
    assert found_in(printed.out + printed.err, NEEDLES) == []
    assert printed.out + printed.err
