"""What the printers' languages write, beside what an independent library writes."""

import pytest
from escpos.printer import Dummy

from evertill.devices.printer.pens import EscPosPen


@pytest.mark.parametrize(
    ("text", "level"),
    [("EV1.abc", 1), ("Grüße €", 1), ("x" * 120, 1), ("x" * 121, 0), ("https://shop.example/r/" + "é" * 300, 0)],
)
def test_escpos_qr_of_any_length_is_what_an_independent_library_writes(text: str, level: int) -> None:
    other = Dummy()
    other.qr(text, ec=level, size=5, native=True)

    assert EscPosPen().qr(text, module_dots=5) == other.output
