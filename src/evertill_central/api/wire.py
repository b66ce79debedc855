"""A request and an answer as values: all that a call needs to know of HTTP."""

from collections.abc import Mapping
from dataclasses import field
from urllib.parse import parse_qsl

import msgspec

from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.refusals import Refusal, RefusalKind

JSON = "application/json"
PROBLEM = "application/problem+json"
QUERY_FIELDS_MAX = 210


@dataclass(frozen=True, slots=True)
class RequestHead:
    """What comes before the body; header names in lower case, path and query as sent."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    address: str = ""

    @property
    def target(self) -> str:
        """Path and query, as they are signed."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def bearer(self) -> str:
        """The token of the Authorization header; empty when there is none."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def query_values(self) -> dict[str, str]:
        """The query's values by name, the last where one is repeated; Refusal when it is no query."""
        return dict(self.query_pairs())

    def query_pairs(self) -> list[tuple[str, str]]:
        """The query's names and values in their order; Refusal when it is no query."""
        try:
            return parse_qsl(self.query, keep_blank_values=True, max_num_fields=QUERY_FIELDS_MAX, errors="strict")
        except ValueError as error:
            text = "The query of the address cannot be read; use name=value pairs in UTF-8."
            raise Refusal(RefusalKind.MALFORMED, text) from error


@dataclass(frozen=True, slots=True)
class Admin:
    """A caller with an admin token."""


@dataclass(frozen=True, slots=True)
class Storefront:
    """An own webshop, app or marketplace link, known by its key; `channel` is what its orders come from."""

    name: str
    channel: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """A caller of a call that is open to all."""


Caller = Signer | Admin | Storefront | Stranger


@dataclass(frozen=True, slots=True)
class Call:
    """A request whose caller is known and whose body, unpacked, is the one that was signed."""

    head: RequestHead
    caller: Caller
    body: bytes = b""
    names: Mapping[str, str] = field(default_factory=dict)
    """The variable parts of the path."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    body: bytes
    status: int = 200
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    made_from: object = None
    """Kept until the answer has gone out: giving back the values of a large body takes milliseconds, and a till with a
    long queue waits for the answer alone."""


def json_answer(value: object, *, made_from: object = None) -> Answer:
    """A JSON document with status 200."""
    return Answer(msgspec.json.encode(value), made_from=made_from)
