"""Draws text with the bundled Inter and, for scripts it lacks, with whatever fonts the system has.

Measured in pixels of Pillow pictures; nothing here decides what stands on a receipt.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

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


def system_fonts(folders: Sequence[str] = _FONT_FOLDERS) -> tuple[Path, ...]:
    """Fonts of this system for the scripts Inter lacks, best first."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in Path(folder).rglob("*") if Path(folder).is_dir() else ():
            found.setdefault(path.name, path)
    return tuple(found[name] for name in _FALLBACK_NAMES if name in found)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is drawn: height of the type in pixels, and strength (400 normal, 700 bold)."""

    size: int
    strength: int = 400


class Typefaces:
    """Fonts, loaded when first needed and kept: one object per worker, for Pillow's fonts are not shared safely."""

    def __init__(self, find_fallbacks: Callable[[], Sequence[Path]] = system_fonts) -> None:
        self._find_fallbacks = find_fallbacks
        self._paths: list[Path] | None = None
        self._fonts: dict[tuple[Path, Style], ImageFont.FreeTypeFont] = {}
        self._blanks: dict[Path, bytes] = {}
        self._path_by_sign: dict[str, Path | None] = {}
        self._shapes = features.check("raqm")
        self._features = ["tnum"] if self._shapes else None  # figures of one width, so that amounts stand in line

    def covers(self, sign: str) -> bool:
        """Whether some font has the sign."""
        return self._path_for(sign) is not None

    def width(self, text: str, style: Style) -> int:
        """How wide the text is drawn."""
        return round(sum(self._length(path, run, style) for path, run in self._runs(text)))

    def draw(self, image: Image.Image, text: str, style: Style, *, x: int, baseline: int, ink: int = 0) -> None:
        """Draw the text from `x` on, standing on `baseline`."""
        pen = ImageDraw.Draw(image)
        place = float(x)
        for path, run in self._runs(text):
            font = self._font(path, style)
            emboldens = style.strength > 500 and path != bundled_font()
            pen.text(
                (place, baseline),
                run,
                font=font,
                fill=ink,
                anchor="ls",
                stroke_width=0.4 if emboldens else 0,
                features=self._features,
            )
            place += self._length(path, run, style)

    def _length(self, path: Path, run: str, style: Style) -> float:
        return self._font(path, style).getlength(run, features=self._features)

    def _runs(self, text: str) -> list[tuple[Path, str]]:
        """The text in runs of one font each, in the order they are drawn in."""
        whole = self._path_for_all(text)
        if whole is not None:
            return [(whole, text)]
        runs: list[tuple[Path, str]] = []
        for sign in text:
            path = self._path_for(sign) or bundled_font()
            if runs and (runs[-1][0] == path or sign.isspace() or unicodedata.combining(sign)):
                runs[-1] = (runs[-1][0], runs[-1][1] + sign)
            else:
                runs.append((path, sign))
        reads_leftwards = next((True for sign in text if unicodedata.bidirectional(sign) in {"R", "AL"}), False)
        starts = next((unicodedata.bidirectional(sign) for sign in text if sign.isalpha()), "L")
        return runs[::-1] if reads_leftwards and starts in {"R", "AL"} else runs

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

    def _font(self, path: Path, style: Style) -> ImageFont.FreeTypeFont:
        if (path, style) not in self._fonts:
            engine = ImageFont.Layout.RAQM if self._shapes else ImageFont.Layout.BASIC
            font = ImageFont.truetype(str(path), style.size, layout_engine=engine)
            if path == bundled_font():
                font.set_variation_by_axes([min(32, max(14, style.size)), style.strength])
            self._fonts[path, style] = font
        return self._fonts[path, style]


def _shape(font: ImageFont.FreeTypeFont, sign: str) -> bytes:
    mask = font.getmask(sign)
    return bytes(repr(mask.size), "ascii") + bytes(mask)
