"""A receipt by e-mail."""

from evertill.ports.mails import MailState
from evertill.ports.notices import MailEnded
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.scenes.counter import Scene, done
from tests.support.ui import Shop


def mail_done(shop: Shop, terminal: Terminal) -> None:
    """A finished sale whose receipt can also go out by e-mail."""
    terminal._parts.board.sends_mail = True
    done(shop, terminal)


def mail_address(shop: Shop, terminal: Terminal) -> None:
    """A long address with its dot missing."""
    mail_done(shop, terminal)
    terminal.do(Place.MAIL)
    opened = terminal._parts.presenters.features.at(Place.MAIL)
    for character in "maria-magdalena.lindqvist.von.der.hohenwarte@mail-and-post-of-a-long-name":
        opened.on_key(Key(character=character))
    opened.on_key(Key(KeyName.ENTER))


def mail_refused(shop: Shop, terminal: Terminal) -> None:
    """What became of a mail, told while selling."""
    mail_done(shop, terminal)
    terminal.on_notice(
        MailEnded("Receipt S1-2-1-17", MailState.REFUSED, "The mail server does not take mail for this address.")
    )


MAIL_SCENES: dict[str, Scene] = {made.__name__: made for made in (mail_done, mail_address, mail_refused)}
