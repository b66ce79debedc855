"""Numbers of gift cards: read as keyed, hashed under a key, made so that no payment card's can be one of them."""

import pytest

from evertill.domain.balances.card_number import (
    MADE_DIGITS,
    card_hash,
    check_digit,
    grouped,
    is_misread,
    last_four,
    made_number,
    plain_number,
)
from evertill.domain.codes.card_guard import looks_like_card_number


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("7000 0000-0000 1234", "7000000000001234"),
        ("ab12cd", "AB12CD"),
        ("12345", None),
        ("1" * 33, None),
        ("12345;", None),
        ("", None),
    ],
)
def test_number_is_read_as_it_was_keyed_and_what_is_none_is_not(typed: str, plain: str | None) -> None:
    assert plain_number(typed) == plain


def test_hash_depends_on_key_and_number() -> None:
    hashes = {card_hash(key, number) for key in (b"a" * 32, b"b" * 32) for number in ("123456", "123457")}
    assert len(hashes) == 4
    assert all(len(one) == 64 for one in hashes)


def test_hash_is_hmac_sha_256_as_anybody_computes_it() -> None:
    # RFC 4231, test case 2.
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert card_hash(b"Jefe", "what do ya want for nothing?") == expected


def test_made_number_has_its_check_digit_and_is_no_payment_card() -> None:
    number = made_number(lambda below: below - 1)
    assert len(number) == MADE_DIGITS
    assert number == "9" * 19 + check_digit("9" * 19)
    assert not is_misread(number)
    assert not looks_like_card_number(number)


@pytest.mark.parametrize("place", range(MADE_DIGITS))
def test_one_digit_keyed_wrong_is_noticed(place: int) -> None:
    number = made_number(lambda below: 123_456_789_012_345_678 % below)
    wrong = number[:place] + str((int(number[place]) + 3) % 10) + number[place + 1 :]
    assert is_misread(wrong)


def test_number_printed_elsewhere_has_whatever_digits_it_has() -> None:
    assert not is_misread("7000000000001234")
    assert not is_misread("A" * MADE_DIGITS)


def test_check_digit_is_that_of_iso_7812() -> None:
    assert check_digit("7992739871") == "3"


def test_number_is_shown_in_fours_and_by_its_last_four() -> None:
    assert grouped("12345678901234567890") == "1234 5678 9012 3456 7890"
    assert last_four("12345678901234567890") == "7890"
