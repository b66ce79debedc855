"""Colours by what they mean. Text has a contrast of 4.5 : 1 or more, borders that are needed 3 : 1."""

from enum import StrEnum

from evertill.kernel.values import dataclass


class ThemeName(StrEnum):
    """The two looks."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """One look; the values are #RRGGBB."""

    name: ThemeName
    text: str
    surface: str
    app: str
    raised: str
    secondary: str
    hairline: str
    border: str
    selected: str
    pay: str
    on_pay: str
    primary: str
    on_primary: str
    primary_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    focus: str
    focus_on_pay: str
    bar: str
    on_bar: str
    bar_chip: str
    offline_chip: str
    danger_chip: str
    on_chip: str
    bar_good: str
    training: str
    on_training: str
    tile_edges: tuple[str, ...]


LIGHT = Palette(
    name=ThemeName.LIGHT,
    text="#14181F",
    surface="#FFFFFF",
    app="#EEF1F5",
    raised="#F6F8FB",
    secondary="#4A5361",
    hairline="#D8DDE5",
    border="#767E8C",
    selected="#E8EFFD",
    pay="#0B6B4B",
    on_pay="#FFFFFF",
    primary="#0B57D0",
    on_primary="#FFFFFF",
    primary_soft="#E8EFFD",
    danger="#B3261E",
    danger_soft="#FCEBEA",
    warning="#5C3B00",
    warning_soft="#FFE7B3",
    good="#0B6B4B",
    good_soft="#E3F4EC",
    focus="#0B57D0",
    focus_on_pay="#FFD54A",
    bar="#1B2130",
    on_bar="#FFFFFF",
    bar_chip="#353C4B",
    offline_chip="#8A4B00",
    danger_chip="#B3261E",
    on_chip="#FFFFFF",
    bar_good="#5DD6A0",
    training="#6A1B9A",
    on_training="#FFFFFF",
    tile_edges=("#2E8B67", "#B7792B", "#7E57B5", "#2B6FB3", "#B5455F", "#5B7083", "#8A8D2E", "#2B8FA3"),
)

DARK = Palette(
    name=ThemeName.DARK,
    text="#F2F5FA",
    surface="#12161C",
    app="#0A0D12",
    raised="#181D26",
    secondary="#B4BDCB",
    hairline="#2B323D",
    border="#7C8696",
    selected="#17253F",
    pay="#4CD39A",
    on_pay="#08130E",
    primary="#8AB4FF",
    on_primary="#07122B",
    primary_soft="#17253F",
    danger="#FF8F86",
    danger_soft="#3A1A1C",
    warning="#FFD98A",
    warning_soft="#3A2A08",
    good="#4CD39A",
    good_soft="#0F2C22",
    focus="#8AB4FF",
    focus_on_pay="#12161C",
    bar="#050609",
    on_bar="#F2F5FA",
    bar_chip="#262B35",
    offline_chip="#8A4B00",
    danger_chip="#B3261E",
    on_chip="#FFFFFF",
    bar_good="#5DD6A0",
    training="#6A1B9A",
    on_training="#FFFFFF",
    tile_edges=("#2E8B67", "#B7792B", "#8E68C6", "#3A7FC6", "#C2556F", "#6B8296", "#999C3A", "#35A0B5"),
)

PALETTES = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK}


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on this colour; the better one always has more than 4.5 : 1."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
