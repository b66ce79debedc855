"""Reasons a shop offers, as data."""

import pytest

from evertill.domain.policy.reasons import (
    DEFAULT_REASONS,
    Reason,
    ReasonFor,
    ReasonPolicy,
    parse_reasons,
    reasons_content,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json


def test_reasons_name_every_deed() -> None:
    assert set(DEFAULT_REASONS) == set(ReasonFor)
    assert parse_reasons({}) == ReasonPolicy()


def test_reasons_are_read_as_written_each_code_once_and_an_empty_list_asks_nothing() -> None:
    policy = parse_reasons(
        {
            "discount": [{"code": "staff", "label": "Staff"}, {"code": "damaged"}, {"code": "staff", "label": "Again"}],
            "cancel_sale": [],
        }
    )

    assert policy.of(ReasonFor.DISCOUNT) == (Reason("staff", "Staff"), Reason("damaged"))
    assert policy.of(ReasonFor.CANCEL_SALE) == ()
    assert policy.of(ReasonFor.POST_VOID) == DEFAULT_REASONS[ReasonFor.POST_VOID]
    assert parse_reasons(reasons_content(policy)) == policy


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"discount": "all"}, "no list"),
        ({"discount": ["staff"]}, "reason is no object"),
        ({"discount": [{"label": "Staff"}]}, "has no code"),
        ({"discount": [{"code": "x" * 65}]}, "longer than 64"),
        ({"web_offer": [{"code": "seen_online"}]}, "begins with 'web_offer'"),
    ],
)
def test_reasons_that_cannot_be_are_refused(content: dict[str, Json], said: str) -> None:
    with pytest.raises(BadRow, match=said):
        parse_reasons(content)


def test_customer_reads_the_words_of_their_language_else_those_of_any_else_the_tills() -> None:
    told = Reason("damaged", "Damaged", (("de", "Beschädigt"), ("", "Not perfect")))
    assert (told.words_for_customer("de"), told.words_for_customer("fr")) == ("Beschädigt", "Not perfect")
    assert Reason("damaged", "Damaged").words_for_customer("de") == "Damaged"
