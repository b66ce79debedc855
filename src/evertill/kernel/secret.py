"""Secrets that cannot slip into a log: their text form is stars."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A token, PIN or key; only `reveal` gives it."""

    _value: str

    def reveal(self) -> str:
        """The secret itself; call it only where it is used."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(*****)"

    __str__ = __repr__
