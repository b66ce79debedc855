"""The receipt as a document: what is said, in which weight; printers, pictures and e-mail render it at the edge.

Texts are final (locale already applied); a renderer decides only how they fit its paper.
"""

from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass


class Align(StrEnum):
    """Where a text stands on the paper."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Weight(StrEnum):
    """How strong a text is set."""

    NORMAL = "normal"
    BOLD = "bold"
    LARGE = "large"
    """Double width and height."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped at words to the paper."""

    text: str
    align: Align = Align.LEFT
    weight: Weight = Weight.NORMAL


@dataclass(frozen=True, slots=True)
class Columns:
    """A text left and an amount right on one line; a long left text wraps, the amount stays on its last line."""

    left: str
    right: str
    weight: Weight = Weight.NORMAL
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


class CodeKind(StrEnum):
    """How a code is drawn."""

    CODE128 = "code128"
    EAN13 = "ean13"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode with the text it holds."""

    kind: CodeKind
    text: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name among the receipt resources (a logo)."""

    name: str


Block = Text | Columns | Rule | Gap | Code | Picture


@dataclass(frozen=True, slots=True)
class Receipt:
    """A document to be printed once as an original, later only as a copy marked as such."""

    blocks: tuple[Block, ...]
    title: str = ""
    """For lists of waiting documents: "Receipt S1-2-1-17"."""
    kicks_drawer: bool = False
    is_bearer: bool = False
    """Whoever has the paper has the money: the spool forgets its codes once it is printed, and none is ever copied."""


def without_codes(receipt: Receipt) -> Receipt:
    """The document without what can be paid with."""
    kept = tuple(block for block in receipt.blocks if not isinstance(block, Code))
    return replace(receipt, blocks=kept, is_bearer=False)


TRAINING_MARK = "TRAINING"
"""The same in every language, as the trade prints it."""


def marked_as_training(receipt: Receipt) -> Receipt:
    """The document with its mark above and below, so that no paper of a training passes for one that counts."""
    if not receipt.blocks:
        return receipt
    mark = Text(TRAINING_MARK, Align.CENTRE, Weight.LARGE)
    return replace(receipt, blocks=(mark, *receipt.blocks, mark), title=f"{TRAINING_MARK} {receipt.title}".strip())


def without_training_mark(receipt: Receipt) -> Receipt:
    """The document before it was marked."""
    return replace(receipt, blocks=receipt.blocks[1:-1], title=receipt.title.removeprefix(TRAINING_MARK).strip())


def receipt_to_json(receipt: Receipt) -> JsonObject:
    """The document as the spool stores it."""
    return {
        "version": 1,
        "title": receipt.title,
        "kicks_drawer": receipt.kicks_drawer,
        "blocks": [_block_to_json(block) for block in receipt.blocks],
        **({"bearer": True} if receipt.is_bearer else {}),
    }


def _block_to_json(block: Block) -> Json:
    """The commonest first and without patterns, which are twice as slow, and a code's text by `str`, a third of what
    `.value` takes (CPython 3.11): every finished sale waits for this."""
    if isinstance(block, Columns):
        return ["columns", block.left, block.right, str(block.weight), block.indent]
    if isinstance(block, Text):
        return ["text", block.text, str(block.align), str(block.weight)]
    match block:
        case Rule():
            return ["rule"]
        case Gap():
            return ["gap"]
        case Code(kind, text, caption):
            return ["code", str(kind), text, caption]
        case Picture(name):
            return ["picture", name]
        case _:  # pragma: no cover
            assert_never(block)


def receipt_from_json(stored: object) -> Receipt:
    """The document back from the spool; ValueError when it is none."""
    match stored:
        case {"version": 1, "title": str(title), "kicks_drawer": bool(kicks), "blocks": list(blocks), **more}:
            return Receipt(tuple(_block_from_json(block) for block in blocks), title, kicks, more.get("bearer") is True)
        case _:
            raise ValueError("not a stored receipt")


def _block_from_json(stored: object) -> Block:
    match stored:
        case ["text", str(text), str(align), str(weight)]:
            return Text(text, Align(align), Weight(weight))
        case ["columns", str(left), str(right), str(weight), int(indent)]:
            return Columns(left, right, Weight(weight), indent)
        case ["rule"]:
            return Rule()
        case ["gap"]:
            return Gap()
        case ["code", str(kind), str(text), str(caption)]:
            return Code(CodeKind(kind), text, caption)
        case ["picture", str(name)]:
            return Picture(name)
        case _:
            raise ValueError("not a block of a receipt")
