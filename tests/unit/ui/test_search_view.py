"""A hit of the search says what of an article is for sale, not only what is there."""

import pytest

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.goods.catalogue import FoundItem
from evertill.kernel.quantity import MICRO
from evertill.ui.search.search_view import found_row
from tests.support.counter import ENGLISH
from tests.support.sales import an_item


@pytest.mark.parametrize(
    ("there", "held", "said", "is_out"),
    [
        (14, 0, "14 in stock", False),
        (14, 1, "13 of 14 for sale", False),
        (2, 2, "none of 2 for sale", True),
        (1, 3, "none of 1 for sale", True),
        (0, 1, "none in stock", True),
        (-2, 0, "none in stock", True),
    ],
)
def test_hit_says_what_is_for_sale_of_what_is_there(there: int, held: int, said: str, is_out: bool) -> None:
    row = found_row(FoundItem.of(an_item(), there * MICRO, held_micro=held * MICRO), LocaleFormats(ENGLISH))
    assert (row.stock, row.is_out) == (said, is_out)
