"""Who may settle a task of the shop: whoever has the role of those it is for, or one above it."""

from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import Stream, parse_operator
from evertill.domain.streams.stream_fields import Members, code_text
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.json_text import read_json
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, find_rows, has_rows

OPERATOR_LENGTH = 64


def settler_name(actor: Actor, members: Members) -> str:
    """How the books name whoever settles it: the office, or a till with the operator it names."""
    named = code_text(members, "operator", OPERATOR_LENGTH) if members.get("operator") is not None else ""
    return f"{actor.name} {named}" if named and actor.store is not None else actor.name


def check_settler(connection: Connection, actor: Actor, members: Members, owner: Role) -> None:
    """Refusal unless the operator that a till names may settle what is for this role.

    The office may settle all. While this backend keeps no operators, a shop keeps its own, and its till has judged.
    """
    if actor.store is None or not has_rows(connection, Stream.OPERATORS, actor.store):
        return
    if members.get("operator") is None:
        text = "The till does not say who settles this task, so it stays open; sign on there, and settle it once more."
        raise Refusal(RefusalKind.RIGHTS, text)
    operator = _find_operator(connection, actor.store, code_text(members, "operator", OPERATOR_LENGTH))
    if operator is None or not operator.is_active:
        text = "Whoever is signed on there may not work here any more, so the task stays open; let a manager settle it."
        raise Refusal(RefusalKind.RIGHTS, text)
    if not operator.role.is_at_least(owner):
        text = "This task is for a manager, so it stays open; let one sign on and settle it."
        raise Refusal(RefusalKind.RIGHTS, text)


def _find_operator(connection: Connection, store: str, operator_id: str) -> Operator | None:
    """The newest row of this operator that the store sees, as its tills have it."""
    rows = find_rows(connection, Stream.OPERATORS, [(EVERYWHERE, operator_id), (store, operator_id)]).values()
    newest = max(rows, key=lambda row: row.version, default=None)
    content = None if newest is None or newest.content is None else read_json(newest.content.encode())
    return parse_operator(content) if isinstance(content, dict) else None
