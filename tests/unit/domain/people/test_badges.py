"""Badges: found by verifiers alone, one digest for each salt, and nothing readable in a verifier."""

import hashlib

import pytest

from evertill.domain.people.badges import badge_verifier, find_badge, shared_salt

SALT = "00" * 16


def test_badge_is_found_by_its_verifier_alone() -> None:
    verifiers = [None, badge_verifier("BADGE-17", SALT), badge_verifier("BADGE-18", SALT)]

    assert find_badge(verifiers, "BADGE-18") == 2
    assert find_badge(verifiers, "BADGE-19") is None
    assert not any(verifier and "17" in verifier.split("$")[1] for verifier in verifiers)


def test_badges_of_one_salt_cost_one_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    verifiers = [badge_verifier(f"BADGE-{n}", SALT) for n in range(3)]
    made: list[bytes] = []
    digest = hashlib.scrypt

    def counted(code: bytes, **cost: object) -> bytes:
        made.append(code)
        return digest(code, **cost)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(hashlib, "scrypt", counted)

    assert find_badge(verifiers, "BADGE-2") == 2
    assert made == [b"BADGE-2"]


def test_badges_of_several_salts_are_found_and_the_first_salt_is_shared_on() -> None:
    first, second = badge_verifier("BADGE-17", SALT), badge_verifier("BADGE-17", "11" * 16)

    assert first != second
    assert find_badge([first, second], "BADGE-17") == 0
    assert shared_salt([None, "argon2$00$00", second, first]) == "11" * 16
    assert shared_salt([None]) is None


@pytest.mark.parametrize(
    "verifier", ["", "scrypt", "scrypt$$", "scrypt$zz$00", "scrypt$0$00", "argon2$00$00", "é$00$é"]
)
def test_badge_verifier_that_cannot_be_read_is_nobodys(verifier: str) -> None:
    assert find_badge([verifier], "BADGE-17") is None
