"""The end of an operator's session: they leave, somebody else signs on, or nobody has been at the till for too long."""

from datetime import datetime, timedelta

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.ports.journal import UnitOfWork


def end_session(
    unit: UnitOfWork, counter: Counter, *, at: datetime, is_lock: bool = False, is_switch: bool = False
) -> None:
    """Write down that whoever was signed on no longer is; somebody else signing on ends a session too."""
    session = unit.session()
    if session is None or session.operator_id is None:
        return
    body: JsonObject = {"operator": session.operator_id, "lock": is_lock, "switch": is_switch}
    unit.append(draft(unit, counter, TransactionKind.SIGN_OFF, body, at=at))
    unit.keep_session(None)


def end_idle_session(unit: UnitOfWork, counter: Counter) -> None:
    """Lock, as the screen would have, when the journal's last entry is older than the policy lets a till stand idle."""
    session, last = unit.session(), unit.last_occurred_at()
    idle_s = counter.policy().lock_after_s
    if session is None or session.operator_id is None or last is None or idle_s <= 0:
        return
    now = moment(unit, counter)
    if now - last >= timedelta(seconds=idle_s):
        end_session(unit, counter, at=now, is_lock=True)
