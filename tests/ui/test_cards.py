"""Card payments on the real screens: one key, prompts mirrored, held while unknown, resolved, found again at start."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.money import Money
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.ports.attempts import AttemptAsked, AttemptPrompted
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, Verdict
from evertill.ui.application import Terminal
from evertill.ui.done.done_view import done_view
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.tender.card_view import CardKey, CardView
from evertill.ui.widgets.button import Button
from tests.support.counter import MANAGER
from tests.support.scenes.cards import approval
from tests.support.scenes.counter import MEANS, a_shop, keys, scan
from tests.support.scenes.scenes import SCENES
from tests.support.ui import Shop

OAT = "4006381333931"


@pytest.fixture
def shop(qapp: object) -> Shop:
    shop = Shop()
    shop.cards.plug_in()
    return shop


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    return terminal


def press(terminal: Terminal, name: KeyName) -> None:
    assert terminal.on_key(Key(name))


def panel(terminal: Terminal) -> CardView:
    view = terminal._parts.presenters.tender.card.view
    assert view is not None
    return view


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def test_card_key_charges_all_that_is_due_in_one_action(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    assert shop.cards.attempt.amount.minor == 249
    assert terminal.place is Place.TENDER
    terminal.on_card(shop.cards.answers(approval("2.49")))
    assert terminal.place is Place.DONE


def test_prompts_of_the_terminal_are_mirrored_as_they_come(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    terminal.on_notice(AttemptPrompted(shop.cards.attempt.attempt_id, "Please insert or hold the card.", "0A"))
    assert panel(terminal).title == "Card terminal: Please insert or hold the card."
    terminal.on_notice(AttemptPrompted(shop.cards.attempt.attempt_id, "Karte vorhalten", "FF"))
    assert panel(terminal).title == "Card terminal: Karte vorhalten"


def test_typed_amount_is_charged_and_the_rest_stays_due(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "=1")
    press(terminal, KeyName.F11)
    assert shop.cards.attempt.amount.minor == 100
    terminal.on_card(shop.cards.answers(approval("1.00")))
    assert terminal.place is Place.TENDER
    press(terminal, KeyName.F12)
    assert terminal.place is Place.DONE


def test_escape_asks_the_terminal_to_give_up_and_its_answer_decides(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    press(terminal, KeyName.ESCAPE)
    assert shop.cards.asked == ["abort"]
    assert terminal.board.rung is not None
    assert terminal.board.rung.sale.attempt_id is not None
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.CANCELLED)))
    assert "was cancelled" in said(terminal)
    press(terminal, KeyName.F12)
    assert terminal.place is Place.DONE


def test_declined_card_leaves_everything_open(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.DECLINED)))
    assert said(terminal).startswith("The card was declined")
    press(terminal, KeyName.F11)
    assert len(shop.till.memory.committed.attempts) == 2


@pytest.mark.parametrize("key", [KeyName.F12, KeyName.ENTER, KeyName.DELETE, KeyName.F11])
def test_no_key_pays_twice_while_the_terminal_is_at_work(shop: Shop, terminal: Terminal, key: KeyName) -> None:
    press(terminal, KeyName.F11)
    terminal.on_key(Key(key))
    assert len(shop.till.memory.committed.attempts) == 1
    assert terminal.board.rung is not None
    assert terminal.board.rung.sale.tenders == ()


def test_scan_while_the_terminal_is_at_work_is_refused_and_seen(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    scan(shop, terminal, OAT)
    assert said(terminal).startswith("Not rung: a card payment holds this sale")


def test_unknown_outcome_offers_to_ask_again_and_the_answer_pays(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    assert panel(terminal).title == "Not known whether €2.49 was charged"
    assert [button.key for button in panel(terminal).buttons] == [CardKey.ASK_AGAIN, CardKey.PAID, CardKey.NOT_PAID]
    press(terminal, KeyName.F11)
    assert shop.cards.asked == ["ask again"]
    terminal.on_notice(AttemptAsked(shop.cards.attempt.attempt_id))
    assert panel(terminal).title.startswith("Asking the card terminal about €2.49 from ")
    terminal.on_card(shop.cards.answers(approval("2.49")))
    assert terminal.place is Place.DONE


def test_unknown_outcome_is_resolved_by_a_manager_with_the_slip_number(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    shop.till.sign_on(MANAGER)
    terminal._parts.presenters.tender.card.press(CardKey.PAID)
    keys(terminal, "231\n")
    assert ResolveAttempt(shop.cards.attempt.attempt_id, is_paid=True, evidence="231") in shop.desk.commands
    assert terminal.place is Place.DONE


def test_terminal_that_stands_by_itself_is_settled_by_its_slip_number(shop: Shop) -> None:
    shop.cards.plug_in(is_manual=True, can_ask=False)
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    press(terminal, KeyName.F11)
    assert panel(terminal).title == "Key €2.49 on the card terminal"
    keys(terminal, "4711\n")
    assert terminal.place is Place.DONE


def test_terminal_that_stands_by_itself_may_not_have_been_paid(shop: Shop) -> None:
    shop.cards.plug_in(is_manual=True, can_ask=False)
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    press(terminal, KeyName.F11)
    press(terminal, KeyName.ESCAPE)
    press(terminal, KeyName.F12)
    assert terminal.place is Place.DONE


def test_start_after_a_crash_shows_the_payment_that_is_being_asked_about(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    again = shop.terminal(is_shown=False)
    assert again.place is Place.TENDER
    assert panel(again).title.startswith("Asking the card terminal about €2.49 from ")
    again.on_card(shop.cards.answers(approval("2.49")))
    assert again.place is Place.DONE


def test_card_taken_in_part_is_undone_with_delete(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "=1")
    press(terminal, KeyName.F11)
    terminal.on_card(shop.cards.answers(approval("1.00")))
    press(terminal, KeyName.DELETE)
    assert shop.cards.attempt.action is TerminalAction.REVERSE
    terminal.on_card(shop.cards.answers(approval("1.00")))
    assert terminal.board.rung is not None
    assert terminal.board.rung.sale.tenders == ()


def test_end_of_the_terminal_day_is_asked_for_and_told(shop: Shop) -> None:
    terminal = shop.terminal(is_shown=False)
    terminal.do(Action.CLOSE_TERMINAL_DAY)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.APPROVED, amount=Money(1249, "EUR"))))
    assert said(terminal) == "The card terminal closed its day with €12.49."


def test_till_without_a_terminal_has_no_card_key(qapp: object) -> None:
    shop = Shop()
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    press(terminal, KeyName.F11)
    assert said(terminal).startswith("No card terminal is set up")


def test_means_by_name_is_taken_with_its_number(qapp: object) -> None:
    shop = Shop(policy=StorePolicy(lock_after_s=0, tenders=MEANS))
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    keys(terminal, "=1")
    terminal._parts.presenters.tender.pay_by_name("voucher")
    keys(terminal, "17\n")
    assert terminal.board.rung is not None
    assert [tender.reference for tender in terminal.board.rung.sale.tenders] == ["17"]
    terminal._parts.presenters.tender.pay_by_name("transfer")
    assert terminal.place is Place.DONE


def a_voucher_asked(shop: Shop) -> Terminal:
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    keys(terminal, "=1")
    terminal._parts.presenters.tender.pay_by_name("voucher")
    return terminal


def references(terminal: Terminal) -> list[str | None]:
    assert terminal.board.rung is not None
    return [tender.reference for tender in terminal.board.rung.sale.tenders]


def test_number_of_a_means_is_kept_as_it_is_printed(qapp: object) -> None:
    terminal = a_voucher_asked(Shop(policy=StorePolicy(lock_after_s=0, tenders=MEANS)))
    keys(terminal, "0017-ab\n")
    assert references(terminal) == ["0017-ab"]


def test_number_of_a_means_is_scanned_and_no_goods_are_rung(qapp: object) -> None:
    shop = Shop(policy=StorePolicy(lock_after_s=0, tenders=MEANS))
    terminal = a_voucher_asked(shop)
    scan(shop, terminal, OAT)
    assert references(terminal) == [OAT]
    assert terminal.board.rung is not None
    assert len(terminal.board.rung.sale.lines) == 1
    scan(shop, terminal, OAT)
    assert said(terminal).startswith("Not rung: part of this sale is paid")


def test_number_of_a_means_left_with_esc_asks_for_cash_again(qapp: object) -> None:
    shop = Shop(policy=StorePolicy(lock_after_s=0, tenders=MEANS))
    terminal = a_voucher_asked(shop)
    keys(terminal, "00")
    press(terminal, KeyName.ESCAPE)
    press(terminal, KeyName.ESCAPE)
    assert terminal.place is Place.TENDER
    keys(terminal, "2.49\n")
    assert terminal.place is Place.DONE


@pytest.mark.parametrize("scene", ["card-means", "card-means-part-paid", "card-means-turned"])
def test_keys_of_payment_lie_beside_each_other_however_much_is_taken(scene: str, qtbot: QtBot) -> None:
    shop = a_shop(scene)
    terminal = shop.terminal(UiSettings(width=1366, height=768))
    qtbot.addWidget(terminal.window)
    SCENES[scene](shop, terminal)
    QApplication.processEvents()
    pane = terminal.window.findChild(QWidget, "tenderPane")
    assert pane is not None
    parts = [
        QRect(part.mapTo(pane, part.rect().topLeft()), part.size())
        for part in pane.findChildren(QWidget)
        if part.isVisible() and (isinstance(part, Button) or part.objectName() in {"tenderTaken", "tenderFacts"})
    ]
    crossed = [(one, other) for one, other in combinations(parts, 2) if one.intersects(other)]
    assert not crossed
    assert all(pane.rect().contains(part) for part in parts)
    terminal.stop()


def test_means_beyond_the_room_are_a_key_away_and_all_of_them_come_by(qtbot: QtBot) -> None:
    shop = a_shop("card-means-part-paid")
    terminal = shop.terminal(UiSettings(width=1366, height=768))
    qtbot.addWidget(terminal.window)
    SCENES["card-means-part-paid"](shop, terminal)
    QApplication.processEvents()
    turn = terminal.window.findChild(Button, "meansNext")
    assert turn is not None
    seen = set()
    for _ in range(10):
        for at in range(12):
            key = terminal.window.findChild(Button, f"means-{at}")
            assert key is not None
            if key.isVisible():
                seen.add(key.text())
        turn.click()
    assert seen == {"Split the bill", *(one.label for one in MEANS.types)}
    terminal.stop()


def test_payment_that_was_left_begins_with_the_first_means(qtbot: QtBot) -> None:
    shop = a_shop("card-means-part-paid")
    terminal = shop.terminal(UiSettings(width=1366, height=768))
    qtbot.addWidget(terminal.window)
    SCENES["card-means-part-paid"](shop, terminal)
    QApplication.processEvents()
    first, turn = (terminal.window.findChild(Button, name) for name in ("means-0", "meansNext"))
    assert first is not None
    assert turn is not None
    turn.click()
    turned = first.text()
    press(terminal, KeyName.F1)
    press(terminal, KeyName.ESCAPE)
    assert first.text() == "Split the bill"
    assert turned != "Split the bill"
    terminal.stop()


# ---- undoing a sale that a card paid


def a_sale_to_undo(shop: Shop, terminal: Terminal) -> None:
    press(terminal, KeyName.F11)
    terminal.on_card(shop.cards.answers(approval("2.49")))
    shop.till.sign_on(MANAGER)
    terminal.do(Action.RECEIPTS)
    press(terminal, KeyName.DELETE)
    keys(terminal, "1")


def asked(terminal: Terminal) -> str:
    view = terminal._parts.presenters.ask.view
    return "" if view is None else f"{view.title}: {view.sentence}"


def test_undoing_a_card_sale_mirrors_the_terminal_and_ends_with_it(shop: Shop, terminal: Terminal) -> None:
    a_sale_to_undo(shop, terminal)
    assert asked(terminal).startswith("€2.49 goes back to the card: ")
    terminal.on_notice(AttemptPrompted(shop.cards.attempt.attempt_id, "Please insert or hold the card.", "0A"))
    assert asked(terminal) == "€2.49 goes back to the card: Please insert or hold the card."
    keys(terminal, "1")
    assert shop.cards.asked == ["abort"]
    terminal.on_card(shop.cards.answers(approval("2.49")))
    assert said(terminal).endswith("is undone.")
    assert terminal.place is not Place.ASK
    assert len(shop.till.memory.of_kind(TransactionKind.POST_VOID)) == 1


def test_undoing_that_the_terminal_refuses_says_so_wherever_the_cashier_is(shop: Shop, terminal: Terminal) -> None:
    a_sale_to_undo(shop, terminal)
    press(terminal, KeyName.ESCAPE)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.CANCELLED)))
    assert "so the sale stands" in said(terminal)


def test_undoing_nobody_knows_of_is_asked_again_or_settled_with_the_slip(shop: Shop, terminal: Terminal) -> None:
    a_sale_to_undo(shop, terminal)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    assert asked(terminal).startswith("Did €2.49 go back to the card?")
    keys(terminal, "a")
    assert shop.cards.asked == ["ask again"]
    terminal.on_notice(AttemptAsked(shop.cards.attempt.attempt_id))
    assert "asked what became of it" in asked(terminal)
    press(terminal, KeyName.ESCAPE)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    assert "its receipt to undo again" in said(terminal)
    terminal.do(Action.RECEIPTS)
    press(terminal, KeyName.DELETE)
    keys(terminal, "1")
    keys(terminal, "232\n")
    assert said(terminal).endswith("is undone.")


def test_cash_on_top_is_asked_for_charged_in_one_sum_and_shown_to_be_handed_over(qapp: object) -> None:
    shop = Shop(policy=StorePolicy(lock_after_s=0, cash_out=CashOutPolicy(is_offered=True, purchase_minor_least=0)))
    shop.cards.plug_in(cash=True)
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:cash_out")
    keys(terminal, "20\n")
    assert shop.cards.attempt.amount.minor == 2249
    terminal.on_card(shop.cards.answers(approval("22.49")))
    assert terminal.place is Place.DONE
    done = terminal._parts.board.done
    assert done is not None
    view = done_view(done, shop.till.counter.formats)
    assert (view.label, view.amount) == ("Hand over in cash", "20.00")


def test_cash_on_top_is_not_offered_where_the_terminal_cannot(shop: Shop, terminal: Terminal) -> None:
    shop.till.policies.now = replace(shop.till.policies.now, cash_out=CashOutPolicy(is_offered=True))
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:cash_out")
    assert not shop.till.memory.committed.attempts
