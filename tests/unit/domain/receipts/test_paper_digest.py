"""The digest of a receipt in the sealed sale."""

import pytest

from evertill.domain.receipts.paper_digest import UNSIGNED, paper_digest, with_signed_code, without_signed_code
from evertill.domain.receipts.receipt import (
    Code,
    CodeKind,
    Columns,
    Receipt,
    Text,
    marked_as_training,
    receipt_from_json,
    receipt_to_json,
    without_training_mark,
)
from evertill.domain.receipts.receipt_code import receipt_code

SIGNED = receipt_code(b'["S1-2-1-1","2026-11-21T09:03:00+00:00",499,"EUR","id","hash"]', b"x" * 64)
PAPER = Receipt((Text("Shop"), Columns("Tea", "4.99"), Code(CodeKind.QR, UNSIGNED, "Scan"), Code(CodeKind.QR, "web")))


def test_digest_is_the_same_before_signing_and_after_being_kept() -> None:
    kept = receipt_from_json(receipt_to_json(with_signed_code(PAPER, SIGNED)))
    assert kept.blocks[2] == Code(CodeKind.QR, SIGNED, "Scan")
    assert kept.blocks[3] == PAPER.blocks[3]
    assert paper_digest(without_signed_code(kept)) == paper_digest(PAPER)


@pytest.mark.parametrize(
    "altered",
    [
        Receipt((Text("Shop"), Columns("Tea", "4.90"), *PAPER.blocks[2:])),
        Receipt(PAPER.blocks[1:]),
        Receipt(PAPER.blocks, "Other title"),
        Receipt((*PAPER.blocks[:3], Code(CodeKind.QR, "other web"))),
    ],
)
def test_digest_of_an_altered_paper_differs(altered: Receipt) -> None:
    assert paper_digest(altered) != paper_digest(PAPER)


def test_mark_of_training_comes_off_again() -> None:
    titled = Receipt(PAPER.blocks, "Receipt S1-2-1-1")
    assert without_training_mark(marked_as_training(titled)) == titled
