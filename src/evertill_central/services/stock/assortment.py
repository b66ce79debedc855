"""What tills take off sale, in the stream `assortment`: of two marks about the same the later stands."""

import msgspec

from evertill.domain.goods.standing import AssortmentMark, is_later, mark_content, parse_mark
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import BadRow
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, find_rows, lock_stream


def book_assortment(connection: Connection, signer: Signer, fact: ReadFact) -> list[Remark]:
    """Keep what the fact says, unless something later is known."""
    try:
        mark = parse_mark({**fact.body, "by": fact.operator, "at": fact.occurred_at})
    except BadRow as bad:
        return [Remark(RemarkKind.ASSORTMENT, f"What it takes off sale cannot be read: {bad.reason}")]
    if mark.store not in (None, signer.store):
        return [Remark(RemarkKind.ASSORTMENT, "It is about another shop than its own, so it changed nothing.")]
    scope = mark.store or EVERYWHERE
    lock_stream(connection, Stream.ASSORTMENT)
    before = find_rows(connection, Stream.ASSORTMENT, [(scope, mark.key)]).get((scope, mark.key))
    known = None if before is None or before.content is None else read_mark(before.content)
    if known is None or is_later(mark, known):
        put_stream_rows(connection, Stream.ASSORTMENT, {mark.key: mark_content(mark)}, scope)
    return []


def read_mark(content: str) -> AssortmentMark | None:
    """The mark in a row; None where it cannot be read."""
    try:
        return parse_mark(msgspec.json.decode(content))
    except BadRow:
        return None
