"""Scenes of people and rights: somebody with more of them is asked."""

from dataclasses import replace

from evertill.domain.people.people import Role
from evertill.kernel.secret import Secret
from evertill.operations.people.note_staff import NoteStaff
from evertill.operations.people.proof import ByPin
from evertill.operations.people.with_approval import WithApproval
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, scan
from tests.support.ui import Shop


def approval(shop: Shop, terminal: Terminal) -> None:
    """A cashier asks for another price; the supervisor's PIN is half keyed."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "59\n1")
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "23")


def approval_nasty(shop: Shop, terminal: Terminal) -> None:
    """A wrong PIN, and many people with long names who could."""
    approval(shop, terminal)
    keys(terminal, "99\n")


def lock_nasty(shop: Shop, terminal: Terminal) -> None:
    """Many people, and a badge that is nobody's."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.LOCK))
    terminal.on_scan(shop.scanned("BADGE-0815"))


def discount(shop: Shop, terminal: Terminal) -> None:
    """Discounts on a line and on the sale; a third is being given."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "110\n2")
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "45\n1")
    terminal.on_key(Key(KeyName.F6))


def discount_value(shop: Shop, terminal: Terminal) -> None:
    """How many percent."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "112.5")


def discount_why(shop: Shop, terminal: Terminal) -> None:
    """Why."""
    discount_value(shop, terminal)
    keys(terminal, "\n")


def undo_sale(shop: Shop, terminal: Terminal) -> None:
    """Undoing a finished sale, and one that was undone before it."""
    for _ in range(2):
        scan(shop, terminal, "4006381333931", "4012345678918")
        terminal.on_key(Key(KeyName.F12))
        shop.clock.passes(seconds=90)
    terminal.do(Action.RECEIPTS)
    terminal.on_key(Key(KeyName.DELETE))
    keys(terminal, "1")
    terminal.do(Action.RECEIPTS)
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.DELETE))


def receipts_undone(shop: Shop, terminal: Terminal) -> None:
    """The list with what undid a sale."""
    undo_sale(shop, terminal)
    terminal.do(Action.RECEIPTS)


def audit(shop: Shop, terminal: Terminal) -> None:
    """The journal of a busy morning, a change of the staff marked."""
    shop.till.sign_on(CASHIER)
    for _ in range(9):
        shop.till.sells("OAT-1", "JACKET-M")
        shop.clock.passes(seconds=95)
    proof = ByPin(SUPERVISOR, Secret(PINS[SUPERVISOR]))
    shop.till.do(WithApproval(OpenDrawer("change"), proof, "correction"))
    shop.till.do(OpenDrawer("change"))
    sam = shop.till.people.staff[SUPERVISOR]
    shop.till.people.staff[SUPERVISOR] = replace(sam, changed_by=MANAGER, changed_via="screen")
    shop.till.do(NoteStaff((replace(sam, role=Role.CASHIER, pin_verifier="another"), shop.till.people.staff[CASHIER])))
    shop.till.sign_on(SUPERVISOR)
    terminal.do(Place.AUDIT)
    for _ in range(4):
        terminal.on_key(Key(KeyName.DOWN))


def audit_empty(shop: Shop, terminal: Terminal) -> None:
    """Nothing holds what is typed."""
    audit(shop, terminal)
    keys(terminal, "no such thing as this very long text that somebody typed")


PEOPLE_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        approval,
        approval_nasty,
        lock_nasty,
        discount,
        discount_value,
        discount_why,
        undo_sale,
        receipts_undone,
        audit,
        audit_empty,
    )
}
