"""Means of payment that a shop takes by name, as data."""

import pytest

from evertill.domain.policy.tenders import TenderPolicy, TenderType, parse_tenders, tenders_content
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json

PAPER = TenderType("paper", TenderKind.VOUCHER, "Paper voucher")
TWIST = TenderType("twist", TenderKind.WALLET, "twist", needs_reference=False)


def test_tenders_are_read_as_written_each_code_once() -> None:
    read = parse_tenders(
        {
            "types": [
                {"code": "paper", "kind": "voucher", "label": "Paper voucher"},
                {"code": "twist", "kind": "wallet", "needs_reference": False},
                {"code": "paper", "kind": "wallet"},
            ]
        }
    )

    assert read == TenderPolicy((PAPER, TWIST))
    assert parse_tenders(tenders_content(read)) == read
    assert (read.find("twist"), read.find("cash")) == (TWIST, None)


@pytest.mark.parametrize("entry", [{"kind": "voucher"}, {"code": "x", "kind": "cash"}, {"code": "x", "kind": "card"}])
def test_tender_without_a_code_or_taken_by_a_device_is_refused(entry: dict[str, Json]) -> None:
    with pytest.raises(BadRow, match="no code, or is of a kind"):
        parse_tenders({"types": [entry]})
