"""The keys by which receipts of all tills are checked, as rows of their stream."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill.domain.receipts.receipt_key import ReceiptKey, number_prefix, parse_receipt_key, receipt_key_content
from evertill.domain.streams.stream_fields import BadRow
from tests.support.sales import A_MOMENT

KEY = ReceiptKey("S-1", "till-2", bytes(range(32)))


def test_key_is_read_back_as_it_was_written() -> None:
    for key in (KEY, replace(KEY, ends_at=A_MOMENT)):
        assert parse_receipt_key(receipt_key_content(key)) == key
    assert KEY.row_key.startswith("S-1/till-2/")


def test_numbers_of_its_receipts_begin_with_its_prefix() -> None:
    assert number_prefix("S-1-till-2-1-17") == KEY.number_prefix
    assert number_prefix("17") == "17-"


def test_key_is_good_for_what_was_sold_until_it_ended_and_for_clocks_that_differ() -> None:
    ended = replace(KEY, ends_at=A_MOMENT)
    assert KEY.signed_at(A_MOMENT + timedelta(days=1000))
    assert ended.signed_at(A_MOMENT + timedelta(hours=23))
    assert not ended.signed_at(A_MOMENT + timedelta(hours=25))


@pytest.mark.parametrize("text", ["Zm9v", "!!", "aöb", ""])
def test_row_that_holds_no_key_is_refused(text: str) -> None:
    with pytest.raises(BadRow):
        parse_receipt_key({**receipt_key_content(KEY), "public_key": text})
