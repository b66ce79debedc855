"""The manager's pages look like the terminal: its colours in both looks, and texts that can be read on them."""

import pytest

from evertill.ui.theme.palette import PALETTES, ThemeName, contrast
from evertill_central.console.pages import sign_in_page
from evertill_central.console.style import DARK, LIGHT, style_sheet

LOOKS = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK}


@pytest.mark.parametrize("look", ThemeName)
def test_console_colours_are_those_of_the_terminal(look: ThemeName) -> None:
    assert LOOKS[look] == {name: getattr(PALETTES[look], name.replace("-", "_")) for name in LOOKS[look]}


@pytest.mark.parametrize("look", ThemeName)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "surface"),
        ("secondary", "surface"),
        ("secondary", "raised"),
        ("text", "app"),
        ("on-bar", "bar"),
        ("on-bar", "bar-chip"),
        ("on-primary", "primary"),
        ("warning", "warning-soft"),
        ("danger", "danger-soft"),
        ("good", "good-soft"),
    ],
)
def test_console_text_can_be_read_on_its_ground(look: ThemeName, text: str, ground: str) -> None:
    assert contrast(LOOKS[look][text], LOOKS[look][ground]) >= 4.5


def test_console_names_each_colour_it_uses_and_fetches_nothing() -> None:
    used = {part.partition(")")[0] for part in style_sheet().split("var(--")[1:]}
    assert used <= set(LIGHT)
    assert set(LIGHT) == set(DARK)
    page = sign_in_page()
    assert "prefers-color-scheme: dark" in page
    assert not any(word in page for word in ("http://", "https://", "url(", "@import", "<script", "src="))
