"""What the body of a transaction says, read with its types.

A member that is not what it should be is a ValueError that names it: the body is damaged, or of another kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, TypeGuard

from evertill.kernel.canonical import Json

Members: TypeAlias = Mapping[str, Json]


def objects(members: Members, name: str) -> Sequence[Members]:
    """A list of objects that must be there."""
    found = members.get(name)
    if not _are_objects(found):
        raise ValueError(f"{name} is no list of objects")
    return found


def objects_if_any(members: Members, name: str) -> Sequence[Members]:
    """A list of objects that stands there only where there are any."""
    return () if members.get(name) is None else objects(members, name)


def member_object(members: Members, name: str) -> Members | None:
    """An object that stands there only where there is one."""
    found = members.get(name)
    if found is None or isinstance(found, dict):
        return found
    raise ValueError(f"{name} is no object")


def whole(members: Members, name: str) -> int:
    """A whole number that must be there."""
    found = members.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise ValueError(f"{name} is no whole number")
    return found


def whole_if_any(members: Members, name: str) -> int | None:
    """A whole number that stands there only where it is known."""
    return None if members.get(name) is None else whole(members, name)


def text(members: Members, name: str) -> str:
    """A text that must be there."""
    found = members.get(name)
    if not isinstance(found, str):
        raise ValueError(f"{name} is no text")
    return found


def text_if_any(members: Members, name: str) -> str:
    """A text, empty where it is absent."""
    return "" if members.get(name) is None else text(members, name)


def decimal(members: Members, name: str) -> Decimal:
    """A finite decimal, as rates and unit prices are written."""
    try:
        number = Decimal(text(members, name))
    except InvalidOperation as error:
        raise ValueError(f"{name} is no number") from error
    if not number.is_finite():
        raise ValueError(f"{name} is no number")
    return number


def modifiers(line: Members) -> Iterator[tuple[str, int]]:
    """Why a line costs another amount than listed: the source, and what it takes off (below zero) or puts on."""
    found = line.get("modifiers")
    if found is None:
        return
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise ValueError("the modifiers are no list")
    for modifier in found:
        match modifier:
            case [str(source), int(amount), *_]:
                yield source, amount
            case _:
                raise ValueError("a modifier is no source and amount")


def _are_objects(found: Json) -> TypeGuard[Sequence[Members]]:
    return isinstance(found, list) and _OBJECT.issuperset(map(type, found))


_OBJECT = frozenset({dict})
