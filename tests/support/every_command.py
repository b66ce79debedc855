"""Every command and question there is, made with a given text in each place where a person types freely."""

import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import evertill.operations
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command, Question
from evertill.operations.people.sign_off import SignOff
from tests.support.sales import A_DAY, A_MOMENT, an_item, money

Asked = Command[object] | Question[object]
Kind = Any  # some dataclass: their common type is known to type checkers alone


def every_kind() -> list[Kind]:
    """All commands and questions of `operations`, wherever they stand."""
    found: dict[str, Kind] = {}
    for module in pkgutil.walk_packages(evertill.operations.__path__, "evertill.operations."):
        members: list[tuple[str, Kind]] = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        for name, kind in members:
            if issubclass(kind, (Command, Question)) and is_dataclass(kind):
                found[f"{kind.__module__}.{name}"] = kind
    return [found[name] for name in sorted(found)]


def typed_into(kind: Kind, text: str) -> Iterator[tuple[str, Asked]]:
    """The command with the text in each of its free texts in turn, by the member's name."""
    for member in fields(kind):
        if _takes_text(member.type):
            values = {each.name: _value(each.type, each) for each in fields(kind)}
            made: dict[object, object] = {tuple[str, ...]: (text,), Mapping[str, str]: {"typed": text}}
            values[member.name] = made.get(member.type, text)
            yield member.name, kind(**values)


def _takes_text(annotation: object) -> bool:
    return annotation in (str, str | None, tuple[str, ...], Mapping[str, str])


def _value(annotation: object, member: object = None) -> object:
    default = getattr(member, "default", MISSING)
    if default is not MISSING:
        return default
    if getattr(member, "default_factory", MISSING) is not MISSING:
        return member.default_factory()  # type: ignore[attr-defined]  # it has one
    plain: dict[object, object] = {
        str: "something",
        int: 1,
        bool: False,
        Decimal: Decimal(1),
        Money: money("1.00"),
        Secret: Secret("1234"),
        datetime: A_MOMENT,
        date: A_DAY,
        bytes: b"",
        JsonObject: {},
    }
    if annotation in plain:
        return plain[annotation]
    if annotation is ScannedCode:
        return ScannedCode("4006381333931", None, A_MOMENT)
    return _made(annotation)


def _made(annotation: object) -> object:
    """A value of a type that is built of others."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return None if type(None) in arguments else _value(arguments[0])
    if origin is tuple:
        return ()
    if origin in (Mapping, dict):
        return {}
    if origin is not None and isinstance(origin, type) and issubclass(origin, Command):
        return SignOff()
    if isinstance(annotation, typing.NewType):
        return "01930000-0000-7000-9000-00000000ffff"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if annotation is type(an_item()):
        return an_item()
    if isinstance(annotation, type) and is_dataclass(annotation):
        return annotation(**{each.name: _value(each.type, each) for each in fields(annotation)})
    raise TypeError(f"say here how {annotation!r} is made, so that its command is tried with card numbers too")
