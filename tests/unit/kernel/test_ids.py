"""UUIDs of version 7: their form, and that they only ever go up."""

from collections.abc import Iterator
from itertools import chain, repeat
from uuid import RFC_4122, UUID

from evertill.kernel.ids import Uuid7Ids


def a_source(moments: Iterator[int], *, random: int = 0) -> Uuid7Ids:
    """Ids at these milliseconds, with always the same random bits."""
    return Uuid7Ids(lambda: next(moments), lambda bits: random & ((1 << bits) - 1))


def test_new_id_is_a_uuid_of_version_7_with_its_time_in_front() -> None:
    made = UUID(a_source(repeat(0x017F22E279B0), random=2**64 - 1).new())
    assert made.version == 7
    assert made.variant == RFC_4122
    assert made.int >> 80 == 0x017F22E279B0
    assert str(made) == "017f22e2-79b0-73ff-bfff-ffffffffffff"


def test_new_id_with_the_systems_random_bits_never_repeats() -> None:
    source = Uuid7Ids(lambda: 1)
    made = [source.new() for _ in range(3000)]
    assert made == sorted(made)
    assert len(set(made)) == 3000


def test_new_id_within_one_millisecond_counts_up() -> None:
    source = a_source(repeat(5))
    first, second = source.new(), source.new()
    assert first < second
    assert UUID(first).int >> 80 == UUID(second).int >> 80 == 5


def test_new_id_when_a_millisecond_is_full_borrows_the_next() -> None:
    source = a_source(repeat(5))
    made = [source.new() for _ in range(0x1000 + 1)]
    assert made == sorted(made)
    assert UUID(made[0xFFF]).int >> 80 == 5
    assert UUID(made[0x1000]).int >> 80 == 6


def test_new_id_when_the_clock_steps_back_still_goes_up() -> None:
    source = a_source(chain([1000, 10], repeat(1001)))
    made = [source.new() for _ in range(3)]
    assert made == sorted(made)
    assert [UUID(one).int >> 80 for one in made] == [1000, 1000, 1001]
