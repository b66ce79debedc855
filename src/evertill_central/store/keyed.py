"""Answers kept under the keys of requests, so that a request repeated is answered as the first time, for ever."""

from sqlalchemy import insert, select, update

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection
from evertill_central.store.schema import keyed_answers


@dataclass(frozen=True, slots=True)
class KeyedAnswer:
    """What a request was answered; both as texts."""

    digest: str
    answer: str


def find_keyed(connection: Connection, call: str, key: str) -> KeyedAnswer | None:
    """The answer given under this key of this call."""
    query = select(keyed_answers.c.digest, keyed_answers.c.answer).where(
        keyed_answers.c.call == call, keyed_answers.c.id == key
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else KeyedAnswer(row.digest, row.answer)


def keep_keyed(connection: Connection, call: str, key: str, answer: KeyedAnswer, answered_at: str) -> None:
    """Keep an answer; a key that somebody else used in the meantime makes the unit run again and find it."""
    row = {"call": call, "id": key, "digest": answer.digest, "answer": answer.answer, "answered_at": answered_at}
    connection.execute(insert(keyed_answers), row)


def forget_answers(connection: Connection, customer_id: str) -> None:
    """Answers that told of a customer tell no more of them than that they are gone; the keys stay used."""
    columns = keyed_answers.c
    told = columns.answer.contains(f'"customer_id":"{customer_id}"', autoescape=True)
    left = f'{{"customer_id":"{customer_id}","state":"erased"}}'
    connection.execute(
        update(keyed_answers).where(columns.call.in_(("customer", "merge_customer")), told).values(answer=left)
    )
