"""Debts of other tills: what this till names its hold on one by."""

from datetime import UTC, datetime, timedelta

from evertill.domain.codes.card_guard import holds_card_number
from evertill.ui.owed.shared_debts import hold_key


def test_key_of_a_hold_never_looks_like_a_card_number_which_the_till_would_not_take() -> None:
    began = datetime(2026, 11, 27, 14, tzinfo=UTC)
    keys = [hold_key("1", began + timedelta(milliseconds=7 * at)) for at in range(1000)]
    assert len(set(keys)) == len(keys)
    assert not any(holds_card_number(key) for key in keys)
