"""The OpenAPI document against the answers really given, to requests made up from it, signed and unsigned."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from evertill_central.api.gate import Access
from evertill_central.api.route import Route
from evertill_central.api.routes import ROUTES
from evertill_central.services.common.central import Central
from evertill_central.services.common.rates import Rate
from evertill_central.services.workstations.enrolment import give_storefront_key
from evertill_central.serving import whole_app
from tests.conftest import LONG
from tests.support.central import NOON, Till, a_central, a_product, admin_token, an_enrolled_till, put_rows

EXAMPLES = 100 if LONG else 5
NOT_MEANT = {
    # A signed call is made with the headers below, not with those of the document alone.
    "ignored_auth",
    "missing_required_header",
    # An unreadable row or fact is refused in the answer, with status 200, so that its neighbours are not harmed.
    "negative_data_rejection",
    # What is well-formed may still be refused: a code nobody gave, a workstation nobody knows.
    "positive_data_acceptance",
    # Each run begins with other rows.
    "use_after_free",
    "ensure_resource_availability",
}


class _Tireless:
    """Rates that nobody ever exceeds."""

    def take(self, caller: str, rate: Rate, now_ms: int) -> int:
        """Always now."""
        del caller, rate, now_ms
        return 0


class _HurriedClock:
    """A clock by which every wait is over when it is looked at again."""

    def __init__(self) -> None:
        self._looks = itertools.count()

    def now(self) -> datetime:
        """Always noon."""
        return NOON

    def monotonic_ms(self) -> int:
        """An hour later each time."""
        return next(self._looks) * 3_600_000


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One backend for all made-up requests."""
    path: Path = tmp_path_factory.mktemp("openapi") / "central.sqlite"
    with a_central(f"sqlite:///{path}", _HurriedClock()) as central:
        object.__setattr__(central, "rates", _Tireless())
        put_rows(central, "products", [a_product("A-1")])
        yield central


@pytest.fixture(scope="module")
def signing(opened: Central) -> Till:
    """The workstation that signs them."""
    return an_enrolled_till(opened)


@pytest.fixture(scope="module")
def schema(opened: Central) -> Any:
    """The document as served."""
    return schemathesis.openapi.from_asgi("/openapi.json", whole_app(opened))


MADE_UP = [(route, GenerationMode.POSITIVE) for route in ROUTES] + [
    (route, GenerationMode.NEGATIVE) for route in ROUTES if route.access is not Access.ALL
]


@pytest.mark.parametrize(("route", "mode"), MADE_UP, ids=lambda part: getattr(part, "name", part))
def test_call_made_up_from_the_document_is_answered_as_it_says(
    route: Route, mode: GenerationMode, schema: Any, opened: Central, signing: Till
) -> None:
    operation = schema[route.path][route.method]
    checks = [check for check in CHECKS.get_all() if check.__name__ not in NOT_MEANT]
    token, storefront = admin_token(opened), give_storefront_key(opened, "webshop", "web")
    statuses: set[int] = set()

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def check(case: Any) -> None:
        case.headers = {name: value for name, value in dict(case.headers or {}).items() if not _is_ours(name)}
        headers = {"authorization": f"Bearer {token}"} if route.access is Access.ADMIN else {}
        if route.access is Access.STOREFRONT:
            headers = {"authorization": f"Bearer {storefront}"}
        if route.access.takes_workstations:
            headers = _signed(case, signing)
        response = case.call(headers=headers)
        statuses.add(response.status_code)
        case.validate_response(response, checks=checks)

    check()
    assert statuses - {401, 403}, "nobody came in, so nothing was tried"


def _signed(case: Any, till: Till) -> dict[str, str]:
    sent = requests.Request(**case.as_transport_kwargs(base_url="http://testserver")).prepare()
    body: Any = sent.body or b""  # bytes or text, as the case's serialiser left it
    return till.headers(sent.method or "", sent.path_url, body.encode() if isinstance(body, str) else body)


def _is_ours(name: str) -> bool:
    return name.lower().startswith("evertill-") or name.lower() == "authorization"
