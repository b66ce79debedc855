"""`dataclass` for values with slots, as the standard library's, but made when it is first needed.

Anything but `@dataclass(frozen=True, slots=True)` and `@dataclass(slots=True)` goes to the standard decorator; type
checkers see only that one. So does, for its fields, a value made from another, or with a member that is no field.
"""

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

__all__ = ["dataclass"]

# The standard decorator writes and compiles six methods for every class it meets. A till is made of four hundred values
# before its first scan and uses a third of them, most once or twice, so that was the largest part of its cold start.
# Here comparing, hashing and showing are shared functions; the first values of a class are filled field by field, and
# `__init__` is compiled when more are made. It sets the slots by their descriptors, which is also faster than what the
# standard library's does; for a value of many fields it is quicker still to let the value be of a class that may change
# while it is filled. The fields are looked at by the standard library only when somebody asks for them, for that
# alone is the greater part of its work.

Made: TypeAlias = Any  # what a decorator makes of a class has members that no checker can know

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Made:
        """As `dataclasses.dataclass`."""

        def make(wanted: type) -> type:
            is_value = options in _OPTIONS and not _OWN.intersection(vars(wanted))
            if not is_value:
                return dataclasses.dataclass(wanted, **options)
            return _value(wanted, is_frozen="frozen" in options)

        return make if cls is None else make(cls)


_OPTIONS = ({"frozen": True, "slots": True}, {"slots": True})
_OWN = frozenset({"__init__", "__eq__", "__setattr__", "__delattr__", "__getstate__", "__setstate__"})
_UNSET = object()
_FEW = 3
"""Values of a class until it is worth compiling `__init__` for: that takes as long as filling sixty."""
_MANY_FIELDS = 5
"""From here on two changes of the class cost less than setting each slot by its descriptor."""
_set_class = vars(object)["__class__"].__set__


class _Part:
    """One field as `__init__` sees it."""

    __slots__ = ("default", "is_by_name", "is_given", "make", "name")

    def __init__(self, name: str, default: object, make: Made, *, is_given: bool, is_by_name: bool) -> None:
        self.name = name
        self.default = default
        self.make = make
        self.is_given = is_given
        self.is_by_name = is_by_name


def _value(cls: type, *, is_frozen: bool) -> Made:
    """The class with slots and our own methods; its fields are read from it when they are first asked for."""
    names = _own_fields(cls)
    if names is None:
        made: Made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=True)
        compared = [each.name for each in dataclasses.fields(made) if each.compare]
        for name, method in _methods(cls, compared, is_frozen=is_frozen).items():
            setattr(made, name, method)
        init = _first_init(made, lambda: [_part(each.name, each) for each in dataclasses.fields(made)])
    else:
        given = {name: vars(cls)[name] for name in names if name in vars(cls)}
        fields = {name: each for name, each in given.items() if isinstance(each, dataclasses.Field)}
        body = {name: each for name, each in vars(cls).items() if name not in _NOT_WITH_SLOTS and name not in names}
        body["__slots__"] = names
        body["__match_args__"] = tuple(
            name for name in names if name not in fields or (fields[name].init and fields[name].kw_only is not True)
        )
        compared = [name for name in names if name not in fields or fields[name].compare]
        body |= _methods(cls, compared, is_frozen=is_frozen)
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        made.__dataclass_fields__ = _Fields(cls, made)
        init = _first_init(made, lambda: [_part(name, given.get(name, dataclasses.MISSING)) for name in names])
    init.__name__ = "__init__"
    init.__qualname__ = f"{made.__qualname__}.__init__"
    made.__init__ = init
    return made


_NOT_WITH_SLOTS = frozenset({"__dict__", "__weakref__"})


def _own_fields(cls: type) -> tuple[str, ...] | None:
    """The names of the fields; None when there are others than those written here."""
    annotations = vars(cls).get("__annotations__", {})
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__) or any(
        map(_is_no_field, annotations.values())
    ):
        return None
    return tuple(annotations)


def _is_no_field(annotation: Made) -> bool:
    """Whether the standard library takes this for something else; what might be is left to it to tell."""
    if annotation.__class__ is type:
        return False
    if isinstance(annotation, str):
        return any(word in annotation for word in ("ClassVar", "InitVar", "KW_ONLY"))
    return (
        annotation is dataclasses.KW_ONLY
        or isinstance(annotation, dataclasses.InitVar)
        or ClassVar in (annotation, getattr(annotation, "__origin__", None))
    )


class _Fields:
    """Stands where a class has its fields, until they are asked for."""

    def __init__(self, cls: type, made: Made) -> None:
        self._cls = cls
        self._made = made

    def __get__(self, value: object, owner: object) -> object:
        read: Made = dataclasses.dataclass(self._cls, init=False, repr=False, eq=False)
        self._made.__dataclass_params__ = read.__dataclass_params__
        self._made.__dataclass_fields__ = read.__dataclass_fields__
        return read.__dataclass_fields__


