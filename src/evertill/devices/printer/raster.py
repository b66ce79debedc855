"""Pictures as ESC/POS raster, in bands that fit small buffers and never hold a real-time command by accident."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

BAND_ROWS = 96
"""Slow USB and small buffers lose the rest of tall images; this many rows are safe."""
_REAL_TIME = re.compile(rb"\x10([\x04\x05\x14])")


def raster_bands(image: "Image.Image") -> Iterator[bytes]:
    """GS v 0 for each band of a picture; black is whatever is dark."""
    from PIL import Image

    width = -(-image.width // 8) * 8
    canvas = Image.new("1", (width, image.height), 1)
    canvas.paste(image.convert("1"), (0, 0))
    for top in range(0, canvas.height, BAND_ROWS):
        rows = min(BAND_ROWS, canvas.height - top)
        band = canvas.crop((0, top, width, top + rows))
        dots = bytes(byte ^ 0xFF for byte in band.tobytes())
        header = b"\x1dv0\x00" + (width // 8).to_bytes(2, "little") + rows.to_bytes(2, "little")
        yield header + without_real_time_commands(dots)


def without_real_time_commands(dots: bytes) -> bytes:
    """The same picture with a dot more wherever it would read DLE EOT, DLE ENQ or DLE DC4.

    Printers look for these while receiving, inside pictures too: DLE DC4 opens the drawer or clears the buffer.
    """
    return _REAL_TIME.sub(lambda found: bytes((0x10, found[1][0] | 0x08)), dots)


STAR_ROWS = 24


def star_bands(image: "Image.Image") -> Iterator[bytes]:
    """ESC X for each 24 rows of a picture, in columns; lines stand close while it lasts."""
    from PIL import Image

    canvas = Image.new("1", (image.width, -(-image.height // STAR_ROWS) * STAR_ROWS), 1)
    canvas.paste(image.convert("1"), (0, 0))
    # Turned on its side, each column of the picture is a row of three bytes.
    turned = canvas.transpose(Image.Transpose.TRANSPOSE)
    rows = bytes(byte ^ 0xFF for byte in turned.tobytes())
    stride = -(-canvas.height // 8)
    for band in range(canvas.height // STAR_ROWS):
        columns = b"".join(rows[x * stride + band * 3 : x * stride + band * 3 + 3] for x in range(canvas.width))
        yield b"\x1b0\x1bX" + canvas.width.to_bytes(2, "little") + columns + b"\n\x1bz\x01"
