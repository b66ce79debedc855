"""The layout of receipts as a file: the one that comes along, or the till's own in its home, `receipt/layout.json`."""

from pathlib import Path

from evertill.app.resources import resource_path
from evertill.app.workstation.home import Home, read_file
from evertill.domain.policy.receipt import ReceiptLayout, parse_layout
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.errors import SettingsFault


def own_folder(home: Home) -> Path:
    """Where a till's own layout and logos (`NAME.png`) lie."""
    return home.folder / "receipt"


def logo_folders(home: Home) -> tuple[Path, ...]:
    """Where logos are looked for, in this order."""
    return own_folder(home), resource_path("receipt")


def layout_of(home: Home) -> ReceiptLayout:
    """The till's own layout, else the one that comes along; a layout that cannot be used keeps nobody from selling."""
    own = own_folder(home) / "layout.json"
    if own.exists():
        try:
            return read_layout(own)
        except SettingsFault as fault:
            import structlog

            structlog.get_logger(__name__).warning(
                "The till's own layout of receipts cannot be used", reason=fault.text
            )
    return read_layout(resource_path("receipt", "layout.json"))


def read_layout(path: Path) -> ReceiptLayout:
    """The layout in a file; SettingsFault with the sentence of what is wrong with it."""
    content = read_file(path)
    try:
        if not isinstance(content, dict):
            raise BadRow("A layout of receipts is a JSON object.")
        return parse_layout(content)
    except BadRow as bad:
        raise SettingsFault(
            f"{bad.reason} So the layout in {path} cannot be used, and receipts stay as they come along; mend the file."
        ) from bad
