"""Values behave as the standard library's frozen dataclasses do, though they are made in another way."""

import copy
import dataclasses
import pickle
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, field, fields, replace
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from evertill.kernel.values import dataclass

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Plain:
    """Of every kind of field."""

    shared: ClassVar[int] = 7
    name: str
    count: int = 3
    parts: list[int] = field(default_factory=list)
    note: str = field(default="-", compare=False, repr=False)
    unit: str = field(default="g", kw_only=True)


@dataclass(frozen=True, slots=True)
class Named:
    """Looked for by its name."""

    name: str
    count: int

    def __hash__(self) -> int:
        return hash(self.name)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same by the standard library."""

    shared: ClassVar[int] = 7
    name: str
    count: int = 3
    parts: list[int] = field(default_factory=list)
    note: str = field(default="-", compare=False, repr=False)
    unit: str = field(default="g", kw_only=True)


@dataclass(frozen=True, slots=True)
class Many:
    """Of so many fields that they are filled in another way than those of few."""

    a: int
    b: str
    c: list[str] = field(default_factory=list, compare=False)
    d: float = 1.5
    e: bool = True


class More(Many):
    """Made from it, with words of its own."""

    @property
    def both(self) -> str:
        """The first two."""
        return f"{self.a}{self.b}"


@dataclass(frozen=True, slots=True)
class Empty:
    """Without any field."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Refuses what does not fit, and has a field that nobody gives."""

    low: int
    high: int
    made: list[int] = field(init=False, default_factory=list)
    kind: str = field(init=False, default="range")

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("upside down")


@dataclass(frozen=True, slots=True)
class Base(Generic[Thing]):
    """What another is made from."""

    thing: Thing

    def __repr__(self) -> str:
        return "a base"


@dataclass(frozen=True, slots=True)
class Derived(Base[str]):
    """With a field more."""

    extra: int = 1


@dataclass(frozen=True, slots=True)
class OwnEquality:
    """Compared by its own rule, so left to the standard decorator."""

    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnEquality) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return hash(self.text.lower())


@dataclass(frozen=True, slots=True)
class Written:
    """With annotations as text, one of them of no field."""

    limit: "ClassVar[int]" = 9
    name: "str"
    _: KW_ONLY
    start: InitVar[int] = 1


@dataclass(frozen=True, slots=True)
class Later:
    """By name only after a mark."""

    name: "str | None"
    note: str = field(default="-", kw_only=True)


@dataclass(frozen=True, slots=True)
class Mapped:
    """With a member that is made anew for each, which goes by place all the same."""

    name: str
    members: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Changing:
    """Not frozen."""

    count: int = 0


@dataclass(slots=True)
class ChangingMore(Changing):
    """Not frozen, with a field more."""

    parts: list[int] = field(default_factory=list)


@dataclass
class Bare:
    """Without any option."""

    count: int = 0


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("a",), {}),
        (("a", 4, [1]), {"unit": "kg"}),
        ((), {"name": "b", "note": "n", "parts": [2]}),
    ],
)
def test_values_made_in_any_way_are_as_the_standards(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, standard = Plain(*given, **named), Standard(*given, **named)
    assert dataclasses.asdict(ours) == dataclasses.asdict(standard)
    assert repr(ours) == repr(standard).replace("Standard", "Plain")
    assert Plain.__match_args__ == Standard.__match_args__
    assert [(each.name, each.kw_only) for each in fields(Plain)] == [
        (each.name, each.kw_only) for each in fields(Standard)
    ]


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("a", 1, [], "n", "kg"), {}), (("a",), {"colour": 1}), (("a",), {"name": "b"})]
)
def test_values_given_the_wrong_arguments_are_refused_as_by_the_standard(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        """Of which none was made yet."""

        name: str
        count: int = 3
        parts: list[int] = field(default_factory=list)
        note: str = "-"
        unit: str = field(default="g", kw_only=True)

    told: list[str] = []
    for kind in (Fresh, Plain, Standard):
        with pytest.raises(TypeError) as refused:
            kind(*given, **named)
        told.append(str(refused.value).rpartition(kind.__name__)[2])
    assert len(set(told)) == 1


@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_values_of_a_class_are_alike_whether_few_or_many_are_made(count: int) -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        """Of which none was made yet."""

        name: str
        parts: list[int] = field(default_factory=list)
        size: int = field(init=False, default=0)
        note: str = field(default="-", kw_only=True)

        def __post_init__(self) -> None:
            object.__setattr__(self, "size", len(self.parts))

    made: list[Any] = [Fresh("a", [at], note="n") for at in range(count)]
    assert [(each.name, each.parts, each.size, each.note) for each in made] == [
        ("a", [at], 1, "n") for at in range(count)
    ]
    assert made[-1] == Fresh("a", parts=[count - 1], note="n")
    assert Fresh("b").parts is not Fresh("b").parts


@pytest.mark.parametrize("asks_first", [False, True])
def test_values_of_which_the_fields_were_asked_for_first_keep_their_defaults(asks_first: bool) -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        """Of which none was made yet."""

        name: str
        parts: list[int] = field(default_factory=list)
        note: str = field(default="-", kw_only=True)

    if asks_first:
        assert len(fields(Fresh)) == 3
    assert [(each.parts, each.note) for each in (Fresh("a") for _ in range(6))] == [([], "-")] * 6


def test_values_given_no_list_have_each_their_own() -> None:
    one, other = Plain("a"), Plain("a")
    assert one.parts is not other.parts


def test_values_are_equal_by_what_takes_part_and_only_to_their_own_class() -> None:
    assert Plain("a", note="x") == Plain("a", note="y")
    assert Plain("a") != Plain("b")
    assert Plain("a") != Standard("a")
    assert Derived("a") != Base("a")
    assert Empty() == Empty()
    assert Base("a").__eq__("a") is NotImplemented


def test_values_with_equal_parts_hash_alike() -> None:
    assert {Base("a"), Base("a"), Base("b")} == {Base("a"), Base("b")}
    assert len({Empty(), Empty()}) == 1
    with pytest.raises(TypeError):
        hash(Plain("a"))


def test_values_that_bring_a_hash_keep_it() -> None:
    assert hash(Named("a", 1)) == hash(Named("a", 2)) == hash("a")
    assert len({Named("a", 1), Named("a", 2), Named("a", 2)}) == 2


def test_values_hold_still() -> None:
    value: Any = Derived("a")
    for change in (lambda: setattr(value, "thing", "b"), lambda: delattr(value, "extra")):
        with pytest.raises(FrozenInstanceError):
            change()
    with pytest.raises(FrozenInstanceError):
        value.other = 1
    assert not hasattr(value, "__dict__")


def test_values_replaced_copied_and_pickled_are_what_they_were() -> None:
    value = Plain("a", 5, [1], unit="kg")
    assert replace(value, count=6) == Plain("a", 6, [1], unit="kg")
    for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert same == value
        assert same.note == "-"


def test_values_of_many_fields_are_of_their_class_and_hold_still_once_they_are_filled() -> None:
    for number in range(9):
        many = Many(number, "b", d=4.0)
        assert type(many) is Many
        assert (many, hash(many)) == (Many(number, "b", [], 4.0, True), hash((number, "b", 4.0, True)))
        assert copy.deepcopy(many) == pickle.loads(pickle.dumps(many)) == many
        assert many.c is not Many(number, "b").c
        with pytest.raises(FrozenInstanceError):
            many.a = 2  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError):
            many.__class__ = Plain  # type: ignore[assignment]