def _part(name: str, written: Made) -> _Part:
    """By what the class has for the field: a default, or `field(...)`, or nothing."""
    if isinstance(written, dataclasses.Field):
        by_name = written.kw_only is True
        return _Part(name, written.default, written.default_factory, is_given=written.init, is_by_name=by_name)
    return _Part(name, written, dataclasses.MISSING, is_given=True, is_by_name=False)


def _first_init(made: Made, list_parts: Callable[[], list[_Part]]) -> Made:
    """The one until it is compiled; what it cannot fill is told by the compiled one, as Python tells it."""
    parts: list[_Part] = []
    count = 0

    def init(self: Made, *given: object, **named: object) -> None:
        nonlocal parts, count
        parts, count = parts or list_parts(), count + 1
        filled = _filled(parts, given, named) if count <= _FEW else None
        if filled is None:
            made.__init__ = _compiled_init(made, parts)
            made.__init__(self, *given, **named)
            return
        for name, value in filled.items():
            object.__setattr__(self, name, value)
        if hasattr(made, "__post_init__"):
            self.__post_init__()

    return init


def _filled(parts: list[_Part], given: tuple[object, ...], named: dict[str, object]) -> dict[str, object] | None:
    """Each field's value; None when these arguments make no value."""
    by_place = [part.name for part in parts if part.is_given and not part.is_by_name]
    taken = dict(zip(by_place, given, strict=False))
    if len(given) > len(by_place) or taken.keys() & named.keys():
        return None
    taken |= named
    filled: dict[str, object] = {}
    for part in parts:
        if part.is_given and part.name in taken:
            filled[part.name] = taken.pop(part.name)
        elif part.make is not dataclasses.MISSING:
            filled[part.name] = part.make()
        elif part.default is not dataclasses.MISSING:
            filled[part.name] = part.default
        else:
            return None
    return None if taken else filled


def _methods(cls: type, compared: list[str], *, is_frozen: bool) -> Mapping[str, Made]:
    """All but `__init__`. What may change has no hash."""
    equal, hashed = _comparison(compared)
    methods: dict[str, Made] = {
        "__eq__": equal,
        "__hash__": vars(cls).get("__hash__", hashed if is_frozen else None),
        "__repr__": vars(cls).get("__repr__", _shown),
    }
    if is_frozen:
        methods |= {
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__getstate__": _state,
            "__setstate__": _put_state,
        }
    return methods


def _compiled_init(made: Made, parts: list[_Part]) -> Made:
    """`__init__` with the fields' names and defaults; what it is given goes into the slots."""
    known: dict[str, Made] = {"_UNSET": _UNSET}
    parameters: list[str] = []
    by_name: list[str] = []
    values: dict[str, str] = {}
    for part in parts:
        name = part.name
        value = name
        if part.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = part.default
            parameter = f"{name}=_default_{name}"
        elif part.make is not dataclasses.MISSING:
            known[f"_make_{name}"] = part.make
            parameter = f"{name}=_UNSET"
            value = f"_make_{name}() if {name} is _UNSET else {name}"
        else:
            parameter = name
        if not part.is_given:
            value = f"_make_{name}()" if f"_make_{name}" in known else f"_default_{name}"
        else:
            (by_name if part.is_by_name else parameters).append(parameter)
        values[name] = value
    if by_name:
        parameters += ["*", *by_name]
    body = _filling(made, values, known)
    if hasattr(made, "__post_init__"):
        body.append("    self.__post_init__()")
    exec(f"def __init__({', '.join(['self', *parameters])}):\n" + "\n".join(body or ["    pass"]), known)
    compiled: Made = known["__init__"]
    compiled.__qualname__ = f"{made.__qualname__}.__init__"
    compiled.__module__ = made.__module__
    return compiled


def _filling(made: Made, values: Mapping[str, str], known: dict[str, Made]) -> list[str]:
    """The lines that put each value into its slot; `known` gets the names they use."""
    plain = [f"    self.{name} = {value}" for name, value in values.items()]
    if made.__setattr__ is object.__setattr__:
        return plain
    known |= {f"_set_{name}": getattr(made, name).__set__ for name in values}
    one_by_one = [f"    _set_{name}(self, {value})" for name, value in values.items()]
    if len(values) < _MANY_FIELDS or made.__bases__ != (object,):
        return one_by_one
    twin = type(made.__name__, (), {"__slots__": made.__slots__})
    known |= {"_made": made, "_twin": twin, "_set_class": _set_class}
    as_twin = ["    _set_class(self, _twin)", *plain, "    self.__class__ = _made"]
    # A class made from this one, without slots of its own, has another layout.
    branches = ["    if self.__class__ is _made:", *as_twin, "    else:", *one_by_one]
    return [line if line in (branches[0], "    else:") else f"    {line}" for line in branches]


def _comparison(names: list[str]) -> tuple[Callable[[Made, object], Made], Callable[[Made], int]]:
    """`__eq__` and `__hash__` over the fields that take part; values of another class are never equal."""
    parts: Callable[[Made], Made] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Made, other: object) -> Made:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or parts(self) == parts(other)

    def hashed(self: Made) -> int:
        return hash(parts(self))

    return equal, hashed


@recursive_repr()
def _shown(self: Made) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Made) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _put_state(self: Made, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
