"""A receipt as a letter: plain text, a page for those who read HTML, and the paper as a picture."""

from collections.abc import Callable, Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from html import escape
from typing import assert_never

from evertill.connectors.mail.settings import MailSettings
from evertill.domain.receipts.receipt import Align, Block, Code, Columns, Gap, Picture, Receipt, Rule, Text, Weight
from evertill.domain.receipts.receipt_code import PREFIX
from evertill.ports.mails import Letter

_COLUMNS = 46
_STYLES = {Weight.NORMAL: "", Weight.BOLD: "font-weight:600;", Weight.LARGE: "font-weight:700;font-size:20px;"}

Draw = Callable[[Receipt], bytes]
"""The receipt as a PNG."""


def message_of(letter: Letter, settings: MailSettings, draw: Draw, at: datetime) -> EmailMessage:
    """The whole letter. ValueError when its address can stand in no header."""
    address = letter.address
    needs_utf8 = not (address.isascii() and settings.sender.isascii())
    message = EmailMessage(policy=SMTPUTF8 if needs_utf8 else SMTP)
    shop = settings.sender_name or _shop_of(letter.receipt)
    message["From"] = _named(settings.sender, shop)
    message["To"] = _named(address)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{letter.message_id}@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_lines(letter.receipt)) + "\n")
    message.add_alternative(page_of(letter.receipt), subtype="html")
    message.add_attachment(draw(letter.receipt), maintype="image", subtype="png", filename=f"{letter.subject}.png")
    return message


def page_of(receipt: Receipt) -> str:
    """The receipt as a page that needs nothing from anywhere."""
    rows = "".join(_row(block) for block in receipt.blocks)
    return (
        '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(receipt.title)}</title></head>"
        '<body style="margin:0;padding:24px;background:#f4f5f7;color:#15181e;font:15px/1.45 sans-serif">'
        '<table role="presentation" style="max-width:440px;width:100%;margin:auto;background:#fff;padding:24px;'
        f'border-radius:8px;border-spacing:0">{rows}</table></body></html>'
    )


def _named(address: str, name: str = "") -> Address:
    local, _, domain = address.rpartition("@")
    return Address(name, local, domain)


def _shop_of(receipt: Receipt) -> str:
    """The large line of the head: the shop's name."""
    return next((b.text for b in receipt.blocks if isinstance(b, Text) and b.weight is Weight.LARGE), "")


def _lines(receipt: Receipt) -> Iterator[str]:
    for block in receipt.blocks:
        match block:
            case Text(text, align, _):
                for line in text.split("\n"):
                    yield line.center(_COLUMNS).rstrip() if align is Align.CENTRE else line
            case Columns(left, right, _, indent):
                start = " " * indent + left
                yield f"{start}{' ' * max(2, _COLUMNS - len(start) - len(right))}{right}".rstrip()
            case Rule():
                yield "-" * _COLUMNS
            case Gap():
                yield ""
            case Code():
                if _is_page(block):
                    yield f"{block.caption}: {block.text}"
            case Picture():
                pass
            case _:  # pragma: no cover
                assert_never(block)


def _row(block: Block) -> str:
    match block:
        case Text(text, align, weight):
            said = escape(text).replace("\n", "<br>")
            side = {Align.LEFT: "start", Align.CENTRE: "center", Align.RIGHT: "end"}[align]
            return f'<tr><td colspan="2" dir="auto" style="text-align:{side};{_STYLES[weight]}">{said}</td></tr>'
        case Columns(left, right, weight, indent):
            style = _STYLES[weight]
            return (
                f'<tr><td dir="auto" style="padding-inline-start:{indent * 8}px;{style}">{escape(left)}</td>'
                f'<td style="text-align:end;white-space:nowrap;vertical-align:bottom;{style}">{escape(right)}</td></tr>'
            )
        case Rule():
            return '<tr><td colspan="2"><hr style="border:0;border-top:1px solid #c3c8d0"></td></tr>'
        case Gap():
            return '<tr><td colspan="2" style="height:10px"></td></tr>'
        case Code():
            if not _is_page(block):
                return ""
            link = f'<a href="{escape(block.text, quote=True)}">{escape(block.caption or block.text)}</a>'
            return f'<tr><td colspan="2" style="text-align:center">{link}</td></tr>'
        case Picture():
            return ""
        case _:  # pragma: no cover
            assert_never(block)


def _is_page(code: Code) -> bool:
    return code.text.startswith(("https://", "http://")) and not code.text.startswith(PREFIX)
