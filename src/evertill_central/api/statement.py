"""GET /v1/statement: the signed view of a workstation's day, or of all its days."""

import re
from datetime import date

from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.reports.statements import find_statement

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def get_statement(call: Call, central: Central) -> Answer:
    """Of the caller's own workstation; an admin names store and workstation."""
    values = call.head.query_values()
    day = values.get("day")
    if day is not None and not _is_day(day):
        raise Refusal(RefusalKind.MALFORMED, "`day` is not a date like 2026-11-21.")
    if isinstance(call.caller, Signer):
        return json_answer(find_statement(central, call.caller.store, call.caller.workstation, day))
    store, workstation = values.get("store", ""), values.get("workstation", "")
    if not store or not workstation or "\0" in store + workstation:
        raise Refusal(RefusalKind.MALFORMED, "An admin has to name `store` and `workstation`.")
    return json_answer(find_statement(central, store, workstation, day))


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
