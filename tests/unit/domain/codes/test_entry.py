"""The entry line move by move: what each key does in each state, and which keys are refused."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.domain.codes.entry import (
    Badge,
    BadgeKind,
    ChangeSelected,
    ChooseFound,
    EditKey,
    EntryAction,
    EntryRefusal,
    EntryRefused,
    EntryState,
    EntryView,
    ForPrice,
    ForQuantity,
    ForTakingBack,
    GoToTender,
    NothingToClear,
    ResolveScan,
    ResolveText,
    SetPriceForNext,
    SetQuantityForNext,
    StartSearch,
    Typed,
    entry_sentence,
    press,
    scan,
    spend_prefixes,
    view_of,
)

EMPTY = EntryState()
SCANNED = ScannedCode("4006381333931", Symbology.EAN_13, datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
NAMED = {"⏎": EditKey.ENTER, "⌫": EditKey.BACKSPACE, "⎋": EditKey.CLEAR}


def keyed(keys: str, state: EntryState = EMPTY) -> tuple[EntryState, EntryAction | None]:
    """The state after these keys (⏎ Enter, ⌫ Backspace, ⎋ Esc) and the last key's action."""
    action: EntryAction | None = None
    for key in keys:
        state, action = press(state, NAMED.get(key) or Typed(key))
    return state, action


def quantity(text: str) -> ForQuantity:
    return ForQuantity(Decimal(text))


def price(text: str) -> ForPrice:
    return ForPrice(Decimal(text))


# ---- text


@pytest.mark.parametrize(
    "text", ["4011", "4006381333931", "85123A", "2024-00123", "A*12", "me@shop.example", "a+b=c/d", "zwölf"]
)
def test_text_and_enter_resolves_it_literally(text: str) -> None:
    assert keyed(f"{text}⏎") == (EMPTY, ResolveText(text))


def test_typing_gives_text_and_no_action() -> None:
    assert keyed("40") == (EntryState("40"), None)


def test_leading_space_is_ignored_and_trailing_space_not_resolved() -> None:
    assert keyed(" ") == (EMPTY, None)
    assert keyed("  A B ⏎") == (EMPTY, ResolveText("A B"))


def test_control_character_is_ignored_and_joiner_kept() -> None:
    assert keyed("A\x01") == (EntryState("A"), None)
    assert keyed("می\u200cخ")[0].text == "می\u200cخ"


def test_two_hundred_characters_fit_and_one_more_is_refused() -> None:
    full, _ = keyed("x" * 200)
    assert len(full.text) == 200
    assert keyed("x", full) == (full, EntryRefused(EntryRefusal.TEXT_TOO_LONG))


def test_typed_key_of_more_than_one_character_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        Typed("12")


# ---- quantity and price


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        (".5", "0.5"),
        ("5,", "5"),
        ("007", "7"),
        ("0.000001", "0.000001"),
        ("999999.999999", "999999.999999"),
    ],
)
def test_number_and_star_sets_the_quantity_for_the_next_item(text: str, number: str) -> None:
    state, action = keyed(f"{text}*")
    assert state == EntryState("", (quantity(number),))
    assert state.quantity == Decimal(number)
    assert action == SetQuantityForNext(Decimal(number), take_back=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [("4.99", "4.99"), ("4,99", "4.99"), ("0", "0"), ("99999999.999999", "99999999.999999")],
)
def test_number_and_at_sets_the_price_for_the_next_item(text: str, number: str) -> None:
    state, action = keyed(f"{text}@")
    assert state == EntryState("", (price(number),))
    assert state.unit_price == Decimal(number)
    assert action == SetPriceForNext(Decimal(number))


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("*", EntryRefusal.NUMBER_MISSING),
        ("@", EntryRefusal.NUMBER_MISSING),
        ("12**", EntryRefusal.NUMBER_MISSING),
        (".*", EntryRefusal.NOT_A_NUMBER),
        ("1.2.3*", EntryRefusal.NOT_A_NUMBER),
        ("1.234,5@", EntryRefusal.NOT_A_NUMBER),
        ("0.0000001*", EntryRefusal.TOO_MANY_DECIMALS),
        ("1.0000000@", EntryRefusal.TOO_MANY_DECIMALS),
        ("0*", EntryRefusal.QUANTITY_ZERO),
        ("0,00*", EntryRefusal.QUANTITY_ZERO),
        ("1000000*", EntryRefusal.QUANTITY_TOO_LARGE),
        ("4006381333931*", EntryRefusal.QUANTITY_TOO_LARGE),
        ("100000000@", EntryRefusal.PRICE_TOO_LARGE),
    ],
)
def test_quantity_or_price_that_cannot_be_is_refused_and_the_line_kept(keys: str, reason: EntryRefusal) -> None:
    before, _ = keyed(keys[:-1])
    assert keyed(keys) == (before, EntryRefused(reason))


