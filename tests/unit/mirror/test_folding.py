"""Folding: what looks alike to a person is alike, in any script, and a part folds to a part of the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.mirror.folding import START, Folding, index_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crème Brûlée", "creme brulee"),
        ("STRASSE straße", "strasse strasse"),
        ("Łódź Øresund Đorđe", "lodz oresund dorde"),
        ("İzmir ısı", "izmir isi"),
        ("Œuf æble þorn", "oeuf aeble thorn"),
        ("ΆΡΤΟΣ άρτος", "αρτοσ αρτοσ"),
        ("Ёлка", "елка"),
        ("ＦＵＬＬ　width", "full width"),
        ("ｶﾞ", "か゛".replace("か゛", "\u30ab\u3099")),
        ("مُحَمَّد", "محمد"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("don’t “quote” 5–6", 'don\'t "quote" 5-6'),
        ("tab\tnul\0bell\x07", "tab nul bell "),
        ("½ l", "1⁄2 l"),
        ("❤️ 👨‍👩‍👧", "❤ 👨👩👧"),
        ("lone \ud800 half", "lone   half"),
    ],
)
def test_fold_makes_alike_what_looks_alike(text: str, expected: str) -> None:
    assert Folding().fold(text) == expected


def test_fold_keeps_vowel_signs_that_make_another_syllable() -> None:
    folding = Folding()
    assert folding.fold("น้ำกะทิ") != folding.fold("นำกะท")
    assert folding.fold("हिन्दी") == "हिन्दी"


@given(st.text(), st.text())
def test_fold_of_two_texts_is_the_fold_of_both_together(left: str, right: str) -> None:
    folding = Folding()
    assert folding.fold(left) + folding.fold(right) == folding.fold(left + right)


@given(st.text())
def test_fold_leaves_no_control_character_and_nothing_to_fold(text: str) -> None:
    folding = Folding()
    folded = folding.fold(text)
    assert START not in folded
    assert "\0" not in folded
    folded.encode()
    assert folding.fold(folded) == folded


def test_index_terms_cover_every_part_of_a_word() -> None:
    assert set(index_terms(["choc"]).split()) == {"cho", "hoc", "oc", START + "ch", START + "cho", START + "choc"}
    assert set(index_terms(["ab", "c"]).split()) == {"ab", START + "ab", START + "c"}
