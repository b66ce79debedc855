"""Contrast of every pair of colours that carries text or marks a control, in both looks."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from evertill.ui.theme.palette import DARK, LIGHT, Palette, contrast, ink_on

TEXT_PAIRS = [
    ("text", "surface"), ("text", "app"), ("text", "raised"), ("text", "selected"),
    ("secondary", "surface"), ("secondary", "app"), ("secondary", "raised"), ("secondary", "selected"),
    ("on_pay", "pay"), ("on_primary", "primary"), ("surface", "danger"),
    ("danger", "surface"), ("danger", "selected"), ("danger", "danger_soft"), ("danger", "raised"),
    ("warning", "warning_soft"), ("good", "surface"), ("good", "good_soft"), ("primary", "primary_soft"),
    ("on_bar", "bar"), ("on_chip", "bar_chip"), ("on_chip", "offline_chip"), ("on_chip", "danger_chip"),
    ("on_training", "training"), ("text", "good_soft"), ("secondary", "good_soft"), ("danger", "danger_soft"),
]  # fmt: skip
MARK_PAIRS = [
    ("border", "surface"), ("border", "app"), ("focus", "surface"), ("focus", "app"), ("focus_on_pay", "pay"),
    ("focus_on_pay", "primary"), ("primary", "selected"), ("bar_good", "bar_chip"), ("good", "app"), ("danger", "app"),
]  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_contrast_text_at_least_4_5(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_contrast_marks_at_least_3(palette: Palette, mark: str, ground: str) -> None:
    assert contrast(getattr(palette, mark), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_contrast_tile_edges_differ_from_the_tile(palette: Palette) -> None:
    for edge in palette.tile_edges:
        assert contrast(edge, palette.surface) >= 3


def test_contrast_every_role_is_looked_at() -> None:
    """Hairlines part what is apart anyway; edges of tiles have a test of their own."""
    looked_at = {role for pair in (*TEXT_PAIRS, *MARK_PAIRS) for role in pair}
    assert {field.name for field in fields(Palette)} - looked_at == {"name", "hairline", "tile_edges"}


def test_contrast_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@given(integers(min_value=0, max_value=0xFFFFFF))
def test_contrast_text_on_any_colour_a_shop_may_choose_is_enough(colour: int) -> None:
    chosen = f"#{colour:06X}"
    assert contrast(ink_on(chosen), chosen) >= 4.5