def test_quantity_and_price_are_rung_with_the_text() -> None:
    assert keyed("12*4.99@4011⏎") == (EMPTY, ResolveText("4011", Decimal(12), Decimal("4.99")))


def test_later_quantity_or_price_replaces_the_earlier() -> None:
    assert keyed("3*4*")[0] == EntryState("", (quantity("4"),))
    assert keyed("3@2*4@")[0] == EntryState("", (quantity("2"), price("4")))


# ---- minus and plus


def test_minus_waits_and_the_next_text_is_taken_back() -> None:
    state, action = keyed("-")
    assert (state, action) == (EntryState("", (ForTakingBack(),)), None)
    assert keyed("4011⏎", state) == (EMPTY, ResolveText("4011", take_back=True))


def test_minus_with_quantity_is_minus_that_many() -> None:
    state, action = keyed("-1*")
    assert state == EntryState("", (ForTakingBack(), quantity("1")))
    assert action == SetQuantityForNext(Decimal(1), take_back=True)
    assert keyed("4011⏎", state) == (EMPTY, ResolveText("4011", Decimal(1), take_back=True))
    assert keyed("1*-4011⏎") == keyed("-1*4011⏎")


@pytest.mark.parametrize(
    ("keys", "delta"),
    [
        ("-⏎", "-1"),
        ("--", "-1"),
        ("3*-⏎", "-3"),
        ("-3*-", "-3"),
        ("0.5*--", "-0.5"),
        ("+", "1"),
        ("3*+", "3"),
    ],
)
def test_plus_and_minus_on_an_empty_line_change_the_selected_line(keys: str, delta: str) -> None:
    assert keyed(keys) == (EMPTY, ChangeSelected(Decimal(delta)))


def test_price_goes_on_waiting_when_the_selected_line_is_changed() -> None:
    assert keyed("5@2*+") == (EntryState("", (price("5"),)), ChangeSelected(Decimal(2)))


def test_plus_while_minus_waits_is_refused() -> None:
    state, action = keyed("-+")
    assert state.take_back
    assert action == EntryRefused(EntryRefusal.MINUS_WAITS)


# ---- going on to payment


@pytest.mark.parametrize("key", ["⏎", "="])
def test_enter_or_equals_on_an_empty_line_goes_to_payment(key: str) -> None:
    assert keyed(key) == (EMPTY, GoToTender())


@pytest.mark.parametrize("keys", ["12*⏎", "12*=", "5@⏎", "5@=", "-=", "-12*="])
def test_payment_waits_while_something_is_set_for_the_next_item(keys: str) -> None:
    before, _ = keyed(keys[:-1])
    assert keyed(keys) == (before, EntryRefused(EntryRefusal.ITEM_MISSING))


# ---- search


def test_slash_on_an_empty_line_starts_a_search_that_follows_each_key() -> None:
    state, action = keyed("/")
    assert (state, action) == (EntryState(is_searching=True), StartSearch(""))
    assert keyed("te", state) == (EntryState("te", is_searching=True), StartSearch("te"))


def test_search_takes_every_character_literally() -> None:
    assert keyed("/-+*@=/ 5*") == (EntryState("-+*@=/ 5*", is_searching=True), StartSearch("-+*@=/ 5*"))


