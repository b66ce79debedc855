"""The Z reports that tills sent lately, as their facts hold them."""

import msgspec

from evertill.domain.till.shift_report import read_z
from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection
from evertill_central.store.settles import Settle, latest_settles


@dataclass(frozen=True, slots=True)
class ZView:
    """One Z, as the console lists it; amounts in minor units."""

    store: str
    workstation: str
    number_text: str
    day: str
    currency: str
    turnover: int
    cash_expected: int | None
    over_short: int | None
    """Counted less expected; None when nobody counted."""
    unsent: int
    """Facts that had not arrived when the shift ended."""


def latest_z_reports(connection: Connection) -> tuple[ZView, ...]:
    """Those that came lately, the newest first; one that cannot be read is left out, for its fact tells of itself."""
    return tuple(view for settle in latest_settles(connection) if (view := _view(settle)) is not None)


def _view(settle: Settle) -> ZView | None:
    envelope = msgspec.json.decode(settle.wire)
    body, epoch_number = envelope.get("body"), envelope.get("epoch_number")
    try:
        z = read_z(body)
    except (ValueError, AttributeError):
        return None
    if z is None:
        return None
    expected, over_short = body.get("cash_expected"), body.get("over_short")
    return ZView(
        store=settle.store,
        workstation=settle.workstation,
        number_text=f"{settle.store}-{settle.workstation}-{epoch_number}-Z{z.number}",
        day=settle.day,
        currency=z.report.currency,
        turnover=z.report.turnover.minor,
        cash_expected=expected if isinstance(expected, int) else None,
        over_short=over_short if isinstance(over_short, int) else None,
        unsent=z.unsent,
    )
