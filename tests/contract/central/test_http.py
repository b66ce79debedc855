"""The same calls over real HTTP handling: packing, limits, long polls, the document, the console."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable

import httpx
import pytest

from evertill_central.api.gate import BODY_MAX
from evertill_central.services.common.central import Central
from evertill_central.serving import whole_app
from tests.support.central import SetClock, Till, a_central, a_product, admin_token, batch, put_rows

Talk = Callable[[httpx.AsyncClient], Awaitable[None]]


def _talk(central: Central, talk: Talk) -> None:
    async def run() -> None:
        transport = httpx.ASGITransport(app=whole_app(central), client=("127.0.0.1", 5))
        async with httpx.AsyncClient(transport=transport, base_url="http://central", timeout=60) as client:
            await talk(client)

    asyncio.run(run())


async def _post(client: httpx.AsyncClient, till: Till, body: bytes, **headers: str) -> httpx.Response:
    signed = {**till.headers("POST", "/v1/facts", body), **headers}
    return await client.post("/v1/facts", content=body, headers=signed)


async def _get(client: httpx.AsyncClient, till: Till, target: str, **headers: str) -> httpx.Response:
    return await client.get(target, headers={**till.headers("GET", target), **headers})


def test_facts_packed_with_gzip_are_taken_and_signed_as_sent(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        packed = gzip.compress(batch(till.facts(3)))
        answered = await _post(client, till, packed, **{"content-encoding": "gzip"})
        assert [result["result"] for result in answered.json()["results"]] == ["accepted"] * 3

    _talk(central, talk)


def test_body_that_cannot_be_unpacked_is_one_clear_problem(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        for body, encoding, expected in (
            (b"not gzip", "gzip", 400),
            (gzip.compress(b"{}")[:-4], "gzip", 400),
            (gzip.compress(b"{}") + b"more", "gzip", 400),
            (gzip.compress(bytes(BODY_MAX + 1), 1), "gzip", 413),
            (b"{}", "br", 415),
            (b'{"facts":[]}', "identity", 200),
        ):
            answered = await _post(client, till, body, **{"content-encoding": encoding})
            assert answered.status_code == expected, body[:20]

    _talk(central, talk)


def test_body_that_says_it_is_too_large_is_not_read(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        answered = await _post(client, till, b"{}", **{"content-length": str(BODY_MAX + 1)})
        assert (answered.status_code, answered.json()["type"]) == (413, "too-large")
        large = await client.post("/v1/enrol", content=b" " * 70_000)
        assert large.status_code == 413

    _talk(central, talk)


def test_answer_is_packed_only_for_those_who_take_it(central: Central, till: Till) -> None:
    put_rows(central, "products", [a_product(f"P{number}") for number in range(50)])

    async def talk(client: httpx.AsyncClient) -> None:
        for accepted, expected in (("gzip", "gzip"), ("identity", None), ("gzip;q=0", None), ("br, *", "gzip")):
            answered = await _get(client, till, "/v1/changes", **{"accept-encoding": accepted})
            assert answered.headers.get("content-encoding") == expected
            assert len(answered.json()["streams"]["products"]["rows"]) == 50

    _talk(central, talk)


def test_address_and_method_that_are_not_there_are_problems(central: Central) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        for method, path, expected in (
            ("GET", "/nothing", 404),
            ("GET", "/v1/facts/", 404),
            ("PUT", "/v1/admin/NOPE", 401),
            ("DELETE", "/v1/facts", 405),
            ("GET", "/v1/enrol", 405),
        ):
            answered = await client.request(method, path)
            assert (answered.status_code, answered.headers["content-type"]) == (expected, "application/problem+json")
            assert answered.json()["status"] == expected
        assert (await client.delete("/v1/admin/products")).headers["allow"] == "GET, PUT"

    _talk(central, talk)


def test_long_poll_is_woken_by_a_write_of_this_server(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        poll = asyncio.create_task(_get(client, till, "/v1/changes?wait=60&streams=products"))
        await _until(lambda: central.news.listener_count == 1)
        await asyncio.to_thread(put_rows, central, "products", [a_product("A")])
        assert (await poll).json()["streams"]["products"]["cursor"] == "1"

    _talk(central, talk)


def test_long_poll_is_woken_by_a_fact_of_another_till(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        poll = asyncio.create_task(_get(client, till, "/v1/changes?wait=60&streams=stock"))
        await _until(lambda: central.news.listener_count == 1)
        await _post(client, till, batch([till.fact()]))
        assert [row["key"] for row in (await poll).json()["streams"]["stock"]["rows"]] == ["A-1"]

    _talk(central, talk)


def test_long_poll_finds_a_write_of_another_server(central: Central, central_url: str, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        poll = asyncio.create_task(_get(client, till, "/v1/changes?wait=60&streams=products"))
        await _until(lambda: central.news.listener_count == 1)
        with a_central(central_url) as other:
            await asyncio.to_thread(put_rows, other, "products", [a_product("A")])
        assert (await poll).json()["streams"]["products"]["cursor"] == "1"

    _talk(central, talk)


def test_long_poll_without_news_ends_when_its_time_is_over(central: Central, till: Till, clock: SetClock) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        poll = asyncio.create_task(_get(client, till, "/v1/changes?wait=25&after=products:0"))
        await _until(lambda: central.news.listener_count == 1)
        clock.move(seconds=26)
        central.news.tell()
        part = (await poll).json()["streams"]["products"]
        assert part == {"cursor": "0", "has_more": False, "is_whole": False, "rows": []}

    _talk(central, talk)


def test_long_poll_ends_when_the_server_goes_down(central: Central, till: Till) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        poll = asyncio.create_task(_get(client, till, "/v1/changes?wait=60&streams=products"))
        await _until(lambda: central.news.listener_count == 1)
        central.news.close()
        assert (await poll).status_code == 200

    _talk(central, talk)


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - looks at what another task does
        await asyncio.sleep(0.005)


def test_version_health_and_metrics_are_open_to_all(central: Central, till: Till) -> None:
    till.post(central, till.facts(2))

    async def talk(client: httpx.AsyncClient) -> None:
        assert (await client.get("/v1/version")).json()["api"] == [1]
        assert (await client.get("/healthz")).json()["status"] == "ok"
        figures = (await client.get("/metrics")).text.splitlines()
        assert "evertill_facts_total 2" in figures
        assert 'evertill_answers_total{call="get_health",status="200"} 1' in figures

    _talk(central, talk)


def test_openapi_document_names_every_call_that_is_answered(central: Central) -> None:
    async def talk(client: httpx.AsyncClient) -> None:
        document = (await client.get("/openapi.json")).json()
        assert document["openapi"] == "3.1.0"
        for path, operations in document["paths"].items():
            for method in operations:
                answered = await client.request(method, path.replace("{stream}", "products"))
                assert str(answered.status_code) in operations[method]["responses"]

    _talk(central, talk)


def test_console_asks_for_a_token_and_shows_the_shop(central: Central, till: Till) -> None:
    first, _, last = till.facts(3)
    till.post(central, [first, last])
    token = admin_token(central)

    async def talk(client: httpx.AsyncClient) -> None:
        assert 'name="token"' in (await client.get("/console")).text
        wrong = await client.post("/console/sign-in", content="token=nope")
        assert (wrong.status_code, "not known" in wrong.text) == (401, True)
        for body in (b"", b"x", b"\xff", b"token=" + b"x" * 5000):
            assert (await client.post("/console/sign-in", content=body)).status_code == 401
        right = await client.post("/console/sign-in", content=f"token={token}")
        assert (right.status_code, right.headers["location"]) == (303, "/console")
        cookie = right.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        page = (await client.get("/console")).text
        assert "Front" in page
        assert "9.98 EUR" in page
        assert "Sequence 2, the transaction before it, has not arrived." in page
        await client.post("/console/sign-out")
        assert 'name="token"' in (await client.get("/console")).text

    _talk(central, talk)


def test_console_escapes_what_tills_and_admins_wrote(central: Central) -> None:
    evil = "<script>alert(1)</script>"
    assert Till().enrol(central, name=evil).status == 200
    token = admin_token(central)

    async def talk(client: httpx.AsyncClient) -> None:
        page = (await client.get("/console", headers={"cookie": f"evertill_admin={token}"})).text
        assert evil not in page
        assert "&lt;script&gt;" in page

    _talk(central, talk)


@pytest.mark.expects_log("A request failed")
def test_bug_of_ours_is_a_problem_document_too(central: Central) -> None:
    central.traffic.counts = None  # type: ignore[method-assign,assignment]  # breaks /metrics

    async def run() -> None:
        transport = httpx.ASGITransport(app=whole_app(central), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://central") as client:
            answered = await client.get("/metrics")
            assert (answered.status_code, answered.headers["content-type"]) == (500, "application/problem+json")
            assert json.loads(answered.content)["type"] == "internal"

    asyncio.run(run())
