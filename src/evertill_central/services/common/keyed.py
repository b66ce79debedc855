"""A request with a client's key has its effect once: repeated, it is answered as the first time, for ever.

A request that was refused had no effect and leaves its key free.
"""

from collections.abc import Callable
from functools import partial

import msgspec

from evertill.kernel.canonical import JsonObject, digest
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.store.database import Connection
from evertill_central.store.keyed import KeyedAnswer, find_keyed, keep_keyed

Act = Callable[[Connection], JsonObject]


def answer_once(central: Central, call: str, key: str, request: JsonObject, act: Act) -> JsonObject:
    """What `act` answers, or answered when this key came first; Refusal when the key came with another request."""
    unit = partial(_answered, call=call, key=key, stated=digest(request), act=act, now=central.now_text())
    answer = central.database.write(unit)
    central.news.tell()
    return answer


def _answered(connection: Connection, call: str, key: str, stated: str, act: Act, now: str) -> JsonObject:
    known = find_keyed(connection, call, key)
    if known is None:
        answer = act(connection)
        keep_keyed(connection, call, key, KeyedAnswer(stated, msgspec.json.encode(answer).decode()), now)
        return answer
    if known.digest != stated:
        text = f"The key {key[:64]} was used for another request before; nothing was done. Draw a new key."
        raise Refusal(RefusalKind.KEY, text)
    kept: JsonObject = msgspec.json.decode(known.answer)
    return kept
