"""What fails a test by itself: a warning, an unexpected log message, a message from Qt; and what is left out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SAMPLES = """
import logging, warnings
import pytest, structlog
from PySide6.QtCore import QObject, Signal, qWarning

def test_fine(): logging.getLogger("till").info("sold")
def test_warning(): warnings.warn("old", DeprecationWarning, stacklevel=1)
def test_logged(): logging.getLogger("till").warning("The printer does not answer")
@pytest.mark.expects_log("printer does not answer")
def test_logged_expected(): logging.getLogger("till").warning("The printer does not answer")
def test_logged_structured(): structlog.get_logger("till").warning("The printer does not answer", port=9100)
@pytest.mark.expects_log("another")
def test_logged_other(): logging.getLogger("till").error("The printer does not answer")
def test_qt_message(): qWarning("no such signal")
def test_qt_exception(qtbot):
    class Bell(QObject):
        rung = Signal()
    bell = Bell()
    bell.rung.connect(lambda: 1 // 0)
    bell.rung.emit()
def test_logs_sent_elsewhere():
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = []
    logging.getLogger().setLevel(logging.CRITICAL)
def test_logged_after_that(): structlog.get_logger("till").warning("The printer does not answer", port=9100)
@pytest.mark.long
def test_long(): pass
"""


def _run(folder: Path, **environment: str) -> dict[str, str]:
    """Outcome by test, of the samples under this repository's conftest and settings."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_samples.py").write_text(SAMPLES)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "EVERTILL"))}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(ROOT / "pyproject.toml"),
        "-p",
        "no:cacheprovider",
        "-v",
    ]
    result = subprocess.run(
        [*command, "--tb=no", str(folder / "test_samples.py")],
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split() for line in result.stdout.splitlines() if "::test_" in line and "%]" in line]
    return {words[0].rpartition("::")[2]: words[1] for words in lines}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Outcomes of an ordinary run."""
    return _run(tmp_path_factory.mktemp("samples"))


@pytest.mark.parametrize("name", ["fine", "logged_expected"])
def test_run_expected_behaviour_passes(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[f"test_{name}"] == "PASSED"


@pytest.mark.parametrize(
    "name",
    ["warning", "logged", "logged_other", "logged_structured", "logged_after_that", "qt_message", "qt_exception"],
)
def test_run_unexpected_message_fails(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[f"test_{name}"] == "FAILED"


def test_run_ordinary_leaves_long_tests_out(outcomes: dict[str, str]) -> None:
    assert "test_long" not in outcomes


def test_run_long_has_long_tests(tmp_path: Path) -> None:
    assert _run(tmp_path, EVERTILL_LONG="1")["test_long"] == "PASSED"
