"""The receipt document and its stored form."""

import json

import pytest

from evertill.domain.receipts.receipt import (
    Align,
    Code,
    CodeKind,
    Columns,
    Gap,
    Picture,
    Receipt,
    Rule,
    Text,
    Weight,
    receipt_from_json,
    receipt_to_json,
    without_codes,
)

A_RECEIPT = Receipt(
    blocks=(
        Picture("logo"),
        Text("Corner Shop", Align.CENTRE, Weight.LARGE),
        Text("Tea"),
        Rule(),
        Columns("3 x Sparkling water", "2.97"),
        Columns("Total", "27.97", Weight.BOLD, indent=2),
        Gap(),
        Code(CodeKind.QR, "S1-2-1-17", "S1-2-1-17"),
        Code(CodeKind.CODE128, "17"),
    ),
    title="Receipt S1-2-1-17",
    kicks_drawer=True,
)


def test_receipt_stored_and_read_back_is_the_same() -> None:
    stored = json.loads(json.dumps(receipt_to_json(A_RECEIPT)))
    assert receipt_from_json(stored) == A_RECEIPT


def test_receipt_to_json_is_the_form_kept_in_the_spool() -> None:
    short = Receipt((Text("Tea"), Gap()), "Note")
    assert receipt_to_json(short) == {
        "version": 1,
        "title": "Note",
        "kicks_drawer": False,
        "blocks": [["text", "Tea", "left", "normal"], ["gap"]],
    }


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {},
        {"version": 2, "title": "", "kicks_drawer": False, "blocks": []},
        {"version": 1, "title": 1, "kicks_drawer": False, "blocks": []},
        {"version": 1, "title": "", "kicks_drawer": 0, "blocks": []},
        {"version": 1, "title": "", "kicks_drawer": False},
    ],
)
def test_receipt_from_json_anything_else_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match="not a stored receipt"):
        receipt_from_json(stored)


@pytest.mark.parametrize(
    "block",
    [
        None,
        [],
        ["poem"],
        ["text", "Tea"],
        ["text", "Tea", "middle", "normal"],
        ["columns", "a", "b", "heavy", 0],
        ["columns", "a", "b", "bold", "0"],
        ["code", "aztec", "17", ""],
        ["picture", 1],
        ["rule", 1],
    ],
)
def test_receipt_from_json_unknown_block_is_refused(block: object) -> None:
    with pytest.raises(ValueError):
        receipt_from_json({"version": 1, "title": "", "kicks_drawer": False, "blocks": [block]})


def test_paper_that_can_be_paid_with_is_stored_as_such_and_loses_its_codes() -> None:
    slip = Receipt((Text("Store credit"), Code(CodeKind.CODE128, "123")), "Slip", is_bearer=True)
    assert receipt_from_json(json.loads(json.dumps(receipt_to_json(slip)))) == slip
    assert without_codes(slip) == Receipt((Text("Store credit"),), "Slip")
