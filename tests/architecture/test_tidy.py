"""The house rules hold in this repository, and each rule catches what it is for and lets its neighbour pass."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tidy import check_tree

ROOT = Path(__file__).resolve().parents[2]
HEAD = '"""A module for this test."""\n\n'


def _found(root: Path, path: str, code: str, head: str = HEAD) -> set[str]:
    """Rules that find something in one file of an otherwise empty tree."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(head + code)
    return {finding.rule for finding in check_tree(root) if finding.path == path} - {"unused_modules"}


CAUGHT = [
    ("float_in_core", "src/evertill/kernel/x.py", "wait: float = 1\n"),
    ("float_in_core", "src/evertill/domain/x.py", "rate = 0.5\n"),
    ("float_in_core", "src/evertill/journal/x.py", "total = float('1')\n"),
    ("float_in_core", "src/evertill/operations/till/x.py", "def share(part: float) -> None: ...\n"),
    ("float_near_money", "src/evertill/connectors/shop/x.py", "price = float(row['price'])\n"),
    ("float_near_money", "src/evertill/ui/x.py", "def show(amount: float) -> None: ...\n"),
    ("float_near_money", "src/evertill_central/services/x.py", "if order.tax_total > 0.5:\n    pass\n"),
    ("clock_read", "src/evertill/ui/x.py", "at = datetime.now()\n"),
    ("clock_read", "src/evertill/sync/x.py", "at = datetime.datetime.utcnow()\n"),
    ("clock_read", "src/evertill_central/store/x.py", "day = date.today()\n"),
    ("clock_read", "src/evertill/devices/x.py", "at = time.time()\n"),
    ("printing", "src/evertill/app/x.py", "print('sold')\n"),
    ("waiting", "src/evertill/devices/x.py", "time.sleep(1)\n"),
    ("waiting", "src/evertill/ui/x.py", "QApplication.processEvents()\n"),
    ("waiting", "src/evertill/ui/x.py", "thread = QThread()\n"),
    ("waiting", "src/evertill/ui/x.py", "timer = QTimer(self)\ntimer.start(100)\n"),
    ("waiting", "src/evertill/mirror/x.py", "guard = threading.Lock()\n"),
    ("environment", "src/evertill/app/x.py", "home = os.environ['EVERTILL_HOME']\n"),
    ("environment", "src/evertill/ui/x.py", "from os import getenv\n"),
    ("broad_except", "src/evertill/sync/x.py", "try:\n    push()\nexcept:\n    pass\n"),
    ("broad_except", "src/evertill/sync/x.py", "try:\n    push()\nexcept Exception:\n    pass\n"),
    (
        "broad_except",
        "src/evertill/sync/x.py",
        "try:\n    push()\nexcept (OSError, BaseException):\n    pass\n",
    ),
    ("broad_except", "src/evertill/sync/x.py", "with suppress(Exception):\n    push()\n"),
    ("loose_types", "src/evertill/ui/x.py", "def show(row: Any) -> None: ...\n"),
    ("loose_types", "src/evertill/ui/x.py", "from typing import cast\n\nitem = cast(Item, row)\n"),
    ("loose_types", "src/evertill/ui/x.py", "item = row.item  # type: ignore[attr-defined]\n"),
    ("loose_types", "src/evertill/domain/x.py", "item: Any = None  # the library has no types\n"),
    ("loose_types", "src/evertill/domain/x.py", "from typing import Any\n"),
    ("sizes", "src/evertill/ui/x.py", "def draw() -> None:\n" + "    step()\n" * 60),
    ("sizes", "src/evertill/ui/x.py", "step()\n" * 500),
    ("docstrings", "src/evertill/ui/__init__.py", "from evertill.ui.sale import Sale\n"),
    ("docstrings", "src/evertill/ui/x.py", "class SaleView:\n    pass\n"),
    ("banned_names", "src/evertill/ui/helpers.py", ""),
    ("banned_names", "src/evertill/ui/x.py", "def show(data: bytes) -> None: ...\n"),
    ("banned_names", "src/evertill/ui/x.py", "class SaleManager:\n    '''Sells.'''\n"),
    ("banned_names", "src/evertill/ui/x.py", "def handle_scan() -> None: ...\n"),
    ("banned_names", "src/evertill/ui/x.py", "def _process_rows() -> None: ...\n"),
    ("banned_names", "src/evertill/ui/x.py", "itemInfo = 1\n"),
    ("banned_names", "src/evertill/ui/x.py", "current_user = 1\n"),
    ("unfinished", "src/evertill/ui/x.py", "# TODO: refunds\n"),
    ("unfinished", "src/evertill/ui/x.py", "raise NotImplementedError\n"),
    ("machine_traces", "resources/help/x.md", "see /" + "home/alice/till\n"),
    ("machine_traces", "packaging/x.service", "ExecStart=/" + "work/main/run\n"),
    ("machine_traces", "scripts/x.sh", "curl https://" + "pypi" + ".org/simple\n"),
    ("readable", "src/evertill/ui/x.py", "def (:\n"),
]


