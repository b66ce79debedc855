"""Card payments: the terminal at work, asked, silent, standing by itself; a part paid by card."""

from dataclasses import replace

from evertill.ports.attempts import Attempt, AttemptAsked, AttemptPrompted, with_late_slips
from evertill.ports.payment_terminal import Slip, SlipKind, TerminalAnswer, TerminalRecord, Verdict
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.button import Button
from tests.support.counter import MANAGER
from tests.support.sales import money
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, sell_nasty
from tests.support.ui import Shop


def approval(amount: str) -> TerminalAnswer:
    """A card was charged with this."""
    return TerminalAnswer(
        Verdict.APPROVED,
        amount=money(amount),
        record=TerminalRecord("52523535", "0231", "000975"),
        card_name="MasterCard",
        card_last_four="0008",
    )


def card_waits(shop: Shop, terminal: Terminal) -> None:
    """The terminal waits for the card."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F11))
    terminal.on_notice(AttemptPrompted(shop.cards.attempt.attempt_id, "Please insert or hold the card.", "0A"))


def card_nasty(shop: Shop, terminal: Terminal) -> None:
    """Large figures, and a terminal that says a lot."""
    sell_nasty(shop, terminal)
    terminal.on_key(Key(KeyName.F11))
    text = "Bitte Karte einstecken, durchziehen oder vorhalten - Insert, swipe or present your card now please - Merci"
    terminal.on_notice(AttemptPrompted(shop.cards.attempt.attempt_id, text, "FF"))


def card_asking(shop: Shop, terminal: Terminal) -> None:
    """The line was lost, and the terminal is asked."""
    card_waits(shop, terminal)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    terminal.on_notice(AttemptAsked(shop.cards.attempt.attempt_id))


def card_unknown(shop: Shop, terminal: Terminal) -> None:
    """Nobody knows."""
    card_waits(shop, terminal)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))


def card_cannot_be_asked(shop: Shop, terminal: Terminal) -> None:
    """Nobody knows, and the terminal has no way to tell."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F11))
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))


def card_by_hand(shop: Shop, terminal: Terminal) -> None:
    """A terminal that stands by itself: its slip number is typed."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F11))
    keys(terminal, "4711")


def card_part(shop: Shop, terminal: Terminal) -> None:
    """Ten euros by card, the rest still to pay."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=10")
    terminal.on_key(Key(KeyName.F11))
    terminal.on_card(shop.cards.answers(approval("10.00")))


def card_declined(shop: Shop, terminal: Terminal) -> None:
    """Declined: another card, or cash."""
    card_waits(shop, terminal)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.DECLINED, text="the bank refused it (code 05)")))


def card_sale_undone(shop: Shop, terminal: Terminal) -> None:
    """The terminal gives the card its money back."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F11))
    terminal.on_card(shop.cards.answers(replace(approval("1.00"), amount=shop.cards.attempt.amount)))
    shop.till.sign_on(MANAGER)
    terminal.do(Action.RECEIPTS)
    terminal.on_key(Key(KeyName.DELETE))
    keys(terminal, "1")


def card_sale_undone_unknown(shop: Shop, terminal: Terminal) -> None:
    """Nobody knows whether it did."""
    card_sale_undone(shop, terminal)
    terminal.on_card(shop.cards.answers(TerminalAnswer(Verdict.UNKNOWN)))
    keys(terminal, "0232")


def tender_means(shop: Shop, terminal: Terminal) -> None:
    """Means taken by name, one of them with a long one."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")


def tender_means_part_paid(shop: Shop, terminal: Terminal) -> None:
    """More means than there is room for beside three that were taken."""
    tender_means(shop, terminal)
    keys(terminal, "50\n20\n")
    _by_name(terminal, "town", "12.50", "GUTSCHEIN-000451-B")


def tender_means_turned(shop: Shop, terminal: Terminal) -> None:
    """The next means, while one's number is typed."""
    tender_means_part_paid(shop, terminal)
    pane = terminal.window.findChild(Button, "meansNext")
    assert pane is not None
    pane.click()
    terminal._parts.presenters.tender.pay_by_name("voucher")
    keys(terminal, "000123-AB")


def _by_name(terminal: Terminal, code: str, amount: str, number: str) -> None:
    keys(terminal, amount)
    terminal._parts.presenters.tender.pay_by_name(code)
    keys(terminal, f"{number}\n")


def cash_out_asked(shop: Shop, terminal: Terminal) -> None:
    """How much cash on top of the card?"""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:cash_out")
    keys(terminal, "20")


def cash_out_done(shop: Shop, terminal: Terminal) -> None:
    """The card is charged with both; the cash is to be handed over."""
    cash_out_asked(shop, terminal)
    keys(terminal, "\n")
    terminal.on_card(shop.cards.answers(replace(approval("1.00"), amount=shop.cards.attempt.amount)))


def card_slips(shop: Shop, terminal: Terminal) -> None:
    """Slips of payments, one of them late, one of a declined card; the first was printed again."""
    for at, amount in enumerate(("12.34", "4.99", "1234567.89")):
        an_ordinary_sale(shop, terminal)
        terminal.on_key(Key(KeyName.F11))
        slips = tuple(Slip(kind, ("Card terminal", amount)) for kind in (SlipKind.MERCHANT, SlipKind.CUSTOMER))
        answer = replace(approval(amount), amount=shop.cards.attempt.amount, slips=slips)
        if at == 1:
            answer = TerminalAnswer(Verdict.DECLINED, text="the bank refused it (code 05)", slips=slips[:1])
        terminal.on_card(shop.cards.answers(answer))
        if at == 1:
            terminal.on_key(Key(KeyName.F12))
        if at == 2:
            keep(shop, with_late_slips(replace(shop.cards.attempt, amount=money(amount)), slips[:1]))
        shop.clock.passes(seconds=3700)
    terminal.do(Place.CARD_SLIPS)
    terminal.on_key(Key(KeyName.ENTER))


def card_slips_searched(shop: Shop, terminal: Terminal) -> None:
    """Looked for by what stands on the slip, and not found."""
    card_slips(shop, terminal)
    keys(terminal, "9999 77,10")


def keep(shop: Shop, attempt: Attempt) -> None:
    """As the terminal's worker would."""
    with shop.till.memory.begin() as unit:
        unit.keep_attempt(attempt)
        unit.commit()


CARD_SCENES: dict[str, Scene] = {
    "card-waits": card_waits,
    "card-nasty": card_nasty,
    "card-asking": card_asking,
    "card-unknown": card_unknown,
    "card-cannot-be-asked": card_cannot_be_asked,
    "card-by-hand": card_by_hand,
    "card-part": card_part,
    "card-declined": card_declined,
    "card-undone": card_sale_undone,
    "card-undone-unknown": card_sale_undone_unknown,
    "card-means": tender_means,
    "card-means-part-paid": tender_means_part_paid,
    "card-means-turned": tender_means_turned,
    "card-slips": card_slips,
    "card-slips-searched": card_slips_searched,
    "card-cash-out": cash_out_asked,
    "card-cash-out-done": cash_out_done,
}
