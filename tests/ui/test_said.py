"""Sentences from below the screens, in the operator's language."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from evertill.connectors import reasons
from evertill.devices.transport.byte_transport import FaultWords
from evertill.ui.translation import read_language, speak
from evertill.ui.words import told
from tests.support.said_texts import sentences, template

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
_BELOW = ROOT / "src" / "evertill"
_ON_PAPER = ("receipt_words.py", "till_words.py")
"""Their sentences are printed, in the words of the receipt's own language."""
_OF_VERIFY = ("verify*.py", "customers.py")
"""Told on the command line alone: `tests/unit/cli/test_language.py`."""
SOURCES = (
    *(
        str(file.relative_to(_BELOW))
        for package in ("app", "connectors", "journal", "kernel", "mirror", "operations")
        for file in sorted((_BELOW / package).rglob("*.py"))
        if file.name not in _ON_PAPER and not any(fnmatch(file.name, name) for name in _OF_VERIFY)
    ),
    "devices/printer/sentences.py",
    "devices/scale/sentences.py",
    "domain/rows/catalogue_rows.py",
    "domain/codes/code_reading.py",
    "domain/codes/gtin.py",
    "domain/rows/option_cells.py",
    "mirror/catalogue_claims.py",
    "mirror/catalogue_file.py",
)
"""What reaches a screen or the command line: every operation, and every fault, those that keep a till from starting."""

_CENTRAL = ROOT / "src" / "evertill_central"
_OF_THE_SHELL = ("load_files.py", "row_rules.py", "write_rows.py", "admin.py", "*schemas.py", "openapi.py", "shapes.py")
"""Who writes rows or reads the contract meets them, never a till."""
_TO_CUSTOMERS = ("notices",)
"""Letters of central's own, and what it keeps of their way."""
_MEANINGS = ("SHA-256 of", "Last version", "Long polls", "By return", "Facts with the same", "Units the till")
"""Words of the contract beside the calls."""
OF_CENTRAL = (
    *(
        file
        for package in ("api", "services")
        for file in sorted((_CENTRAL / package).rglob("*.py"))
        if not any(fnmatch(file.name, name) for name in _OF_THE_SHELL) and file.parent.name not in _TO_CUSTOMERS
    ),
    _BELOW / "domain" / "people" / "team_exceptions.py",
    _BELOW / "domain" / "stock" / "transfer.py",
)
"""What central refuses with, remarks on a fact or makes a task of, which the till shows."""


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    """Speaks German for a test."""
    speak(FOLDER, "de")
    yield
    speak(FOLDER, "en")


def calls(name: str) -> Iterator[list[str]]:
    """The texts that are handed to every call of this name below `devices`, with `{}` for their places."""
    for file in sorted((_BELOW / "devices").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and name in {getattr(called, "attr", ""), getattr(called, "id", "")}:
                yield [text for argument in node.args if (text := template(argument))]


def test_every_sentence_of_the_till_is_told_in_german() -> None:
    said = read_language(FOLDER, "de", "said") | read_language(FOLDER, "de", "shell")
    untold = {source: sorted(sentences(_BELOW / source) - said.keys()) for source in SOURCES}
    assert {source: texts for source, texts in untold.items() if texts} == {}


def test_whatever_central_tells_a_till_is_told_in_german() -> None:
    said = read_language(FOLDER, "de", "said")
    texts = {text for file in OF_CENTRAL for text in sentences(file) if not text.startswith(_MEANINGS)}
    assert len(texts) > 150
    assert sorted(texts - said.keys()) == []


@pytest.mark.usefixtures("german")
def test_task_of_central_is_told_whole_with_what_it_found_within() -> None:
    task = "Transfer T-1: Carton C-2 was received before; it is counted once. MUG: sent 5, received 4."
    assert told(task) == "Umlagerung T-1: Karton C-2 kam schon an; er zählt einmal. MUG: gesendet 5, angekommen 4."


def test_every_fault_of_a_device_is_told_in_german() -> None:
    """A fault's sentence is made of the device, what happened, what it means and what to do."""
    said = read_language(FOLDER, "de", "said")
    words = {text for texts in calls("FaultWords") for text in texts}
    happened, remedies = zip(*(texts for texts in calls("fault") if len(texts) == 2), strict=True)
    through_queues = {f"({{}}) {text}" for texts in calls("_fault") for text in texts}
    whole = {f"The {{}} {text}; {{}}. {{}}." for text in {*happened, *through_queues} if text != "({}) {}"}
    assert sorted({*words, *remedies, *whole} - said.keys()) == []


@pytest.mark.usefixtures("german")
def test_fault_of_a_device_is_told_with_its_address_and_its_reason() -> None:
    words = FaultWords("receipt printer", "sales go on and receipts wait in this till")
    fault = words.fault(
        "cannot be reached at 192.0.2.20:9100 (no answer)",
        "Check that it is switched on and connected to the shop's network",
    )
    assert told(fault.text) == (
        "Bondrucker: unter 192.0.2.20:9100 nicht erreichbar (keine Antwort); verkauft wird weiter, die Bons warten in "
        "der Kasse. Prüfen, ob es eingeschaltet und am Netz des Ladens ist."
    )


def test_said_sentences_keep_their_places() -> None:
    said = read_language(FOLDER, "de", "said")
    assert {text for text, german in said.items() if text.count("{}") != german.count("{}")} == set()


@pytest.mark.usefixtures("german")
def test_sentence_is_told_with_what_it_speaks_of() -> None:
    assert told("Alteration (long) is sold by the piece, so nothing was added; key a whole number.").startswith(
        "Alteration (long) wird stückweise verkauft"
    )


@pytest.mark.usefixtures("german")
def test_sentence_within_a_sentence_is_told_too() -> None:
    assert "die Kasse verkauft weiter" in told(reasons.LATE)


@pytest.mark.usefixtures("german")
def test_sentence_nobody_translated_stays_as_it_is() -> None:
    assert told("Something quite new, so nothing was changed.") == "Something quite new, so nothing was changed."
    assert told("") == ""


def test_english_stays_english(qtbot: QtBot) -> None:
    assert QCoreApplication.instance() is not None
    assert told(reasons.LATE) == reasons.LATE
