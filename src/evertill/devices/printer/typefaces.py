"""Draws text with the fonts that come along and, for scripts these lack, with whatever fonts the system has.

Measured in pixels of Pillow pictures; nothing here decides what stands on a receipt. Words of all directions are put
in order here, and HarfBuzz (through Pillow's Raqm) joins letters; without it, joined scripts count as not covered.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from evertill.devices.lettering.graphemes import graphemes
from evertill.devices.lettering.reading_order import Run, runs_in_drawing_order
from evertill.kernel.values import dataclass

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_UNASSIGNED = "\U0010fffe"
_FALLBACK_NAMES = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansJP-Regular.otf", "NotoSansSC-Regular.otf",
    "msgothic.ttc", "msyh.ttc", "malgun.ttf", "Hiragino Sans GB.ttc", "PingFang.ttc", "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf", "NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansDevanagari-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf", "NotoSansArmenian-Regular.ttf", "NotoEmoji-Regular.ttf", "seguisym.ttf",
    "seguiemj.ttf", "arial.ttf", "Arial Unicode.ttf", "DejaVuSans.ttf",
)  # fmt: skip
_FONT_FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip


def bundled_font() -> Path:
    """Inter, which comes with the program: Latin, Greek, Cyrillic, Vietnamese."""
    import fontpkg_inter

    return Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"


def bundled_fonts() -> tuple[Path, ...]:
    """Fonts that come along for scripts Inter lacks: Hebrew, Arabic, Devanagari, Thai."""
    import fontpkg_heebo
    import fontpkg_noto_sans_arabic
    import fontpkg_noto_sans_devanagari
    import fontpkg_noto_sans_thai

    return (
        Path(fontpkg_heebo.ROOT) / "files" / "Heebo[wght].ttf",
        Path(fontpkg_noto_sans_arabic.ROOT) / "files" / "NotoSansArabic[wdth,wght].ttf",
        Path(fontpkg_noto_sans_devanagari.ROOT) / "files" / "NotoSansDevanagari[wdth,wght].ttf",
        Path(fontpkg_noto_sans_thai.ROOT) / "files" / "NotoSansThai[wdth,wght].ttf",
    )


def all_fallbacks() -> tuple[Path, ...]:
    """What to try after Inter: what comes along, then what this system has."""
    return (*bundled_fonts(), *system_fonts())


def system_fonts(folders: Sequence[str] = _FONT_FOLDERS) -> tuple[Path, ...]:
    """Fonts of this system for the scripts Inter lacks, best first."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in Path(folder).rglob("*") if Path(folder).is_dir() else ():
            found.setdefault(path.name, path)
    return tuple(found[name] for name in _FALLBACK_NAMES if name in found)


