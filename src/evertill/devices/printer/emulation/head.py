"""The emulated printer's print head: commands, one after the other, onto the paper."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.printer.barcodes import bars_image, code128_bars, ean13_bars, qr_image
from evertill.devices.printer.emulation.commands import ESC, GS, Command, Control, Piece, Signs
from evertill.devices.printer.emulation.paper_roll import CELL, LINE, Look, PaperRoll, Run, with_mode

LF = 0x0A
_QR = 49
_EAN13, _CODE128 = {2, 67}, {73}
_SYMBOLOGIES = {0: "UPC-A", 1: "UPC-E", 2: "EAN-13", 3: "EAN-8", 4: "CODE39", 5: "ITF", 6: "CODABAR", 8: "CODE128"}
_TEARING_FEED = 5
_RASTER_ROWS_MAX = 4096


class PrintHead:
    """Everything that is set between two resets, and the line being put together."""

    def __init__(self, roll: PaperRoll, *, on_cut: Callable[[], None]) -> None:
        self._roll = roll
        self._on_cut = on_cut
        self.reset()

    def reset(self) -> None:
        """ESC @: everything as at power-on; the unfinished line is gone."""
        self._look = Look()
        self._align = 0
        self._codec = "cp437"
        self._line: list[Run] = []
        self._spacing = LINE
        self._bar_height, self._bar_dots, self._shows_text = 162, 3, False
        self._qr_dots, self._qr_text = 3, ""

    def print(self, piece: Piece) -> None:
        """Take one piece."""
        match piece:
            case Signs(raw):
                self._write(raw.decode(self._codec, errors="replace"))
            case Control(byte):
                self._control(byte)
            case Command(lead, name, parameters) if lead == ESC:
                self._escape(name, parameters)
            case Command(lead, name, parameters) if lead == GS:
                self._group(name, parameters)
            case Command():
                pass  # real-time commands were obeyed on arrival; FS commands are for other scripts

    def _control(self, byte: int) -> None:
        if byte == LF:
            self._end_line()
        elif byte == 0x09:
            used = sum(len(run.text) for run in self._line)
            self._write(" " * (8 - used % 8))

    def _write(self, text: str) -> None:
        """Signs onto the line; a full line is printed and goes on below, as the head would."""
        columns = self._roll.dots // CELL
        for sign in text:
            used = sum(len(run.text) * run.look.wide for run in self._line)
            if used + self._look.wide > columns:
                self._end_line()
            if self._line and self._line[-1].look == self._look:
                self._line[-1] = Run(self._line[-1].text + sign, self._look)
            else:
                self._line.append(Run(sign, self._look))

    def _end_line(self) -> None:
        if self._line:
            self._roll.print_line(self._line, self._align)
            self._line = []
        else:
            self._roll.print_line([], 0) if self._spacing == LINE else self._roll.feed(self._spacing)

    def _escape(self, name: str, parameters: bytes) -> None:
        value = parameters[0] if parameters else 0
        match name:
            case "@":
                self.reset()
            case "E" | "G":
                self._look = replace(self._look, is_bold=bool(value & 1))
            case "-":
                self._look = replace(self._look, is_underlined=value in {1, 2, 49, 50})
            case "!":
                self._look = with_mode(value, self._look)
            case "a":
                self._align = {0: 0, 1: 1, 2: 2, 48: 0, 49: 1, 50: 2}.get(value, self._align)
            case "t":
                pages = {page.number: page.codec for page in CODE_PAGES.values()}
                self._codec = pages.get(value, "cp437")
            case "2":
                self._spacing = LINE
            case "3":
                self._spacing = value
            case "d":
                self._feed_lines(value)
            case "J":
                self._flush()
                self._roll.feed(value)
            case "i" | "m":
                self._cut()
            case _:
                pass

    def _group(self, name: str, parameters: bytes) -> None:
        value = parameters[0] if parameters else 0
        match name:
            case "!":
                self._look = replace(self._look, wide=(value >> 4 & 7) + 1, high=(value & 7) + 1)
            case "B":
                self._look = replace(self._look, is_reversed=bool(value & 1))
            case "h":
                self._bar_height = max(1, value)
            case "w":
                self._bar_dots = min(6, max(1, value))
            case "H":
                self._shows_text = value in {1, 2, 3, 49, 50, 51}
            case "k":
                self._barcode(parameters)
            case "(":
                if value == ord("k"):
                    self._qr(parameters[3:])
            case "v":
                self._raster(parameters)
            case "V":
                self._cut()
            case _:
                pass

    def _feed_lines(self, lines: int) -> None:
        self._flush()
        if lines >= _TEARING_FEED:  # how a printer without a knife ends a receipt
            self._cut()
        elif lines:
            self._roll.feed(lines * LINE)

    def _flush(self) -> None:
        if self._line:
            self._end_line()

    def _cut(self) -> None:
        self._flush()
        self._roll.feed(LINE)
        self._on_cut()

    def _barcode(self, parameters: bytes) -> None:
        self._flush()
        kind = parameters[0]
        payload = parameters[2:] if kind >= 65 else parameters[1:].rstrip(b"\x00")
        text = payload.decode("latin-1")
        label = f"[{_SYMBOLOGIES.get(kind % 65, 'barcode')}: {text.removeprefix('{B')}]"
        try:
            bars = self._bars(kind, text)
        except ValueError:
            return  # as printers do: a code they cannot draw leaves no trace
        image = bars_image(bars, bar_dots=self._bar_dots, height=self._bar_height)
        self._picture(image, label)
        if self._shows_text:
            self._roll.print_line([Run(text.removeprefix("{B"), Look())], self._align)

    def _bars(self, kind: int, text: str) -> str:
        if kind in _CODE128:
            return code128_bars(text)
        if kind in _EAN13 and len(text) == 13 and text.isascii() and text.isdigit():
            return ean13_bars(text)
        raise ValueError("not a code this printer draws")

    def _qr(self, parameters: bytes) -> None:
        if len(parameters) < 2 or parameters[0] != _QR:
            return
        match parameters[1]:
            case 67 if len(parameters) > 2:
                self._qr_dots = min(16, max(1, parameters[2]))
            case 80:
                self._qr_text = parameters[3:].decode("utf-8", errors="replace")
            case 81 if self._qr_text:
                self._flush()
                try:
                    self._picture(qr_image(self._qr_text, module_dots=self._qr_dots), f"[QR: {self._qr_text}]")
                except ValueError:
                    return  # too long for a code
            case _:
                pass

    def _raster(self, parameters: bytes) -> None:
        self._flush()
        width, rows = int.from_bytes(parameters[2:4], "little"), int.from_bytes(parameters[4:6], "little")
        if width and 0 < rows <= _RASTER_ROWS_MAX:
            dots = bytes(byte ^ 0xFF for byte in parameters[6:])
            self._picture(Image.frombytes("1", (width * 8, rows), dots), f"[picture {width * 8}x{rows}]")

    def _picture(self, image: Image.Image, text: str) -> None:
        """What is wider than the paper is cut off at the edge, as on paper."""
        fitting = image.crop((0, 0, min(image.width, self._roll.dots), image.height))
        self._roll.print_image(fitting, self._align, text)
