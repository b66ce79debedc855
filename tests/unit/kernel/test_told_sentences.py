"""Sentences in another language: found whole or by what they were made from; which language; Qt Linguist's files."""

import pytest

from evertill.kernel.told_sentences import Sentences, language_of, read_messages


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "de_AT", "LANG": "en_GB.UTF-8"}, "de"),
        ({"EVERTILL_LANGUAGE": "de-CH", "LC_ALL": "en_GB"}, "de"),
    ],
)
def test_language_is_the_first_that_the_environment_names(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_sentence_is_told_whole_or_by_the_longest_it_was_made_from() -> None:
    sentences = Sentences({"No.": "Nein.", "a {}": "ein {}", "a {} of {}": "ein {} aus {}", "wood": "Holz"})
    assert sentences.told("No.") == "Nein."
    assert sentences.told("a box of wood") == "ein box aus Holz"
    assert sentences.told("a box") == "ein box"
    assert sentences.told("Yes.") is None


def test_sentences_in_a_row_are_told_each() -> None:
    sentences = Sentences({"No.": "Nein.", "a {} is not.": "kein {}."})
    assert sentences.told("a box is not. No. Maybe.") == "kein box. Nein. Maybe."
    assert sentences.told("Maybe. Perhaps.") is None


def test_line_keeps_what_leads_it_in_and_what_nobody_translated() -> None:
    sentences = Sentences({"No.": "Nein."})
    assert sentences.tell("  No.") == "  Nein."
    assert sentences.tell("  Yes.") == "  Yes."


def test_only_finished_messages_are_read() -> None:
    xml = (
        '<TS version="2.1"><context><name>X</name>'
        "<message><source>Yes</source><translation>Ja</translation></message>"
        '<message><source>No</source><translation type="unfinished">Nein</translation></message>'
        "<message><source>Perhaps</source><translation></translation></message>"
        "<message><source>Never</source></message>"
        "</context></TS>"
    )
    assert read_messages(xml) == {"Yes": "Ja"}
