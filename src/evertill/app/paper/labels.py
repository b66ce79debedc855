"""Labels from the shell: made from this till's own catalogue, sent straight to the label printer."""

from collections.abc import Sequence

from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import read_settings
from evertill.devices.label_printer.labels import LabelKind, label_of, label_zpl
from evertill.domain.codes.codes import ItemCode, read_code
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.reading import Reading


@dataclass(frozen=True, slots=True)
class MadeLabels:
    """Each product's label as ZPL, and what is not known."""

    labels: tuple[bytes, ...]
    unknown: tuple[str, ...]


def product_labels(
    home: Home, wanted: Sequence[str], *, kind: LabelKind, note: str = "", copies: int = 1
) -> MadeLabels:
    """Labels of these products, by article number or barcode."""
    settings = read_settings(home)
    formats = formats_of(home, settings.locale)
    reading = Reading(home.mirror)
    catalogue = MirrorCatalogue(reading, SystemClock())
    labels, unknown = [], []
    try:
        for text in wanted:
            code = read_code(text, None, ())
            item = catalogue.find_by_sku(text) or catalogue.find_by_code(text)
            if item is None and isinstance(code, ItemCode):
                item = catalogue.find_by_gtin(code.gtin)
            if item is None:
                unknown.append(text)
            else:
                made = label_of(item, kind, formats, settings.links, note)
                labels.append(label_zpl(made, settings.label_printer.size, copies))
    finally:
        reading.close()
    return MadeLabels(tuple(labels), tuple(unknown))


def print_labels(home: Home, labels: Sequence[bytes]) -> None:
    """Send them; SettingsFault without a label printer, DeviceFault when it cannot be reached or takes nothing more."""
    from evertill.devices.label_printer.label_printer import WORDS
    from evertill.devices.transport.sending import send_once

    settings = read_settings(home).label_printer
    if not settings.is_connected:
        raise SettingsFault(
            "No label printer is set up, so nothing was printed; set one up under More, Set-up, Devices, or use --out."
        )
    send_once(settings.line_address(), WORDS, labels)
