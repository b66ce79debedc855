"""Numbers of gift cards for tests: a key that everybody knows, and numbers that count."""

from evertill.domain.balances.card_number import CardHash, card_hash, made_number, plain_number
from evertill.kernel.secret import Secret

A_CARD_KEY = bytes(32)


class FakeCardNumbers:
    """Hashes under a key of zeros; a test may take the key away."""

    def __init__(self) -> None:
        self.has_key = True
        self.drawn: list[str] = []

    def hash_of(self, number: Secret) -> CardHash | None:
        """The keyed hash."""
        return card_hash(A_CARD_KEY, number.reveal()) if self.has_key else None

    def keep_key(self, key: Secret) -> None:
        """The backend gave it."""
        self.has_key = True

    def draw(self) -> Secret:
        """The next one."""
        number = made_number(lambda below: (len(self.drawn) + 1) * 7_919 % below)
        self.drawn.append(number)
        return Secret(number)


def hash_of(typed: str) -> CardHash:
    """As the fake hashes it."""
    plain = plain_number(typed)
    assert plain is not None
    return card_hash(A_CARD_KEY, plain)
