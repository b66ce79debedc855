"""Badges are found and made by `domain.people.badges`; the salt of a shop's first badge is drawn here."""

import secrets
from collections.abc import Iterable, Sequence

from evertill.domain.people import badges


class ScryptBadges:
    """Finds verifiers."""

    def find(self, verifiers: Sequence[str | None], code: str) -> int | None:
        """Which of the verifiers is this code's."""
        return badges.find_badge(verifiers, code)


def badge_verifier(code: str, salt: str | None = None) -> str:
    """The verifier to keep for a badge; give the salt that the shop's other badges have."""
    return badges.badge_verifier(code, secrets.token_hex(16) if salt is None else salt)


def badge_among(code: str, verifiers: Iterable[str | None]) -> str:
    """The verifier of one more badge of this shop."""
    return badge_verifier(code, badges.shared_salt(verifiers))
