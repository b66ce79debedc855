"""Numbers of gift cards, as operations see them: hashed under the shop's key, drawn anew, never kept."""

from typing import Protocol

from evertill.domain.balances.card_number import CardHash
from evertill.kernel.secret import Secret


class CardNumbers(Protocol):
    """Fulfilled by `app`, which keeps the key that the backend gave."""

    def hash_of(self, number: Secret) -> CardHash | None:
        """The keyed hash of a plain number; None while the backend has not given this till its key."""
        ...

    def draw(self) -> Secret:
        """A number that nobody had before and nobody can guess."""
        ...

    @property
    def has_key(self) -> bool:
        """Whether the backend has given its key."""
        ...

    def keep_key(self, key: Secret) -> None:
        """The backend gives its key, in base64; SettingsFault when it is none, or cannot be kept."""
        ...


class NoCardNumbers:
    """A till that stands by itself keeps no balances."""

    has_key = False

    def hash_of(self, number: Secret) -> CardHash | None:
        """None."""
        del number
        return None

    def draw(self) -> Secret:
        """Nothing."""
        return Secret("")

    def keep_key(self, key: Secret) -> None:
        """There is nobody who would give one."""
        del key
