"""Whatever is printed in training says so above and below."""

from evertill.domain.receipts.receipt import TRAINING_MARK, Receipt, Text, marked_as_training


def test_document_of_training_is_marked_above_and_below() -> None:
    marked = marked_as_training(Receipt((Text("Tea"),), "Receipt 1", kicks_drawer=True))
    texts = [block.text for block in marked.blocks if isinstance(block, Text)]
    assert texts == [TRAINING_MARK, "Tea", TRAINING_MARK]
    assert (marked.title, marked.kicks_drawer) == ("TRAINING Receipt 1", True)


def test_document_that_only_opens_the_drawer_stays_without_paper() -> None:
    assert marked_as_training(Receipt((), kicks_drawer=True)) == Receipt((), kicks_drawer=True)
