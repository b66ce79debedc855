"""What a form asks, how it is filled in by keys, and what stands below it."""

from dataclasses import replace
from enum import Enum, StrEnum, auto

from evertill.kernel.values import dataclass
from evertill.ui.frame.keys import Key, KeyName


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    SECRET = "secret"
    """Digits that are shown as dots."""
    PASSWORD = "password"
    """Anything that can be typed, shown as dots."""
    CHOICE = "choice"
    SEVERAL = "several"
    """Any of the choices, up to the most of the field; a key pressed again takes one back."""
    SAID = "said"
    """Only told, not asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question with its answer so far."""

    name: str
    label: str
    kind: FieldKind
    value: str = ""
    note: str = ""
    error: str = ""
    choices: tuple[Choice, ...] = ()
    length_max: int = 60
    most: int = 1
    """Of several choices."""
    is_wide: bool = False
    """Its choices take the whole width, and say by themselves what they are."""

    @property
    def is_typed(self) -> bool:
        """Whether characters go into it."""
        return self.kind in {FieldKind.TEXT, FieldKind.SECRET, FieldKind.PASSWORD}


@dataclass(frozen=True, slots=True)
class FormButton:
    """One thing that can be done with what was filled in."""

    name: str
    label: str
    hint: str = ""
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class FormView:
    """The whole form."""

    title: str
    sentence: str = ""
    fields: tuple[Field, ...] = ()
    current: int = 0
    """The field that keys go to."""
    buttons: tuple[FormButton, ...] = ()
    message: str = ""
    """What came of the last button."""
    is_bad: bool = False
    """Whether that is bad news."""
    is_busy: bool = False

    @property
    def wants_letters(self) -> bool:
        """Whether keys type something now."""
        return bool(self.fields) and self.fields[self.current].is_typed

    @property
    def wants_digits(self) -> bool:
        """Whether digits are all that can be typed now."""
        return bool(self.fields) and self.fields[self.current].kind is FieldKind.SECRET


class Turn(Enum):
    """What a key did beyond changing the form."""

    STAYED = auto()
    FINISHED = auto()
    """Enter on the last field."""
    LEFT = auto()
    """Esc."""
    NOT_TAKEN = auto()


_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.SEVERAL})
_DIGITS = tuple("123456789")


def first_asked(fields: tuple[Field, ...]) -> int:
    """The first field that asks something."""
    return next((at for at, field in enumerate(fields) if field.kind is not FieldKind.SAID), 0)


def press(view: FormView, key: Key) -> tuple[FormView, Turn]:
    """The form after a key."""
    match key.name:
        case KeyName.ESCAPE:
            return view, Turn.LEFT
        case KeyName.ENTER:
            after = _next_asked(view, 1)
            return (view, Turn.FINISHED) if after == view.current else (replace(view, current=after), Turn.STAYED)
        case KeyName.UP | KeyName.DOWN:
            return replace(view, current=_next_asked(view, 1 if key.name is KeyName.DOWN else -1)), Turn.STAYED
        case _:
            return _fill_in(view, key)


def choose(view: FormView, name: str, value: str) -> FormView:
    """The form with this answer, and its field in front."""
    names = [field.name for field in view.fields]
    at = names.index(name)
    return replace(_with(view, at, value), current=at)


def chosen_values(field: Field) -> tuple[str, ...]:
    """The choices made in a field; nothing of what was typed."""
    if field.kind not in _CHOSEN or not field.value:
        return ()
    return tuple(field.value.split("\n")) if field.kind is FieldKind.SEVERAL else (field.value,)


def value_of(view: FormView, name: str) -> str:
    """The answer so far."""
    return next(field.value for field in view.fields if field.name == name)


def _fill_in(view: FormView, key: Key) -> tuple[FormView, Turn]:
    if not view.fields:
        return view, Turn.NOT_TAKEN
    field = view.fields[view.current]
    if field.kind in _CHOSEN and key.character in _DIGITS[: len(field.choices)]:
        return _with(view, view.current, field.choices[int(key.character) - 1].value), Turn.STAYED
    if field.kind is FieldKind.CHOICE and key.name in {KeyName.LEFT, KeyName.RIGHT}:
        return _with(view, view.current, _beside(field, 1 if key.name is KeyName.RIGHT else -1)), Turn.STAYED
    if not field.is_typed:
        return view, Turn.NOT_TAKEN
    if key.name is KeyName.BACKSPACE:
        return _with(view, view.current, field.value[:-1]), Turn.STAYED
    if key.name is KeyName.DELETE:
        return _with(view, view.current, ""), Turn.STAYED
    if not key.character or not _fits(field, key.character):
        return view, Turn.NOT_TAKEN
    return _with(view, view.current, field.value + key.character), Turn.STAYED


def _fits(field: Field, character: str) -> bool:
    if len(field.value) >= field.length_max or not character.isprintable():
        return False
    return field.kind is not FieldKind.SECRET or (character.isascii() and character.isdigit())


def _beside(field: Field, by: int) -> str:
    values = [choice.value for choice in field.choices]
    if not values:
        return field.value
    at = values.index(field.value) + by if field.value in values else 0
    return values[at % len(values)]


def _with(view: FormView, at: int, value: str) -> FormView:
    field = view.fields[at]
    changed = replace(field, value=_toggled(field, value) if field.kind is FieldKind.SEVERAL else value, error="")
    return replace(view, fields=(*view.fields[:at], changed, *view.fields[at + 1 :]), message="", is_bad=False)


def _toggled(field: Field, value: str) -> str:
    """The choices with this one more, or without it; where only one may be, it takes the place of the other."""
    values = chosen_values(field)
    if value in values:
        kept = [one for one in values if one != value]
    elif not value or (len(values) >= field.most > 1):
        kept = list(values)
    else:
        kept = [*values, value] if field.most > 1 else [value]
    return "\n".join(kept)


def _next_asked(view: FormView, by: int) -> int:
    at = view.current + by
    while 0 <= at < len(view.fields):
        if view.fields[at].kind is not FieldKind.SAID:
            return at
        at += by
    return view.current
