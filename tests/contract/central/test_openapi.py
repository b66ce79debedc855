"""The OpenAPI document against the answers really given, to requests made up from it, signed and unsigned."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from evertill_central.api.gate import Access
from evertill_central.api.routes import ROUTES, Route
from evertill_central.serving import whole_app
from evertill_central.services.central import Central
from evertill_central.services.rates import Rate
from tests.support.central import Till, a_central, a_product, admin_token, an_enrolled_till, put_rows

EXAMPLES = 15
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


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One backend for all made-up requests."""
    path: Path = tmp_path_factory.mktemp("openapi") / "central.sqlite"
    with a_central(f"sqlite:///{path}") as central:
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


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_call_made_up_from_the_document_is_answered_as_it_says(
    route: Route, mode: GenerationMode, schema: Any, opened: Central, signing: Till
) -> None:
    operation = schema[route.path][route.method]
    checks = [check for check in CHECKS.get_all() if check.__name__ not in NOT_MEANT]
    token = admin_token(opened)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def check(case: Any) -> None:
        case.headers = {name: value for name, value in dict(case.headers or {}).items() if not _is_ours(name)}
        headers = {"authorization": f"Bearer {token}"} if route.access is Access.ADMIN else {}
        if route.access in (Access.WORKSTATION, Access.WORKSTATION_OR_ADMIN):
            headers = _signed(case, signing)
        case.validate_response(case.call(headers=headers), checks=checks)

    check()


def _signed(case: Any, till: Till) -> dict[str, str]:
    sent = requests.Request(**case.as_transport_kwargs(base_url="http://testserver")).prepare()
    body = sent.body or b""
    return till.headers(sent.method or "", sent.path_url, body if isinstance(body, bytes) else body.encode())


def _is_ours(name: str) -> bool:
    return name.lower().startswith("evertill-") or name.lower() == "authorization"
