"""The code on the slip of a carton: which transfer it is of, where it comes from, and which carton it is."""

from evertill.kernel.values import dataclass

_PREFIX = "EVG1"
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class GoodsNote:
    """What the slip of a carton says."""

    transfer_id: str
    source: str
    carton: str


def goods_code(transfer_id: str, source: str, carton: str) -> str:
    """What the code on the slip says."""
    return f"{_PREFIX}:{transfer_id}:{source}:{carton}"


def read_goods_code(text: str) -> GoodsNote | None:
    """The slip back from its code; None when the text is none. A slip that names no carton is no less one."""
    parts = text.strip().split(":")
    if len(parts) != 4 or parts[0] != _PREFIX:
        return None
    transfer_id, source, carton = parts[1:]
    if not transfer_id or not source or any(len(part) > _LONGEST or not _SIGNS.issuperset(part) for part in parts[1:]):
        return None
    return GoodsNote(transfer_id, source, carton)
