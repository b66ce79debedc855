"""A Caisse-AP V3 terminal from the other side, from its description alone and without any code of the till."""

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_MUST = ("CZ", "CJ", "CA", "CB", "CD", "CE")
_SIZES = {"CZ": (4, 4), "CJ": (12, 12), "CA": (1, 2), "CB": (2, 12), "CD": (1, 1), "CE": (3, 3), "BA": (1, 1),
          "CF": (1, 99)}  # fmt: skip
_TAG_SIGNS = string.ascii_uppercase + string.digits
Answer = Callable[[Mapping[str, str]], Mapping[str, str]]


def written(fields: Mapping[str, str]) -> bytes:
    """Tag, length, text."""
    return "".join(f"{tag}{len(text):03}{text}" for tag, text in fields.items()).encode("ascii")


@dataclass
class ForeignCaisse:
    """`answer` makes the answer's own fields of the request's; those that both have are sent back as they came."""

    answer: Answer
    after_ms: int = 50
    pieces: int = 1
    by_field: bool = False
    """Each field is a piece of its own."""
    hangs_up: bool = False
    behind: bytes = b""
    """What stands behind the last field."""
    echoes: tuple[str, ...] = ("CZ", "CJ", "CA", "CE", "BA", "CD", "CB", "CF")
    asked: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stream = b""
        self._due: list[tuple[int, bytes]] = []
        self._is_done = False

    def may_hang_up(self) -> bool:
        """Whether the connection is to be closed now."""
        is_over = self._is_done and not self._due and self.hangs_up
        self._is_done = self._is_done and not is_over
        return is_over

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One moment."""
        self._stream += chunk
        fields = _fields(self._stream.decode("ascii"))
        if fields and "CB" in fields:
            self._stream = b""
            self._asked(fields, now_ms)
        out = [piece for at_ms, piece in self._due if at_ms <= now_ms]
        self._due = [waits for waits in self._due if waits[0] > now_ms]
        return out

    def _asked(self, fields: dict[str, str], now_ms: int) -> None:
        assert next(iter(fields)) == "CZ", "the version is not the first"
        assert not set(_MUST) - set(fields), f"not all is told: {fields}"
        for tag, text in fields.items():
            least, most = _SIZES[tag]
            assert least <= len(text) <= most, f"{tag} is {text!r}"
        assert fields["CB"].isdigit(), "the amount is no number"
        self.asked.append(fields)
        own = self.answer(fields)
        if not own:
            return
        told = {tag: fields[tag] for tag in self.echoes if tag in fields} | dict(own)
        raw = written(told) + self.behind
        step = -(-len(raw) // self.pieces)
        pieces = [raw[place : place + step] for place in range(0, len(raw), step)]
        if self.by_field:
            pieces = [written({tag: text}) for tag, text in told.items()]
        self._due = [(now_ms + self.after_ms + 20 * place, piece) for place, piece in enumerate(pieces)]
        self._is_done = True


def _fields(text: str) -> dict[str, str] | None:
    """None while it is not whole."""
    fields: dict[str, str] = {}
    while text:
        if len(text) < 5:
            return None
        assert set(text[:2]) <= set(_TAG_SIGNS), f"no tag: {text[:5]!r}"
        assert text[2:5].isdigit(), f"no length: {text[:5]!r}"
        size = int(text[2:5])
        if len(text) < 5 + size:
            return None
        assert text[:2] not in fields, "a field told twice"
        fields[text[:2]], text = text[5 : 5 + size], text[5 + size :]
    return fields or None
