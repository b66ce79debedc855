"""Operators, the shop's policy and the age of the copies (fulfils ports.People, ports.Policies and ports.Freshness)."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from evertill.domain.people.people import Operator
from evertill.domain.policy.rows import parse_policy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import STORE_POLICY_KEY, parse_operator
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.ids import OperatorId
from evertill.mirror.reading import Reading

_OPERATORS = "SELECT content FROM rows WHERE stream = 'operators'"
_OPERATOR = "SELECT content FROM rows WHERE stream = 'operators' AND \"key\" = ?"
_POLICY = "SELECT version, content FROM rows WHERE stream = 'policy' AND \"key\" = ?"
_STREAM = "SELECT copied_at, cursor FROM streams WHERE stream = ?"
_moment = lru_cache(maxsize=16)(from_rfc3339)
"""The same few moments are read at every look."""


class MirrorPeople:
    """Operators, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: tuple[str, Operator] | None = None

    def operators(self) -> Sequence[Operator]:
        """All who may sign on here, by name."""
        active = [operator for operator in self.everybody() if operator.is_active]
        return sorted(active, key=lambda operator: (operator.name.casefold(), operator.operator_id))

    def everybody(self) -> Sequence[Operator]:
        """Everybody that is known, those who left included."""
        return [parse_operator(json.loads(content)) for (content,) in self._reading.rows(_OPERATORS)]

    def find_operator(self, operator_id: OperatorId) -> Operator | None:
        """The operator with this id, also one who may no longer sign on."""
        found = self._reading.row(_OPERATOR, (operator_id,))
        if found is None:
            return None
        content = found[0]
        if self._found is None or self._found[0] != content:  # every command asks for whoever is signed on
            self._found = content, parse_operator(json.loads(content))
        return self._found[1]

    def copied_at(self) -> datetime | None:
        """When the backend last confirmed this copy; None for this till's own people."""
        found = self._reading.row(_STREAM, ("operators",))
        return from_rfc3339(found[0]) if found and found[0] and found[1] is not None else None


class MirrorPolicies:
    """The shop's policy, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._read: tuple[tuple[int, str] | None, StorePolicy] = (None, StorePolicy())

    def policy(self) -> StorePolicy:
        """What holds now; the default until the backend has said otherwise."""
        found = self._reading.row(_POLICY, (STORE_POLICY_KEY,))
        if found is None:
            return StorePolicy()
        version, content = found
        if self._read[0] != (version, content):
            self._read = (version, content), parse_policy(json.loads(content), version)
        return self._read[1]


class MirrorFreshness:
    """How old the copies are, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def copied_at(self, stream: str) -> datetime | None:
        """When this stream's copy was last confirmed to be up to date; None when there is no copy."""
        found = self._reading.row_until_written(_STREAM, (stream,))
        return _moment(found[0]) if found and found[0] else None

    def is_pulled(self, stream: str) -> bool:
        """Whether the copy is the backend's, so that this till's own rows of the stream do not count."""
        found = self._reading.row_until_written(_STREAM, (stream,))
        return found is not None and found[1] is not None

    def stock_cursor(self) -> str | None:
        """The cursor the stock copy stands at; a move of ours that became visible at a later one is not yet in it."""
        found = self._reading.row_until_written(_STREAM, ("stock",))
        return found[1] if found else None
