"""What every connector promises, run against the fake and every real one alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill.ports.connector import Changes, Connector, Delivered, OutgoingFact, Refused, Unreachable
from tests.support.backend import IDENTITY, FactChain, FakeBackend, HandClock, MemoryKey, connection_refused
from tests.support.central import put_rows
from tests.support.central_transport import an_enrolled_connector
from tests.support.syncing import MemoryConnector, a_connector


@dataclass(frozen=True, slots=True)
class Bench:
    """A connector, and what a test does to the backend behind it."""

    connector: Connector
    put: Callable[[str, str, dict[str, str]], None]
    """Write a row of a stream."""
    cut: Callable[[bool], None]
    """Cut the link, or mend it."""


@contextmanager
def _memory(folder: Path) -> Iterator[Bench]:
    connector = MemoryConnector()

    def cut(is_cut: bool) -> None:
        connector.is_reachable = not is_cut

    yield Bench(connector, connector.put, cut)


@contextmanager
def _central_over_fake(folder: Path) -> Iterator[Bench]:
    key = MemoryKey()
    backend = FakeBackend(HandClock(), key.public_key)

    def cut(is_cut: bool) -> None:
        backend.standing = connection_refused if is_cut else None

    yield Bench(a_connector(backend, key), backend.put, cut)


@contextmanager
def _central_over_central(folder: Path) -> Iterator[Bench]:
    with an_enrolled_connector(folder, IDENTITY) as till:

        def put(stream: str, key: str, content: dict[str, str]) -> None:
            put_rows(till.central, stream, [{"key": key, "content": content}])

        def cut(is_cut: bool) -> None:
            till.transport.is_down = is_cut

        yield Bench(till.connector, put, cut)


@pytest.fixture(params=[_memory, _central_over_fake, _central_over_central], ids=lambda make: make.__name__.strip("_"))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with request.param(tmp_path) as made:
        yield made


def _outgoing(facts: list[Transaction]) -> list[OutgoingFact]:
    return [OutgoingFact(fact.transaction_id, fact.wire) for fact in facts]


def _facts(count: int, chain: FactChain | None = None) -> list[OutgoingFact]:
    chain = chain or FactChain()
    return _outgoing([chain.fact() for _ in range(count)])


def _product(sku: str, name: str) -> dict[str, str]:
    return {"sku": sku, "name": name, "tax_class": "standard"}


def test_connector_has_a_route_of_its_own(bench: Bench) -> None:
    assert bench.connector.route.isidentifier()


def test_connector_answers_once_for_each_fact_in_order(bench: Bench) -> None:
    answer = bench.connector.deliver(bench.connector.pack(_facts(5)))
    assert isinstance(answer, list)
    assert len(answer) == 5
    assert all(isinstance(outcome, Delivered) for outcome in answer)
    assert len({outcome.remote_id for outcome in answer if isinstance(outcome, Delivered)}) == 5


def test_connector_lets_the_till_work_ahead_while_its_facts_are_on_their_way(bench: Bench) -> None:
    worked: list[str] = []
    answer = bench.connector.deliver(bench.connector.pack(_facts(2)), lambda: worked.append("ahead"))
    assert isinstance(answer, list)
    assert worked == ["ahead"]


def test_connector_same_fact_again_gets_the_same_answer(bench: Bench) -> None:
    facts = _facts(3)
    first = bench.connector.deliver(bench.connector.pack(facts))
    assert bench.connector.deliver(bench.connector.pack(facts)) == first
    assert bench.connector.deliver(bench.connector.pack(facts[1:2])) == [first[1]]  # type: ignore[index]  # it is a list: see above


def test_connector_same_fact_twice_in_a_batch_counts_once(bench: Bench) -> None:
    fact = _facts(1)[0]
    answer = bench.connector.deliver(bench.connector.pack([fact, fact]))
    assert isinstance(answer, list)
    assert answer[0] == answer[1]


def test_connector_same_id_with_other_contents_is_refused_and_the_rest_delivered(bench: Bench) -> None:
    bench.connector.deliver(bench.connector.pack(_facts(1)))
    chain = FactChain()
    forged = chain.fact(size=5)
    good = chain.fact()
    answer = bench.connector.deliver(bench.connector.pack(_outgoing([forged, good])))
    assert isinstance(answer, list)
    assert isinstance(answer[0], Refused)
    assert answer[0].reason
    assert isinstance(answer[1], Delivered)


def test_connector_facts_in_any_order_are_taken(bench: Bench) -> None:
    facts = _facts(4)
    for fact in reversed(facts):
        answer = bench.connector.deliver(bench.connector.pack([fact]))
        assert isinstance(answer, list)
        assert isinstance(answer[0], Delivered)


def test_connector_cut_link_is_unreachable_and_then_works_again(bench: Bench) -> None:
    facts = _facts(2)
    bench.cut(True)
    assert isinstance(bench.connector.deliver(bench.connector.pack(facts)), Unreachable)
    assert isinstance(bench.connector.pull({}, wait_s=0), Unreachable)
    bench.cut(False)
    assert isinstance(bench.connector.deliver(bench.connector.pack(facts)), list)
    assert isinstance(bench.connector.pull({}, wait_s=0), Changes)


def test_connector_first_pull_brings_all_and_the_next_only_what_changed(bench: Bench) -> None:
    bench.put("products", "A-1", _product("A-1", "Tea"))
    bench.put("products", "A-2", _product("A-2", "Coffee"))
    first = bench.connector.pull({}, wait_s=0)
    assert isinstance(first, Changes)
    products = next(stream for stream in first.streams if stream.stream == "products")
    assert [row.key for row in products.rows] == ["A-1", "A-2"]
    bench.put("products", "A-1", _product("A-1", "Green tea"))
    second = bench.connector.pull({stream.stream: stream.cursor for stream in first.streams}, wait_s=0)
    assert isinstance(second, Changes)
    rows = [row for stream in second.streams for row in stream.rows]
    assert [(row.key, (row.content or {}).get("name")) for row in rows] == [("A-1", "Green tea")]
    assert rows[0].version > products.rows[0].version


def test_connector_delivered_stock_move_says_where_the_copy_contains_it(bench: Bench) -> None:
    answer = bench.connector.deliver(bench.connector.pack(_facts(1)))
    assert isinstance(answer, list)
    assert isinstance(answer[0], Delivered)
    assert answer[0].visible_at is not None
    changes = bench.connector.pull({}, wait_s=0)
    assert isinstance(changes, Changes)
    stock = next(stream for stream in changes.streams if stream.stream == "stock")
    assert int(stock.cursor) >= int(answer[0].visible_at)


def test_connector_preview_shows_the_fact(bench: Bench) -> None:
    fact = _facts(1)[0]
    assert fact.fact_id in bench.connector.preview(fact)


def test_connector_after_an_interrupt_answers_nothing_any_more(bench: Bench) -> None:
    bench.connector.interrupt()
    assert isinstance(bench.connector.deliver(bench.connector.pack(_facts(1))), Unreachable)
    assert isinstance(bench.connector.pull({}, wait_s=20), Unreachable)
    bench.connector.close()
