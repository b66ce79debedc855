"""The stylesheet for what Qt paints itself: a file in which `@name` is a colour and `@12px` a size."""

import re
from pathlib import Path

from evertill.ui.theme.palette import Palette
from evertill.ui.theme.plan import Sizes

_TOKEN = re.compile(r"@(?:(?P<pixels>\d+)px|(?P<name>[a-z_]+))")


def stylesheet(file: Path, palette: Palette, sizes: Sizes) -> str:
    """The file's text with every token filled in; an unknown name is a bug of the file."""

    def fill(found: re.Match[str]) -> str:
        if found["pixels"]:
            return f"{sizes.px(int(found['pixels']))}px"
        value = getattr(palette, found["name"])
        assert isinstance(value, str)
        return value

    return _TOKEN.sub(fill, file.read_text(encoding="utf-8"))
