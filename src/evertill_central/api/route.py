"""A call of the contract: address, method, who may make it, the plain function that answers, and what is told of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import field

from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill_central.api.gate import Access
from evertill_central.api.wire import Answer, Call
from evertill_central.services.common.central import Central


@dataclass(frozen=True, slots=True)
class Route:
    """One call of the contract. `waits`, where there is one, answers later than `answer` would."""

    method: str
    path: str
    access: Access
    answer: Callable[[Call, Central], Answer]
    body_max: int = 0
    waits: Callable[[Call, Central], Awaitable[Answer]] | None = None

    @property
    def name(self) -> str:
        """The name in the OpenAPI document and in the figures."""
        return self.answer.__name__


@dataclass(frozen=True, slots=True)
class Operation:
    """What the OpenAPI document says of a call beyond its route; `path` holds the forms of the variable parts."""

    summary: str
    result: str = ""
    body: str = ""
    query: Mapping[str, JsonObject] = field(default_factory=dict)
    problems: tuple[int, ...] = ()
    path: Mapping[str, JsonObject] = field(default_factory=dict)
