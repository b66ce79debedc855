"""Rows of a table of texts as rows of a stream. A cell that does not say what it should stays a text, so the stream's
own parser refuses the row with its reason; columns that nobody knows are kept as texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from evertill.domain.rows.stream_rows import STORE_POLICY_KEY, Stream
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import quantity_from_text
from evertill_central.services.rows.row_rules import STORES, WORKSTATIONS

Cells = Mapping[str | None, str | list[str] | None]
NumberedCells = tuple[int, Cells]

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_LIST_SIGN = "|"


def table_rows(stream: str, cells: Iterable[NumberedCells]) -> Iterator[tuple[int, object]]:
    """The rows of one file with their lines."""
    if stream == Stream.TAXES:
        yield from _tax_rows(cells)
        return
    for line, row in cells:
        yield line, _row(stream, row)


def _row(stream: str, cells: Cells) -> object:
    texts = _texts(cells)
    if texts is None:
        return "a row with more cells than the first line has columns"
    content = {name: _typed(name, text) for name, text in texts.items()}
    if stream == Stream.PRODUCTS:
        _gather_barcodes(content)
    if stream == Stream.PRICES and "price" in content:
        content["unit_price"] = content.pop("price")
    if stream == Stream.STOCK and "on_hand" in content:
        content["on_hand_micro"] = _micro(str(content.pop("on_hand")))
    if stream == Stream.CUSTOMERS:
        _gather_customer(content)
    if stream == STORES:
        return {"key": content.get("store"), "content": content}
    store = content.pop("store", None)
    if stream == WORKSTATIONS:
        return {"key": content.get("workstation"), "store": store, "content": content}
    if stream == Stream.POLICY:
        return {"key": STORE_POLICY_KEY, "store": store, "content": content}
    return {"store": store, "content": content}


def _texts(cells: Cells) -> dict[str, str] | None:
    """The filled cells by column; None when a row has more cells than there are columns."""
    if None in cells:
        return None
    return {
        name.strip().lower(): text.strip()
        for name, text in cells.items()
        if isinstance(name, str) and isinstance(text, str) and text.strip()
    }


def _typed(name: str, text: str) -> Json:
    return _TYPES.get(name, str)(text)


def _flag(text: str) -> Json:
    return _WORDS.get(text.lower(), text)


def _whole(text: str) -> Json:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else text


def _list(text: str) -> Json:
    return [part.strip() for part in text.split(_LIST_SIGN)]


def _numbers(text: str) -> Json:
    return [_whole(part.strip()) for part in text.split(_LIST_SIGN)]


def _micro(text: str) -> Json:
    try:
        return quantity_from_text(text).micro
    except ValueError:
        return text


_TYPES: dict[str, Callable[[str], Json]] = {
    "minimum_age": _whole,
    "is_stocked": _flag,
    "is_open_price": _flag,
    "is_active": _flag,
    "is_blocked": _flag,
    "is_verified": _flag,
    "barcodes": _list,
    "on_hand_micro": _whole,
    "lock_after_s": _whole,
    "note_values_minor": _numbers,
    "receipt_header": _list,
    "receipt_footer": _list,
}


def _gather_barcodes(content: dict[str, Json]) -> None:
    single = [content.pop(name) for name in ("gtin", "barcode") if name in content]
    listed = content.get("barcodes", [])
    if single and isinstance(listed, list):
        content["barcodes"] = [*single, *listed]


def _gather_customer(content: dict[str, Json]) -> None:
    """`exempt_certificate` and its like become the exemption; `consent` lists what the customer allows."""
    exemption: dict[str, Json] = {
        name: content.pop(f"exempt_{name}")
        for name in ("certificate", "reason", "jurisdiction", "valid_to")
        if f"exempt_{name}" in content
    }
    if exemption:
        content["exemption"] = exemption
    if isinstance(content.get("consent"), str):
        content["consent"] = dict.fromkeys(str(content["consent"]).split(_LIST_SIGN), True)


def _tax_rows(cells: Iterable[NumberedCells]) -> Iterator[tuple[int, object]]:
    """A class has a line for each of its rules, or one without a tax_id when it is free of tax."""
    classes: dict[str, dict[str, Json]] = {}
    lines: dict[str, int] = {}
    for line, row in cells:
        texts = _texts(row)
        if texts is None or "tax_class" not in texts:
            yield line, "a row without a tax_class, or with more cells than the first line has columns"
            continue
        name = texts.pop("tax_class")
        lines.setdefault(name, line)
        content = classes.setdefault(name, {"tax_class": name, "rules": []})
        rules = content["rules"]
        assert isinstance(rules, list)
        if "tax_id" in texts:
            flags = {flag: _flag(texts[flag]) for flag in ("included", "compound", "in_base_of_next") if flag in texts}
            rules.append({**texts, **flags})
    for name, content in classes.items():
        yield lines[name], {"content": content}