_NEEDS_SHAPING = (
    "ARABIC", "SYRIAC", "THAANA", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL",
    "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip
"""Scripts whose letters join or change places: drawn one by one they are wrong, so then they are written in Latin."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far drawn ink reaches from the baseline, in pixels."""

    above: int
    below: int


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is drawn: height of the type in pixels, and strength (400 normal, 700 bold)."""

    size: int
    strength: int = 400


class _Manner(TypedDict, total=False):
    """Arguments of Pillow's text functions."""

    features: list[str] | None
    direction: str


class Typefaces:
    """Fonts, loaded when first needed and kept: one object per worker, for Pillow's fonts are not shared safely."""

    def __init__(
        self, find_fallbacks: Callable[[], Sequence[Path]] = all_fallbacks, *, shapes: bool | None = None
    ) -> None:
        self._find_fallbacks = find_fallbacks
        self._paths: list[Path] | None = None
        self._fonts: dict[tuple[Path, Style], ImageFont.FreeTypeFont] = {}
        self._blanks: dict[Path, bytes] = {}
        self._variable: set[Path] = set()
        self._path_by_sign: dict[str, Path | None] = {}
        self._told_shapes = shapes

    @cached_property
    def _shapes(self) -> bool:
        """Whether letters can be joined; looked up when the first text is drawn, for most receipts have none."""
        if self._told_shapes is not None:
            return self._told_shapes
        from PIL import features

        return bool(features.check("raqm"))

    @property
    def _features(self) -> list[str] | None:
        """Figures of one width, so that amounts stand in line."""
        return ["tnum"] if self._shapes else None

    def covers(self, sign: str) -> bool:
        """Whether some font has the sign, and it can be drawn as its script wants."""
        if not self._shapes and unicodedata.name(sign, "").startswith(_NEEDS_SHAPING):
            return False
        return self._path_for(sign) is not None

    def width(self, text: str, style: Style) -> int:
        """How wide the text is drawn."""
        return round(sum(self._length(path, run, style) for path, run in self._runs(text)))

    def reach(self, text: str, style: Style) -> Reach:
        """How high and how deep the text's ink reaches: marks above marks need more room than a line of Latin."""
        boxes = [
            self._font(path, style).getbbox(run.text, anchor="ls", **self._manner(run))
            for path, run in self._runs(text)
        ]
        return Reach(
            above=-min((round(box[1]) for box in boxes), default=0),
            below=max((round(box[3]) for box in boxes), default=0),
        )

    def draw(self, image: "Image.Image", text: str, style: Style, *, x: int, baseline: int, ink: int = 0) -> None:
        """Draw the text from `x` on, standing on `baseline`."""
        from PIL import ImageDraw

        pen = ImageDraw.Draw(image)
        place = float(x)
        for path, run in self._runs(text):
            font = self._font(path, style)
            emboldens = style.strength > 500 and path not in self._variable
            pen.text(
                (place, baseline),
                run.text,
                font=font,
                fill=ink,
                anchor="ls",
                stroke_width=0.4 if emboldens else 0,
                **self._manner(run),
            )
            place += self._length(path, run, style)

    def _length(self, path: Path, run: Run, style: Style) -> float:
        return self._font(path, style).getlength(run.text, **self._manner(run))

    def _manner(self, run: Run) -> "_Manner":
        """How Pillow is to set the run; without Raqm it knows nothing of directions."""
        if not self._shapes:
            return {}
        return {"features": self._features, "direction": "rtl" if run.is_leftwards else "ltr"}

    def _runs(self, text: str) -> list[tuple[Path, Run]]:
        """The text in runs of one font and one direction each, in the order they are drawn in."""
        runs: list[tuple[Path, Run]] = []
        for run in runs_in_drawing_order(text):
            pieces = self._of_one_font(run.text)
            if run.is_leftwards:
                pieces.reverse()
            runs += [(path, self._run_of(piece, run)) for path, piece in pieces]
        return runs

    def _run_of(self, piece: str, run: Run) -> Run:
        turned = run.is_leftwards and not self._shapes
        return Run("".join(reversed(graphemes(piece))) if turned else piece, run.is_leftwards)

    def _of_one_font(self, text: str) -> list[tuple[Path, str]]:
        """The text cut where its font changes, never within a sign as people see it."""
        whole = self._path_for_all(text)
        if whole is not None:
            return [(whole, text)]
        pieces: list[tuple[Path, str]] = []
        for sign in graphemes(text):
            path = self._path_for_all(sign) or self._path_for(sign[0]) or bundled_font()
            if pieces and (pieces[-1][0] == path or sign.isspace()):
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + sign)
            else:
                pieces.append((path, sign))
        return pieces

    def _path_for_all(self, text: str) -> Path | None:
        for path in self._candidates():
            if all(self._has(path, sign) for sign in set(text)):
                return path
        return None

    def _path_for(self, sign: str) -> Path | None:
        if sign not in self._path_by_sign:
            self._path_by_sign[sign] = next((path for path in self._candidates() if self._has(path, sign)), None)
        return self._path_by_sign[sign]

    def _candidates(self) -> list[Path]:
        if self._paths is None:
            self._paths = [bundled_font(), *self._find_fallbacks()]
        return self._paths

    def _has(self, path: Path, sign: str) -> bool:
        """A font that lacks a sign draws the same box for it as for one that nobody has."""
        if sign.isspace() or unicodedata.category(sign) == "Cf":
            return True
        font = self._font(path, Style(20))
        if path not in self._blanks:
            self._blanks[path] = _shape(font, _UNASSIGNED)
        return _shape(font, sign) != self._blanks[path]

    def _font(self, path: Path, style: Style) -> "ImageFont.FreeTypeFont":
        if (path, style) not in self._fonts:
            from PIL import ImageFont

            engine = ImageFont.Layout.RAQM if self._shapes else ImageFont.Layout.BASIC
            font = ImageFont.truetype(str(path), style.size, layout_engine=engine)
            if _vary(font, style):
                self._variable.add(path)
            self._fonts[path, style] = font
        return self._fonts[path, style]


def _vary(font: "ImageFont.FreeTypeFont", style: Style) -> bool:
    """Give a variable font its size and strength; False for one that has but one face."""
    try:
        axes = font.get_variation_axes()
    except OSError:
        return False
    wanted = {"optical size": style.size, "weight": style.strength}
    font.set_variation_by_axes([_on_axis(axis, wanted) for axis in axes])
    return True


def _on_axis(axis: "ImageFont.Axis", wanted: Mapping[str, int]) -> float:
    name = bytes(axis["name"]).decode("ascii", "replace").lower()
    least, most, usual = axis["minimum"] or 0, axis["maximum"] or 0, axis["default"] or 0
    return min(most, max(least, wanted.get(name, usual)))


def _shape(font: "ImageFont.FreeTypeFont", sign: str) -> bytes:
    mask = font.getmask(sign)
    return bytes(repr(mask.size), "ascii") + bytes(mask)
