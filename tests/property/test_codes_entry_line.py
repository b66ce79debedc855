"""The entry line under any hand: no key sequence breaks it, and nothing set is lost without a trace."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.entry import (
    EditKey,
    EntryKey,
    EntryRefused,
    EntryState,
    ResolveText,
    SetPriceForNext,
    SetQuantityForNext,
    Typed,
    entry_sentence,
    press,
    scan,
    view_of,
)

SCANNED = ScannedCode("4006381333931", None, datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
CHARACTERS = st.sampled_from("0123456789.,*@-+/= A٣") | st.characters()
KEYS = st.lists(CHARACTERS.map(Typed) | st.sampled_from(EditKey), max_size=40)


def state_after(keys: list[EntryKey]) -> EntryState:
    state = EntryState()
    for key in keys:
        before = state
        state, action = press(state, key)
        match action:
            case EntryRefused(reason):
                assert state == before
                assert entry_sentence(reason)
            case SetQuantityForNext(quantity):
                assert 0 < quantity < 1_000_000
                assert state.quantity == quantity
            case SetPriceForNext(unit_price):
                assert 0 <= unit_price < 100_000_000
                assert state.unit_price == unit_price
            case ResolveText(text):
                assert text == text.rstrip(" ") != ""
            case _:
                pass
    return state


@given(KEYS)
def test_any_keys_leave_a_line_that_can_be_shown_scanned_into_and_cleared(keys: list[EntryKey]) -> None:
    state = state_after(keys)
    assert len(view_of(state).badges) == len(state.prefixes) + state.is_searching
    after, action = scan(state, SCANNED)
    assert (action.quantity, action.unit_price, action.take_back) == (
        state.quantity,
        state.unit_price,
        state.take_back,
    )
    assert (after.text, after.prefixes) == (state.text, ())
    assert state_after([*keys, EditKey.CLEAR, EditKey.CLEAR]) == EntryState()


@given(st.decimals("0.000001", "999999.999999", places=6), st.sampled_from(".,"))
def test_quantity_is_exactly_what_was_typed(quantity: Decimal, sign: str) -> None:
    state = state_after([Typed(character) for character in f"{quantity:f}*".replace(".", sign)])
    assert state.quantity == quantity