@pytest.mark.parametrize(("rule", "path", "code"), CAUGHT)
def test_tidy_breach_is_found(tmp_path: Path, rule: str, path: str, code: str) -> None:
    assert _found(tmp_path, path, code) == {rule}


FINE = [
    ("src/evertill/kernel/clock.py", "moment = datetime.now(UTC)\n"),
    ("src/evertill/kernel/x.py", "micro = 1_000_000 // 3\n"),
    ("src/evertill/ui/x.py", "opacity: float = 0.5\n"),
    ("src/evertill/connectors/x.py", "price = Decimal(row['price'])\n"),
    ("src/evertill/cli/x.py", "print('sold')\n"),
    ("src/evertill_central/main.py", "print('listening')\n"),
    ("src/evertill/app/workstation/settings.py", "home = os.environ.get('EVERTILL_HOME')\n"),
    ("src/evertill/ui/x.py", "timer = QTimer(self)\ntimer.setSingleShot(True)\n"),
    ("src/evertill/ui/x.py", "timer = QTimer(self)  # the clock in the corner moves\n"),
    ("src/evertill/kernel/worker.py", "changed = threading.Condition()\n"),
    (
        "src/evertill/sync/x.py",
        "try:\n    push()\nexcept Exception:  # worker top: goes on from the last commit\n    pass\n",
    ),
    ("src/evertill/sync/x.py", "try:\n    push()\nexcept BaseException:\n    undo()\n    raise\n"),
    ("src/evertill/ui/x.py", "row: Any = read()  # the library gives no types\n"),
    ("src/evertill/ui/x.py", "item = row.item  # type: ignore[attr-defined]  # made by Qt at run time\n"),
    ("src/evertill/mirror/x.py", "from sqlalchemy import cast\n\ncolumn = cast(a, b)\n"),
    ("src/evertill/ui/x.py", "def draw() -> None:\n" + "    step()\n" * 59),
    ("src/evertill/ui/__init__.py", ""),
    ("src/evertill/ui/x.py", "class Rows:\n    '''Rows.'''\n    def data(self, index: int) -> None: ...\n"),
    ("src/evertill/devices/x.py", "try:\n    claim()\nexcept NotImplementedError:\n    pass\n"),
    ("src/evertill/ui/x.py", "class _View:\n    pass\n"),
    ("src/evertill/domain/x.py", "DATA_MATRIX = 1\nmetadata = 2\nneeds_manager = True\n"),
    ("tests/unit/test_x.py", "print(float(1))\n"),
    ("resources/help/x.md", "the folder ~/.local/share/evertill or /" + "var/lib/evertill\n"),
]


@pytest.mark.parametrize(("path", "code"), FINE)
def test_tidy_allowed_code_is_not_found(tmp_path: Path, path: str, code: str) -> None:
    assert _found(tmp_path, path, code) == set()


def test_tidy_module_without_docstring_is_found(tmp_path: Path) -> None:
    assert _found(tmp_path, "src/evertill/ui/x.py", "x = 1\n", head="") == {"docstrings"}


def test_tidy_module_with_long_docstring_is_found(tmp_path: Path) -> None:
    assert _found(tmp_path, "src/evertill/ui/x.py", "", head='"""A\n' + "B\n" * 5 + '"""\n') == {"docstrings"}


def _unused(root: Path) -> list[str]:
    return [finding.path for finding in check_tree(root) if finding.rule == "unused_modules"]


def test_tidy_modules_nobody_imports_are_found(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nscripts = { till = "evertill.cli.main:main" }\n')
    for path, code in {
        "src/evertill/__main__.py": "",
        "src/evertill/cli/main.py": "from evertill.ui import used\nimport evertill.ui.used_too\n",
        "src/evertill/cli/lazy.py": "",
        "src/evertill/cli/commands.py": "COMMANDS = ('evertill.cli.lazy:run',)\n",
        "src/evertill/ui/used.py": "from evertill.cli.commands import COMMANDS\n",
        "src/evertill/ui/used_too.py": "",
        "src/evertill/ui/alone.py": "import evertill.ui.alone\n",
        "src/evertill/journal/migrations/v0001.py": "",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(HEAD + code)
    assert _unused(tmp_path) == ["src/evertill/ui/alone.py"]


def test_tidy_package_that_sends_its_reader_to_a_module_that_went_is_found(tmp_path: Path) -> None:
    _found(tmp_path, "src/evertill/app/till.py", "")
    assert _found(tmp_path, "src/evertill/__init__.py", "", head='"""Read `app.till`."""\n') == set()
    assert _found(tmp_path, "src/evertill/__init__.py", "", head='"""Read `app.wiring`."""\n') == {"lost_signposts"}


@pytest.mark.long  # `scripts/check` looks through the repository too
def test_tidy_this_repository_is_tidy() -> None:
    findings = check_tree(ROOT)
    assert not findings, "\n".join(str(finding) for finding in findings)


def test_tidy_as_a_script_exit_status_tells(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "tidy.py"), str(tmp_path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    _found(tmp_path, "src/evertill/ui/__main__.py", "print('sold')\n")
    broken = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (broken.returncode, "src/evertill/ui/__main__.py:3" in broken.stdout) == (1, True)