def test_values_of_a_class_made_from_one_of_many_fields_are_filled_too() -> None:
    for number in range(9):
        more = More(number, "b", d=4.0)
        assert type(more) is More
        assert (more.a, more.b, more.c, more.d, more.e, more.both) == (number, "b", [], 4.0, True, f"{number}b")


def test_values_that_check_themselves_do_so_however_they_are_made() -> None:
    assert (Checked(1, 2).made, Checked(1, 2).kind) == ([], "range")
    with pytest.raises(ValueError, match="upside down"):
        Checked(2, 1)
    with pytest.raises(ValueError, match="upside down"):
        replace(Checked(1, 2), low=3)


def test_values_made_from_another_have_its_fields_and_its_own_words() -> None:
    assert (Derived("a").thing, Derived("a", 2).extra) == ("a", 2)
    assert repr(Base(1)) == "a base"
    assert repr(Derived("a")) == "Derived(thing='a', extra=1)"


def test_values_that_hold_themselves_are_shown_without_end() -> None:
    parts: list[Any] = []
    value = Base(parts)
    holder = Plain("a", parts=parts)
    parts.append(holder)
    assert repr(holder) == "Plain(name='a', count=3, parts=[...], unit='g')"
    assert value.thing is parts


def test_values_matched_by_place_give_their_fields() -> None:
    match Derived("a", 4):
        case Derived(thing, extra):
            assert (thing, extra) == ("a", 4)


def test_values_with_members_that_are_no_fields_leave_them_to_the_standard() -> None:
    assert ([each.name for each in fields(Written)], Written.limit, Written.__match_args__) == (["name"], 9, ("name",))
    assert (Later.__match_args__, Later(None).note) == (("name",), "-")


def test_values_are_taken_apart_by_place_before_anybody_asks_for_their_fields() -> None:
    match Mapped("a", {"b": 1}):
        case Mapped(name, members):
            assert (name, members) == ("a", {"b": 1})
    assert Mapped.__match_args__ == ("name", "members")


def test_values_asked_for_their_fields_through_a_value_tell_them() -> None:
    assert [(each.name, each.default) for each in fields(Later("a"))][1] == ("note", "-")
    assert dataclasses.is_dataclass(Later)


def test_values_of_other_options_are_the_standard_librarys() -> None:
    assert OwnEquality("A") == OwnEquality("a")
    assert len({OwnEquality("A"), OwnEquality("a")}) == 1
    bare = Bare()
    bare.count = 2
    assert bare == Bare(2)


def test_values_that_may_change_do_so_and_have_no_hash() -> None:
    for kind in (Changing, ChangingMore):
        value: Any = kind()
        value.count = 2
        assert (value, repr(value)) == (kind(2), repr(kind(2)))
        assert value != kind(3)
        for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), replace(value)):
            assert same == value
        with pytest.raises(TypeError):
            hash(value)
        with pytest.raises(AttributeError):
            value.other = 1
    assert [ChangingMore(at).count for at in range(6)] == list(range(6))
    assert repr(ChangingMore(1)) == "ChangingMore(count=1, parts=[])"
