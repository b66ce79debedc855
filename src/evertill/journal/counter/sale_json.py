"""The sale on the counter as JSON text: a header and one text for each line, so that an edit writes one row.

The texts follow the values of `domain.selling.sale` member by member; one added there with a default reads old texts
as well.
"""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from evertill.domain.selling.sale import Sale, SaleLine

_encode = msgspec.json.Encoder(decimal_format="string").encode
_read_sale = msgspec.json.Decoder(Sale).decode
_read_line = msgspec.json.Decoder(SaleLine).decode


def header_text(sale: Sale) -> str:
    """Everything but the lines."""
    return sale_text(replace(sale, lines=()))


def line_text(line: SaleLine) -> str:
    """One line with its frozen copy of the item."""
    return _encode(line).decode()


def sale_text(sale: Sale) -> str:
    """The whole sale in one text, to be put aside."""
    return _encode(sale).decode()


def read_sale(text: str) -> Sale:
    """A sale put aside; ValueError when the text is none."""
    return _read_sale(text)


def read_parts(header: str, lines: Sequence[str]) -> Sale:
    """The sale of a header and its lines; ValueError when a text is not one of them."""
    return replace(_read_sale(header), lines=tuple(map(_read_line, lines)))
