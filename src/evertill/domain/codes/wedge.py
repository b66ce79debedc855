"""Tells a keyboard-wedge scanner from a person typing, by the gaps between keys; time comes in as whole milliseconds.

The screens hold back key presses, hand each to `press`, call `pause` when `due_at_ms` has come, and do what the
verdicts say: a `Scan` was read by a scanner, `Typing` goes on to whoever has the focus. Every key comes back once.
"""

from enum import StrEnum
from typing import assert_never

from evertill.kernel.values import dataclass


class KeyKind(StrEnum):
    """What a key press can mean to the rule."""

    PRINTABLE = "printable"
    END = "end"
    """Enter or Tab: what scanners put at the end."""
    SHIFT = "shift"
    """Pressed by a scanner for capitals; says nothing by itself."""
    OTHER = "other"
    """Arrows, function keys, anything with Control or Alt."""


@dataclass(frozen=True, slots=True)
class WedgeKey:
    """A key press: what it wrote (or its name, as "F9"), and when by a clock that never goes back."""

    sign: str
    at_ms: int
    kind: KeyKind = KeyKind.PRINTABLE


@dataclass(frozen=True, slots=True)
class WedgeRule:
    """How fast a scanner types. With a prefix set (a sign or a key's name), what follows it is a scan for certain."""

    length_min: int = 6
    gap_ms_max: int = 35
    silence_ms: int = 60
    prefix: str = ""

    def __post_init__(self) -> None:
        assert self.length_min >= 1
        assert 0 < self.gap_ms_max < self.silence_ms


@dataclass(frozen=True, slots=True)
class Burst:
    """The keys held back so far."""

    keys: tuple[WedgeKey, ...] = ()
    is_prefixed: bool = False

    @property
    def text(self) -> str:
        """What the printable keys wrote, without the prefix."""
        keys = self.keys[1:] if self.is_prefixed else self.keys
        return "".join(key.sign for key in keys if key.kind is KeyKind.PRINTABLE)

    @property
    def last_ms(self) -> int:
        """When the last key that counts for the rhythm came: Shift does not."""
        return max((key.at_ms for key in self.keys if key.kind is not KeyKind.SHIFT), default=0)


NOTHING_HELD = Burst()


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanner read this text; its keys, the end key included, must not reach anyone else."""

    text: str
    keys: tuple[WedgeKey, ...]


@dataclass(frozen=True, slots=True)
class Typing:
    """A person pressed these keys; pass them on in this order."""

    keys: tuple[WedgeKey, ...]


Verdict = Scan | Typing


def press(rule: WedgeRule, held: Burst, key: WedgeKey) -> tuple[Burst, tuple[Verdict, ...]]:
    """Take one key press: what is held afterwards, and what has been decided by it, oldest first."""
    held, before = pause(rule, held, key.at_ms)
    if before == () and held.keys and _is_broken(rule, held, key.at_ms):
        held, before = NOTHING_HELD, (Typing(held.keys),)
    if rule.prefix and key.sign == rule.prefix and key.kind is not KeyKind.SHIFT:
        return Burst((key,), is_prefixed=True), before + _typed(held.keys)
    match key.kind:
        case KeyKind.PRINTABLE:
            return Burst((*held.keys, key), held.is_prefixed), before
        case KeyKind.SHIFT if held.keys:
            return Burst((*held.keys, key), held.is_prefixed), before
        case KeyKind.END if _is_scan(rule, held):
            return NOTHING_HELD, (*before, Scan(held.text, (*held.keys, key)))
        case KeyKind.END | KeyKind.SHIFT | KeyKind.OTHER:
            return NOTHING_HELD, (*before, Typing((*held.keys, key)))
        case _:  # pragma: no cover
            assert_never(key.kind)


def pause(rule: WedgeRule, held: Burst, now_ms: int) -> tuple[Burst, tuple[Verdict, ...]]:
    """Nothing was pressed until now: decide what silence alone decides."""
    due_ms = due_at_ms(rule, held)
    if due_ms is None or now_ms < due_ms:
        return held, ()
    if _is_scan(rule, held):
        return NOTHING_HELD, (Scan(held.text, held.keys),)
    return NOTHING_HELD, (Typing(held.keys),)


def due_at_ms(rule: WedgeRule, held: Burst) -> int | None:
    """When silence decides: soon for a few keys, so that typing feels immediate; None when nothing is held."""
    if not held.keys:
        return None
    may_be_scan = held.is_prefixed or len(held.text) >= rule.length_min
    return held.last_ms + (rule.silence_ms if may_be_scan else rule.gap_ms_max + 1)


def _is_broken(rule: WedgeRule, held: Burst, now_ms: int) -> bool:
    """A gap too long for a scanner; after a prefix only silence ends a scan."""
    return not held.is_prefixed and now_ms - held.last_ms > rule.gap_ms_max


def _is_scan(rule: WedgeRule, held: Burst) -> bool:
    return len(held.text) >= (1 if held.is_prefixed else rule.length_min)


def _typed(keys: tuple[WedgeKey, ...]) -> tuple[Verdict, ...]:
    return (Typing(keys),) if keys else ()
