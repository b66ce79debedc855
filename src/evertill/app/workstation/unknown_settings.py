"""Members of settings.json that this release does not know: misspelt ones stop the start, those of a later release are
told of."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import get_type_hints

from evertill.kernel.values import dataclass

_ALIKE = 0.8
"""How near a name must come to a known one, of at most 1, to be that one misspelt."""


@dataclass(frozen=True, slots=True)
class UnknownMember:
    """A member by its dotted name, and what it was probably meant to be."""

    name: str
    meant: str | None


def unknown_members(stored: object, part: type, before: str = "") -> Iterator[UnknownMember]:
    """All of them, in the order of the file; `part` is the dataclass that says which members there are."""
    if not isinstance(stored, Mapping):
        return
    kinds = get_type_hints(part)
    for name, value in stored.items():
        if name not in kinds:
            meant = _nearest(str(name), kinds)
            yield UnknownMember(f"{before}{name}", None if meant is None else f"{before}{meant}")
        elif is_dataclass(kinds[name]):
            yield from unknown_members(value, kinds[name], f"{before}{name}.")


def _nearest(name: str, known: Mapping[str, object]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=_ALIKE)), None)
