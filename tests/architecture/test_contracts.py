"""Packages import each other as drawn; and the contracts that say so do catch what they forbid."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

BREACHES = {
    "one-way": ("evertill/domain/breach.py", "import evertill.ports"),
    "operations-for-ui-and-app": ("evertill/cli/breach.py", "import evertill.operations"),
    "sync-for-app": ("evertill/ui/breach.py", "import evertill.sync"),
    "core-without-libraries": ("evertill/operations/breach.py", "import sqlite3"),
    "domain-is-pure": ("evertill/domain/breach.py", "import random"),
    "databases-in-the-stores": ("evertill/connectors/breach.py", "import sqlalchemy"),
    "qt-in-the-screens": ("evertill/devices/breach.py", "from PySide6.QtCore import QObject"),
    "ports-of-devices-in-devices": ("evertill/ui/breach.py", "import serial"),
    "http-in-connectors": ("evertill/mirror/breach.py", "import httpx"),
    "devices-apart": ("evertill/devices/printer/breach.py", "import evertill.devices.scanner"),
    "connectors-apart": ("evertill/connectors/central/breach.py", "import evertill.connectors.vendure"),
    "central-shares-the-rules-only": ("evertill_central/breach.py", "import evertill.ports"),
    "till-without-central": ("evertill/app/breach.py", "import evertill_central"),
    "central-layers": ("evertill_central/store/breach.py", "import evertill_central.api"),
    "no-cycles": ("evertill/kernel/breach.py", "import evertill.kernel.other"),
}


def _contracts() -> configparser.ConfigParser:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    return contracts


def _lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_of_this_source_are_kept() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("kind", ["devices", "connectors"])
def test_contracts_every_family_is_named(kind: str) -> None:
    named = re.findall(r"\((\w+)\)", _contracts()[f"importlinter:contract:{kind}-apart"]["layers"])
    folders = {path.parent.name for path in (ROOT / "src" / "evertill" / kind).glob("*/__init__.py")}
    assert folders <= set(named)


def test_contracts_breaches_cover_every_contract() -> None:
    named = {section.rpartition(":")[2] for section in _contracts().sections() if ":contract:" in section}
    assert named == set(BREACHES)


@pytest.fixture(scope="module")
def breached(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare tree of the same packages in which every contract is broken once."""
    folder = tmp_path_factory.mktemp("breached")
    shutil.copy(ROOT / ".importlinter", folder)
    layers = "cli app ui journal mirror devices connectors operations sync ports domain kernel".split()
    packages = [f"evertill.{layer}" for layer in layers]
    packages += ["evertill", "evertill_central", "evertill_central.api", "evertill_central.store"]
    packages += ["evertill.devices.printer", "evertill.devices.scanner"]
    packages += ["evertill.connectors.central", "evertill.connectors.vendure"]
    for package in packages:
        path = folder.joinpath("src", *package.split("."))
        path.mkdir(parents=True, exist_ok=True)
        (path / "__init__.py").write_text('"""Empty."""\n')
    (folder / "src/evertill/kernel/other.py").write_text("import evertill.kernel.breach\n")
    for path_below, line in BREACHES.values():
        with (folder / "src" / path_below).open("a") as file:
            file.write(line + "\n")
    return folder


@pytest.fixture(scope="module")
def verdicts(breached: Path) -> dict[str, str]:
    """What import-linter says of each contract of the breached tree."""
    lines = _lint(breached).stdout.splitlines()
    contracts = _contracts()
    names = {section.rpartition(":")[2]: contracts[section].get("name", "") for section in contracts.sections()}
    return {
        key: next((line.rpartition(" ")[2] for line in lines if line.startswith(f"{name} ")), "absent")
        for key, name in names.items()
    }


@pytest.mark.parametrize("contract", BREACHES)
def test_contract_with_a_breach_is_broken(verdicts: dict[str, str], contract: str) -> None:
    assert verdicts[contract] == "BROKEN"
