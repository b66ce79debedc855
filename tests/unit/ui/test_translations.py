"""Translations: every text of the screens is there, with the same places, and Qt's tools can read the file."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evertill.kernel.told_sentences import Sentences
from evertill.ui.translated_texts import SAID_FOLDER, read_language, read_translations
from tests.support.device_texts import device_texts
from tests.support.ui_texts import screen_texts

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"
FILES = sorted((FOLDER / "de").glob("*.ts"))
PLACE = re.compile(r"\{\w+\}")
SOURCE = re.compile(r"<source>(.*?)</source>", re.DOTALL)


@pytest.fixture(scope="module")
def german() -> dict[str, str]:
    """The finished messages."""
    return read_language(FOLDER, "de")


def test_german_has_every_text(german: dict[str, str]) -> None:
    assert sorted(screen_texts() - german.keys()) == []


def test_german_has_nothing_that_is_not_said_any_more(german: dict[str, str]) -> None:
    assert sorted(german.keys() - screen_texts()) == []


def test_german_fills_in_the_same_places(german: dict[str, str]) -> None:
    differing = [text for text, said in german.items() if set(PLACE.findall(text)) != set(PLACE.findall(said))]
    assert differing == []


def test_german_says_each_text_in_one_file_only() -> None:
    """What several parts of the program say stands in `common.ts`, once."""
    files: dict[str, list[str]] = {}
    for file in FILES:
        for text in SOURCE.findall(file.read_text(encoding="utf-8")):
            files.setdefault(text, []).append(file.name)
    assert {text: names for text, names in files.items() if len(names) > 1} == {}


def unlike_one_text(path: Path) -> list[str]:
    """Messages that are not one text and its one translation: what a bad merge of two makes."""
    return [
        f"{path.name}: {message.findtext('source')}"
        for message in ElementTree.parse(path).iter("message")
        if sorted(child.tag for child in message if child.tag in {"source", "translation"}) != ["source", "translation"]
    ]


def test_each_message_is_one_text_and_its_translation() -> None:
    assert [found for file in sorted(FOLDER.rglob("*.ts")) for found in unlike_one_text(file)] == []


def test_two_messages_merged_into_one_are_found(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(
        "<TS><context><message><source>Yes</source><translation>Ja</translation>"
        "<source>No</source><translation>Nein</translation></message></context></TS>",
        encoding="utf-8",
    )
    assert unlike_one_text(file) == ["x.ts: Yes"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_german_file_is_read_by_lrelease(tmp_path: Path, file: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("this installation of Qt has no lrelease")
    made = tmp_path / "evertill_de.qm"
    subprocess.run([str(tool), str(file), "-qm", str(made)], check=True, capture_output=True, timeout=60)
    assert made.stat().st_size > 100


TOLD_PARTS = ("payment_terminal", "label_printer/dialogue.py", "network_search.py")


def test_german_tells_what_devices_say_in_its_own_words(german: dict[str, str]) -> None:
    said = Sentences(read_language(FOLDER, "de", SAID_FOLDER))
    texts = device_texts(*TOLD_PARTS)
    assert len(texts) > 100
    assert sorted(text for text in texts if text not in german and said.told(text) is None) == []


def test_reason_of_a_terminal_is_told_in_german_within_the_sentence_it_stands_in() -> None:
    said = Sentences(read_language(FOLDER, "de", SAID_FOLDER))
    told = said.told(
        "The card was declined (the card is blocked), so nothing was charged; try another card, or take cash."
    )
    assert told is not None
    assert "(die Karte ist gesperrt)" in told


def test_unfinished_messages_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(
        '<TS version="2.1"><context><name>Evertill</name>'
        "<message><source>Yes</source><translation>Ja</translation></message>"
        '<message><source>No</source><translation type="unfinished">Nein</translation></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    assert read_translations(file) == {"Yes": "Ja"}
