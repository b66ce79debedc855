"""What all pages of the console share: the bar with its ways, sections, tables, amounts and moments as text."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill_central.console.style import style_sheet

PAGES = (
    ("", "Today"),
    ("orders", "Orders"),
    ("tasks", "Tasks"),
    ("customers", "Customers"),
    ("stock", "Stock"),
    ("stocktakes", "Stocktakes"),
    ("balances", "Balances"),
)
"""Address and name of each page, in the order of the bar."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; figures stand to the right."""

    title: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: text, a soft line under it, or a mark (`good`, `warning`, `danger`)."""

    text: str
    soft: str = ""
    mark: str = ""
    form: str = ""
    """HTML of a form, already escaped."""
    link: tuple[str, str] | None = None
    """A page and what is looked for there, where the text leads to it."""

    def html(self) -> str:
        """The cell's content, escaped."""
        text = escape(self.text)
        if self.mark:
            text = f'<span class="mark {self.mark}">{text}</span>'
        if self.link is not None:
            page_name, asked = self.link
            text = f'<a href="/console/{page_name}?q={quote(asked, safe="")}">{text}</a>'
        soft = f'<span class="soft fact">{escape(self.soft)}</span>' if self.soft else ""
        return f"{text}{soft}{self.form}"


def whole_page(active: str, chip: str, body: str, head: str = "") -> str:
    """A page under the bar."""
    ways = "".join(
        f'<a href="/console{f"/{address}" if address else ""}"{" aria-current=page" if address == active else ""}>'
        f"{name}</a>"
        for address, name in PAGES
    )
    bar = (
        f"<header><h1>Evertill<span>central</span></h1><nav>{ways}</nav>"
        f'<span class="chip">{escape(chip)}</span>'
        '<form method="post" action="/console/sign-out"><button>Sign out</button></form></header>'
    )
    return page(f"{bar}<main>{body}</main>", head)


def page(body: str, head: str = "") -> str:
    """A document; nothing in it is fetched from elsewhere."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evertill central</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}'
        f"<style>{style_sheet()}</style></head><body>{body}</body></html>"
    )


def section(title: str, content: str) -> str:
    """A part of a page."""
    return f"<section><h2>{escape(title)}</h2>{content}</section>"


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], empty: str) -> str:
    """A table, or a sentence where it would have no rows; on a phone each row is a card."""
    head = "".join(f"<th{_class(column)}>{escape(column.title)}</th>" for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{_class(column)} data-name="{escape(column.title)}"><div>{cell.html()}</div></td>'
            for column, cell in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    if not body:
        return f'<p class="empty soft">{escape(empty)}</p>'
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def search_form(page_name: str, value: str, hint: str) -> str:
    """A field that looks for something on its page."""
    return (
        f'<form class="search" method="get" action="/console/{page_name}"><label>{escape(hint)}'
        f'<input name="q" id="q" value="{escape(value)}" maxlength="200"></label><button>Search</button></form>'
    )


def next_link(page_name: str, after: str | None, query: str) -> str:
    """The way to the next page of a list; nothing on the last."""
    if after is None:
        return ""
    return (
        f'<form class="search" method="get" action="/console/{page_name}">'
        f'<input type="hidden" name="q" value="{escape(query)}">'
        f'<input type="hidden" name="after" value="{escape(after)}"><button>More</button></form>'
    )


def money(minor: object, currency: object) -> str:
    """An amount of minor units as a person reads it."""
    if not isinstance(minor, int) or not isinstance(currency, str):
        return "–"
    try:
        return f"{Money(minor, currency).amount:,} {currency}"
    except SettingsFault:
        return f"{minor:,} {currency}"


def quantity(micro: object) -> str:
    """A quantity as a person reads it."""
    if not isinstance(micro, int):
        return "–"
    whole, rest = divmod(abs(micro), MICRO)
    sign = "−" if micro < 0 else ""
    return f"{sign}{whole:,}" if not rest else f"{sign}{whole:,}.{rest:06d}".rstrip("0")


def moment(text: object) -> str:
    """A stored moment, to the minute."""
    return f"{text[:10]} {text[11:16]} UTC" if isinstance(text, str) and len(text) >= 16 else "–"


def _class(column: Column) -> str:
    return ' class="number"' if column.is_figure else ""
