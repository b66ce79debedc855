"""What may name a store, a workstation or a stream: it stands in headers, in receipt numbers and in addresses."""

import re

NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
ID_PATTERN = "^[A-Za-z0-9._-]{1,64}$"
"""Of ids that stand in addresses."""
STREAM_PATTERN = "^[a-z][a-z_]{0,31}$"

_NAME = re.compile(NAME_PATTERN[1:-1])
_ID = re.compile(ID_PATTERN[1:-1])
_STREAM = re.compile(STREAM_PATTERN[1:-1])


def is_name(text: str) -> bool:
    """Whether a store or workstation may be called so."""
    return _NAME.fullmatch(text) is not None


def is_stream(text: str) -> bool:
    """Whether a stream may be called so."""
    return _STREAM.fullmatch(text) is not None


def is_plain_id(text: str) -> bool:
    """Whether an id can stand in an address."""
    return _ID.fullmatch(text) is not None
