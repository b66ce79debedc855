"""Filling in a form by keys."""

from evertill.ui.form.form_view import Choice, Field, FieldKind, FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key, KeyName

VIEW = FormView(
    "A form",
    fields=(
        Field("name", "Name", FieldKind.TEXT, length_max=3, error="Missing."),
        Field("told", "Told", FieldKind.SAID, "something"),
        Field("pin", "PIN", FieldKind.SECRET),
        Field("size", "Size", FieldKind.CHOICE, "m", choices=(Choice("s", "S"), Choice("m", "M"), Choice("l", "L"))),
    ),
)


def pressed(view: FormView, *keys: str | KeyName) -> tuple[FormView, Turn]:
    """Press one after the other."""
    turn = Turn.STAYED
    for key in keys:
        view, turn = press(view, Key(key) if isinstance(key, KeyName) else Key(character=key))
    return view, turn


def test_form_takes_characters_up_to_the_length_and_forgets_the_error() -> None:
    view, turn = pressed(VIEW, "a", "ß", "c", "d")
    assert (value_of(view, "name"), turn, view.fields[0].error) == ("aßc", Turn.NOT_TAKEN, "")


def test_form_backspace_takes_one_and_delete_all() -> None:
    assert value_of(pressed(VIEW, "a", "b", KeyName.BACKSPACE)[0], "name") == "a"
    assert value_of(pressed(VIEW, "a", "b", KeyName.DELETE)[0], "name") == ""


def test_form_secret_takes_digits_only() -> None:
    view, turn = pressed(VIEW, KeyName.DOWN, "1", "٣", "x")
    assert (value_of(view, "pin"), turn) == ("1", Turn.NOT_TAKEN)


def test_form_moves_past_what_is_only_told_and_stops_at_the_ends() -> None:
    assert pressed(VIEW, KeyName.DOWN)[0].current == 2
    assert pressed(VIEW, KeyName.UP)[0].current == 0
    assert pressed(VIEW, *[KeyName.DOWN] * 9)[0].current == 3


def test_form_arrows_go_round_the_choices() -> None:
    at_size = pressed(VIEW, KeyName.DOWN, KeyName.DOWN)[0]
    assert value_of(pressed(at_size, KeyName.RIGHT)[0], "size") == "l"
    assert value_of(pressed(at_size, KeyName.RIGHT, KeyName.RIGHT)[0], "size") == "s"
    assert value_of(pressed(at_size, KeyName.LEFT)[0], "size") == "s"


def test_form_enter_goes_on_and_finishes_at_the_last() -> None:
    assert pressed(VIEW, KeyName.ENTER) == (choose(VIEW, "pin", ""), Turn.STAYED)
    assert pressed(VIEW, *[KeyName.ENTER] * 3)[1] is Turn.FINISHED


def test_form_escape_leaves_it_as_it_is() -> None:
    assert pressed(VIEW, KeyName.ESCAPE) == (VIEW, Turn.LEFT)


def test_form_without_fields_takes_nothing() -> None:
    assert pressed(FormView("Empty"), "a")[1] is Turn.NOT_TAKEN
