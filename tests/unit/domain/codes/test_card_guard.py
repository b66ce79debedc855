"""A UUID is no card's number, whatever digits it is made of; a card's number beside one still is."""

import pytest

from evertill.domain.codes.card_guard import holds_card_number, masked, passes_luhn

# Its last two groups would do for a card.
AN_ID = "0193abcd-4111-7111-8111-111111111112"
CARD = "4111 1111 1111 1111"


def test_an_id_could_be_taken_for_a_card() -> None:
    assert passes_luhn("8111111111111112")


@pytest.mark.parametrize("text", [AN_ID, AN_ID.upper(), f"order {AN_ID}, again {AN_ID}."])
def test_id_is_no_card_number(text: str) -> None:
    assert not holds_card_number(text)
    assert masked(text) == text


@pytest.mark.parametrize("text", [f"{AN_ID} {CARD}", f"{CARD}, {AN_ID}", f"{AN_ID}/{CARD}/{AN_ID}"])
def test_card_number_beside_an_id_is_found_and_masked(text: str) -> None:
    assert holds_card_number(text)
    assert masked(text) == text.replace(CARD, "**** **** **** 1111")


@pytest.mark.parametrize(("text", "is_card"), [("4111111111", False), ("⑪⑪", False), ("⑪⑪⑪⑪⑪⑬⑱", True)])
def test_short_text_holds_a_card_only_where_its_signs_stand_for_more_digits(text: str, is_card: bool) -> None:
    assert holds_card_number(text) is is_card


@pytest.mark.parametrize("text", [f"x{AN_ID}", f"{AN_ID}x", AN_ID.replace("-7", "-9")])
def test_what_only_begins_like_an_id_is_looked_through(text: str) -> None:
    assert holds_card_number(text)
