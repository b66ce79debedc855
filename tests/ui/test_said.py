"""Sentences from below the screens, in the operator's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from evertill.connectors import reasons
from evertill.ui.translation import read_language, speak
from evertill.ui.words import told

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
_BELOW = ROOT / "src" / "evertill"
_ON_PAPER = ("receipt_words.py", "till_words.py")
"""Their sentences are printed, in the words of the receipt's own language."""
SOURCES = (
    *(
        str(file.relative_to(_BELOW))
        for file in sorted((_BELOW / "operations").rglob("*.py"))
        if file.name not in _ON_PAPER
    ),
    "connectors/central/enrolment.py",
    "connectors/reasons.py",
    "devices/printer/sentences.py",
    "devices/scale/sentences.py",
    "domain/code_reading.py",
    "mirror/faults.py",
)
"""What reaches a screen: every operation, and the faults met every day. The command line stays English."""


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    """Speaks German for a test."""
    speak(FOLDER, "de")
    yield
    speak(FOLDER, "en")


def sentences(file: Path) -> set[str]:
    """Every sentence of a module that is no docstring, with `{}` for its places."""
    found: set[str] = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | parts:
            text = node.value
        if len(text) > 25 and " " in text and text.endswith("."):
            found.add(text)
    return found


def test_every_sentence_of_the_till_is_told_in_german() -> None:
    said = read_language(FOLDER, "de", "said")
    untold = {source: sorted(sentences(_BELOW / source) - said.keys()) for source in SOURCES}
    assert {source: texts for source, texts in untold.items() if texts} == {}


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
