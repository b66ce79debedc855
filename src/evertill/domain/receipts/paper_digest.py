"""The receipt's digest in the sealed sale: by it `verify` notices when a kept receipt was altered afterwards.

The signed code on the paper is made from the sealed sale's hash, so it cannot be part of what is sealed: it is left
out, and checked by itself.
"""

import hashlib
from dataclasses import replace

from evertill.domain.receipts.receipt import Code, Receipt, receipt_to_json
from evertill.domain.receipts.receipt_code import read_receipt_code
from evertill.kernel.canonical import canonical_bytes

UNSIGNED = ""
"""The text of the code that is signed once the sale is sealed."""


def paper_digest(unsigned: Receipt) -> str:
    """SHA-256, in hexadecimal, over the RFC 8785 form of the stored document before its code is signed."""
    # Names of ours, texts and small numbers: plain by how it is made, and every finished sale waits for this.
    return hashlib.sha256(canonical_bytes(receipt_to_json(unsigned), is_plain=True)).hexdigest()


def with_signed_code(unsigned: Receipt, signed_code: str) -> Receipt:
    """The document as it is printed and kept."""
    blocks = (
        replace(block, text=signed_code) if isinstance(block, Code) and block.text == UNSIGNED else block
        for block in unsigned.blocks
    )
    return replace(unsigned, blocks=tuple(blocks))


def without_signed_code(receipt: Receipt) -> Receipt:
    """The document as it was before its code was signed."""
    blocks = (
        replace(block, text=UNSIGNED) if isinstance(block, Code) and read_receipt_code(block.text) else block
        for block in receipt.blocks
    )
    return replace(receipt, blocks=tuple(blocks))
