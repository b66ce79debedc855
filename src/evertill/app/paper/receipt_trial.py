"""Tries a layout of receipts before it is used: checked whole, and drawn as the printers would print it."""

from dataclasses import replace
from pathlib import Path

from evertill.app.paper.receipt_layouts import layout_of, logo_folders, own_folder, read_layout
from evertill.app.paper.receipt_words import words_of
from evertill.app.paper.sample_receipt import sample_receipt
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import read_settings
from evertill.devices.assembly import find_picture
from evertill.devices.printer.emulation.machine import PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.typefaces import Typefaces
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.values import dataclass
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.operations.selling.receipts.receipt_matter import PaperStyle

_PAPERS = {"58mm": "epson-58", "80mm": "epson-80"}


@dataclass(frozen=True, slots=True)
class DrawnSample:
    """What a trial gave."""

    parts: tuple[str, ...]
    pictures: tuple[Path, ...] = ()


def draw_sample(home: Home, layout_file: Path | None, out: Path | None) -> DrawnSample:
    """Check the layout, that of the till where none is named, and draw it; SettingsFault when it cannot be used."""
    settings = read_settings(home)
    own = own_folder(home) / "layout.json"
    named = layout_file or (own if own.exists() else None)
    layout = layout_of(home) if named is None else read_layout(named)
    mirror = Reading(home.mirror, system_seams().connect_mirror)
    try:
        policy = MirrorPolicies(mirror).policy()
    finally:
        mirror.close()
    if layout_file is not None:
        policy = replace(policy, receipt=replace(policy.receipt, parts=(), logo=""))
    parts = tuple(part.value for part in policy.receipt.parts or layout.parts)
    if out is None:
        return DrawnSample(parts)
    style = PaperStyle(layout, words_of(settings.locale), formats_of(home, settings.locale))
    receipt = sample_receipt(policy, style)
    out.mkdir(parents=True, exist_ok=True)
    return DrawnSample(parts, tuple(_draw(receipt, home, paper, out / f"receipt-{paper}.png") for paper in _PAPERS))


def _draw(receipt: Receipt, home: Home, paper: str, path: Path) -> Path:
    """As a printer for this paper prints it."""
    profile, typefaces = PROFILES[_PAPERS[paper]], Typefaces()
    folders = logo_folders(home)
    renderer = ReceiptRenderer(profile, typefaces=typefaces, find_picture=lambda name: find_picture(folders, name))
    machine = PrinterMachine(PaperRoll(profile.dots, typefaces))
    machine.receive(b"".join(renderer.render(receipt)))
    machine.run(0)
    path.write_bytes(machine.take_printed()[-1].png)
    return path
