"""Pricing: a sale of a hundred lines under five hundred promotions, one more line on it, and requests of
`evertill quote --lines`; beside it what the standard library's decimals take to multiply and add the same lines.

Pricing waits for nothing, so processor time is counted: of one processor, whatever else runs on the machine. A busy
neighbour still halves a processor's speed for seconds at a time (adding a line then took 2.5 ms instead of 1.5, and so
did pricing the whole sale): the rounds are parted, and the best part counts.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from evertill.domain.pricing.pricing import price_basket
from evertill.domain.quoting.request import Memory, read_request
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import Workshop

PROMOTIONS = 500
MATCHED_GROUPS = 30
BARE = "bare decimal multiply and add"
_REWARDS: list[dict[str, Any]] = [
    {"kind": "percent_off", "value": "10"},
    {"kind": "amount_off", "value": "1.00"},
    {"kind": "unit_amount_off", "value": "0.30"},
    {"kind": "fixed_price", "value": "2.50"},
    {"kind": "bundle_price", "value": "9.00"},
    {"kind": "cheapest_free", "buy": 2, "get": 1},
    {"kind": "cheapest_percent_off", "buy": 1, "get": 1, "value": "50"},
    {"kind": "quantity_breaks", "breaks": [{"from_quantity": "3", "unit_price": "3.00"}]},
]
_STACKING = ("exclusive", "stackable", "best_of")


def measure_pricing(workshop: Workshop) -> list[Figure]:
    """The engine inside the process, then the command from outside."""
    lines = _lines(100, groups=MATCHED_GROUPS)
    whole = _prepared(lines)
    shorter = _prepared(lines[:-1])
    rounds = workshop.some(60, 6)
    parts = [
        (
            _median_ms(whole, rounds),
            _median_ms(whole, rounds, between=shorter),
            _median_ms(lambda: _bare(lines), rounds),
        )
        for _ in range(5)
    ]
    whole_ms, added_ms, bare_ms = (min(of_part) for of_part in zip(*parts, strict=True))
    return [
        Figure("a 100-line sale, 500 promotions, 30 match", whole_ms, bare_ms, "ms", BARE, _most(5)),
        Figure("one line added to it", added_ms, bare_ms, "ms", BARE, _most(2)),
        Figure(
            "ten-line requests of `evertill quote --lines` a second",
            _requests_a_second(workshop.some(4000, 300)),
            None,
            "/s",
            gate=Gate(Kind.AT_LEAST, 800),
        ),
    ]


def _most(limit_ms: float) -> Gate:
    return Gate(Kind.AT_MOST, limit_ms)


def _lines(count: int, *, groups: int, seed: int = 5) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    return [
        {
            "id": str(at),
            "product": f"A{at}",
            "groups": [f"g{chance.randrange(groups)}"],
            "quantity": str(chance.randint(1, 3)),
            "unit_price": f"{chance.randint(1, 30)}.{chance.randint(0, 99):02}",
            "taxes": ["vat20" if at % 2 else "vat7"],
        }
        for at in range(1, count + 1)
    ]


def _request(lines: list[dict[str, Any]], promotions: int) -> dict[str, Any]:
    return {
        "currency": "EUR",
        "taxes": {
            "vat20": {"kind": "percent", "rate": "20", "included": True},
            "vat7": {"kind": "percent", "rate": "7", "included": True},
        },
        "lines": lines,
        "promotions": [
            {
                "id": f"p{at}",
                "priority": at,
                "stacking": _STACKING[at % 3],
                "condition": {"match": {"groups": [f"g{at}"]}, "min_quantity": "2"},
                "reward": _REWARDS[at % len(_REWARDS)],
            }
            for at in range(promotions)
        ],
    }


def _prepared(lines: list[dict[str, Any]]) -> Callable[[], object]:
    request = read_request(_request(lines, PROMOTIONS), Memory())
    return lambda: price_basket(request.basket, request.offers, request.shopper)


def _bare(lines: list[dict[str, Any]]) -> Decimal:
    cent = Decimal("0.01")
    total = Decimal(0)
    for line in lines:
        total += (Decimal(line["quantity"]) * Decimal(line["unit_price"])).quantize(cent, ROUND_HALF_UP)
    return total


def _median_ms(run: Callable[[], object], rounds: int, *, between: Callable[[], object] = lambda: None) -> float:
    times = []
    for _ in range(rounds):
        between()
        start = time.thread_time()
        run()
        times.append((time.thread_time() - start) * 1000)
    return quantile(times, 50)


def _requests_a_second(count: int) -> float:
    """Whole run of the command, its start included, on one processor."""
    requests = [json.dumps(_request(_lines(10, groups=8, seed=seed), 20)) for seed in range(count)]
    text = "\n".join(requests).encode() + b"\n"
    start = _children_s()
    ran = subprocess.run(
        [sys.executable, "-m", "evertill", "quote", "--lines"], input=text, stdout=subprocess.PIPE, check=True
    )
    taken = _children_s() - start
    assert ran.stdout.count(b"\n") == count
    return count / taken


def _children_s() -> float:
    """Processor time of all commands that ran and ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
