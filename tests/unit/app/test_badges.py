"""Badges: found by verifiers alone, one digest for each salt, and nothing readable in a verifier."""

import hashlib

import pytest

from evertill.app.badges import ScryptBadges, badge_verifier

SALT = "00" * 16


def test_badge_is_found_by_its_verifier_alone() -> None:
    verifiers = [None, badge_verifier("BADGE-17", SALT), badge_verifier("BADGE-18", SALT)]

    assert ScryptBadges().find(verifiers, "BADGE-18") == 2
    assert ScryptBadges().find(verifiers, "BADGE-19") is None
    assert not any(verifier and "17" in verifier.split("$")[1] for verifier in verifiers)


def test_badges_of_one_salt_cost_one_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    verifiers = [badge_verifier(f"BADGE-{n}", SALT) for n in range(3)]
    made: list[bytes] = []
    digest = hashlib.scrypt

    def counted(code: bytes, **cost: object) -> bytes:
        made.append(code)
        return digest(code, **cost)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(hashlib, "scrypt", counted)

    assert ScryptBadges().find(verifiers, "BADGE-2") == 2
    assert made == [b"BADGE-2"]


def test_badge_gets_a_salt_of_its_own_unless_told_otherwise() -> None:
    first, second = badge_verifier("BADGE-17"), badge_verifier("BADGE-17")

    assert first != second
    assert ScryptBadges().find([first, second], "BADGE-17") == 0


@pytest.mark.parametrize(
    "verifier", ["", "scrypt", "scrypt$$", "scrypt$zz$00", "scrypt$0$00", "argon2$00$00", "é$00$é"]
)
def test_badge_verifier_that_cannot_be_read_is_nobodys(verifier: str) -> None:
    assert ScryptBadges().find([verifier], "BADGE-17") is None
