"""Slips a ZVT terminal wants printed, gathered from print lines (06 D1) and text blocks (06 D3)."""

from evertill.devices.payment_terminal.zvt.bitmaps import parse_bitmaps
from evertill.devices.payment_terminal.zvt.numbers import CODE_PAGE_437, print_text
from evertill.devices.payment_terminal.zvt.tlv import Tlv, every, find
from evertill.domain.codes.card_guard import masked
from evertill.ports.payment_terminal import Slip, SlipKind

LINE_COLUMNS = 24
_FEEDS = 0xFF
_LAST_LINE = 0x80
_CENTRED = 0x40
_FEEDS_MAX = 20
_LINES_MAX = 2000

_RECEIPT_TYPE, _TEXT_LINES, _TEXT, _ATTRIBUTE, _CHARACTER_SET = 0x1F07, 0x25, 0x07, 0x09, 0x14
_KINDS = {1: SlipKind.MERCHANT, 2: SlipKind.CUSTOMER, 3: SlipKind.ADMIN}
_WORDS = {
    SlipKind.CUSTOMER: ("kunde", "customer", "cardholder"),
    SlipKind.MERCHANT: ("händler", "haendler", "merchant"),
}


class SlipCollector:
    """Lines to slips. A slip ends with the line marked as its last, or with the dialogue."""

    def __init__(self) -> None:
        self._slips: list[tuple[SlipKind | None, tuple[str, ...]]] = []
        self._lines: list[str] = []
        self._kind: SlipKind | None = None
        self._character_set = CODE_PAGE_437

    def print_line(self, payload: bytes) -> None:
        """One line: its attribute and its text; with the attribute FF, so many empty lines."""
        attribute, text = (payload[0], payload[1:]) if payload else (0, b"")
        if attribute == _FEEDS:
            self._feed(text)
            return
        self._add([_placed(print_text(text), attribute)])
        if attribute & _LAST_LINE and attribute != _LAST_LINE:
            self._end()

    def print_block(self, payload: bytes) -> None:
        """A text block, which may be a part of a slip."""
        objects = parse_bitmaps(payload).objects
        kind = find(objects, _RECEIPT_TYPE)
        if kind is not None and kind.content:
            named = _KINDS.get(kind.content[-1])
            if self._kind is not None and named is not self._kind:
                self._end()
            self._kind = named
        character_set = find(objects, _CHARACTER_SET)
        if character_set is not None and character_set.content:
            self._character_set = character_set.content[0]
        for block in every(objects, _TEXT_LINES):
            self._print_objects(block.children)

    def slips(self) -> tuple[Slip, ...]:
        """All slips, the one not ended included; one without a name gets it by its words, else by its place."""
        ended = [*self._slips, (self._kind, tuple(self._lines))] if any(self._lines) else self._slips
        named = [(kind or _kind_by_words(lines), lines) for kind, lines in ended]
        by_place = [SlipKind.MERCHANT, SlipKind.CUSTOMER] if len(named) > 1 else [SlipKind.CUSTOMER]
        return tuple(
            Slip(kind or by_place[min(place, len(by_place) - 1)], lines) for place, (kind, lines) in enumerate(named)
        )

    def _print_objects(self, objects: tuple[Tlv, ...]) -> None:
        """An attribute is of the texts behind it; one that marks the last line ends the slip after it, or at once
        where no text follows."""
        attribute, is_ending = 0, False
        for found in objects:
            if found.tag == _ATTRIBUTE and found.content:
                attribute = found.content[0]
                is_ending |= attribute != _FEEDS and bool(attribute & _LAST_LINE)
            elif found.tag == _TEXT and attribute == _FEEDS:
                self._feed(found.content)
            elif found.tag == _TEXT:
                self._add([_placed(print_text(found.content, self._character_set), attribute)])
                if is_ending:
                    self._end()
                    is_ending = False
        if is_ending:
            self._end()

    def _feed(self, count: bytes) -> None:
        self._add([""] * min(count[0] if count else 1, _FEEDS_MAX))

    def _add(self, lines: list[str]) -> None:
        room = _LINES_MAX - len(self._lines)
        self._lines += [masked(line) for line in lines[:room]]

    def _end(self) -> None:
        if any(self._lines):
            self._slips.append((self._kind, tuple(self._lines)))
        self._lines, self._kind = [], None


def _placed(text: str, attribute: int) -> str:
    if attribute & _CENTRED and attribute != _FEEDS:
        return text.strip().center(LINE_COLUMNS).rstrip()
    indent = attribute & 0x0F if attribute < _LAST_LINE else 0
    return " " * indent + text


def _kind_by_words(lines: tuple[str, ...]) -> SlipKind | None:
    text = "\n".join(lines).casefold()
    return next((kind for kind, words in _WORDS.items() if any(word in text for word in words)), None)