def test_search_ignores_control_characters_and_has_an_end() -> None:
    assert keyed("/a\x01") == (EntryState("a", is_searching=True), None)
    full, _ = keyed("/" + "x" * 200)
    assert keyed("x", full) == (full, EntryRefused(EntryRefusal.TEXT_TOO_LONG))


def test_enter_in_a_search_chooses_the_marked_hit_as_set() -> None:
    assert keyed("3*/tea⏎") == (EMPTY, ChooseFound("tea", Decimal(3)))
    assert keyed("-5@/tea⏎") == (EMPTY, ChooseFound("tea", None, Decimal(5), take_back=True))


def test_enter_in_an_empty_search_does_nothing() -> None:
    assert keyed("/⏎") == (EntryState(is_searching=True), None)


# ---- correcting


def test_backspace_takes_text_then_what_was_set_last() -> None:
    assert keyed("12⌫") == (EntryState("1"), None)
    assert keyed("5@3*-⌫")[0] == EntryState("", (price("5"), quantity("3")))
    assert keyed("5@3*-⌫⌫")[0] == EntryState("", (price("5"),))
    assert keyed("5@3*-⌫⌫⌫⌫") == (EMPTY, None)


def test_backspace_in_a_search_searches_again_then_leaves_it() -> None:
    assert keyed("3*/te⌫") == (EntryState("t", (quantity("3"),), is_searching=True), StartSearch("t"))
    assert keyed("3*/t⌫⌫") == (EntryState("", (quantity("3"),)), None)


def test_clear_goes_one_level_back_each_time() -> None:
    state, action = keyed("3*-40⎋")
    assert (state, action) == (EntryState("", (quantity("3"), ForTakingBack())), None)
    assert keyed("⎋", state) == (EMPTY, None)
    assert keyed("⎋⎋", state) == (EMPTY, NothingToClear())


def test_clear_leaves_a_search_and_keeps_what_was_set() -> None:
    assert keyed("3*/te⎋") == (EntryState("", (quantity("3"),)), None)
    assert keyed("/⎋") == (EMPTY, None)


# ---- scans and tiles


def test_scan_on_an_empty_line_is_resolved_as_it_is() -> None:
    assert scan(EMPTY, SCANNED) == (EMPTY, ResolveScan(SCANNED))


def test_scan_takes_quantity_price_and_minus() -> None:
    state, _ = keyed("-12*4.99@")
    expected = ResolveScan(SCANNED, Decimal(12), Decimal("4.99"), take_back=True)
    assert scan(state, SCANNED) == (EMPTY, expected)


def test_scan_leaves_text_that_was_not_ended() -> None:
    state, _ = keyed("3*40")
    assert scan(state, SCANNED) == (EntryState("40"), ResolveScan(SCANNED, Decimal(3)))


def test_scan_during_a_search_leaves_the_search() -> None:
    state, _ = keyed("3*/te")
    expected = EntryState("te", is_searching=True)
    assert scan(state, SCANNED) == (expected, ResolveScan(SCANNED, Decimal(3)))


def test_item_chosen_by_touch_uses_up_what_was_set() -> None:
    assert spend_prefixes(keyed("3*40")[0]) == EntryState("40")
    assert spend_prefixes(keyed("3*/te")[0]) == EMPTY


# ---- on the screen


def test_view_shows_badges_in_the_order_keyed() -> None:
    assert view_of(EMPTY) == EntryView("", ())
    assert view_of(keyed("-4,99@12*/te")[0]) == EntryView(
        "te",
        (
            Badge(BadgeKind.TAKE_BACK),
            Badge(BadgeKind.PRICE, Decimal("4.99")),
            Badge(BadgeKind.QUANTITY, Decimal(12)),
            Badge(BadgeKind.SEARCH),
        ),
    )


def test_every_refusal_has_its_own_sentence() -> None:
    assert len({entry_sentence(reason) for reason in EntryRefusal}) == len(EntryRefusal)
