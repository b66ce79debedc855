"""Requests of `evertill quote` with plain defaults, and their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from evertill.domain.quoting.quote import answer

VAT20 = {"kind": "percent", "rate": "20", "included": True}
AT = "2026-11-21T10:03:00+01:00"
"""A Saturday."""


def a_quoted_line(price: str, quantity: str = "1", **more: Any) -> dict[str, Any]:
    """A line without taxes."""
    return {"unit_price": price, "quantity": quantity, **more}


def a_percent(rate: str, *, included: bool = False, **more: Any) -> dict[str, Any]:
    """A percent tax, on top of the price unless said."""
    return {"kind": "percent", "rate": rate, "included": included, **more}


def a_fee(amount: str, *, included: bool = False, **more: Any) -> dict[str, Any]:
    """A fixed tax for each unit."""
    return {"kind": "fixed", "amount": amount, "included": included, **more}


def an_offer(
    reward: Mapping[str, object], condition: Mapping[str, object] | None = None, **more: Any
) -> dict[str, Any]:
    """A stackable promotion on everything."""
    return {"id": "p1", "reward": reward, "condition": condition or {}, **more}


def ask(lines: Sequence[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The answer to a request that must be good."""
    answered, is_good = answer({"currency": "EUR", "lines": list(lines), **more})
    assert is_good, answered
    return answered


def refused(lines: Sequence[dict[str, Any]] | None = None, **more: Any) -> tuple[str, str]:
    """Place and message of the error of a request that must be bad."""
    request = {"currency": "EUR", "lines": [a_quoted_line("1.00")] if lines is None else list(lines), **more}
    answered, is_good = answer(request)
    assert not is_good, answered
    error: Any = answered["error"]
    return error["at"], error["message"]


def grosses(answered: dict[str, Any]) -> list[str]:
    """Each line's gross."""
    return [line["gross"] for line in answered["lines"]]


def discounts(answered: dict[str, Any]) -> list[str]:
    """What was taken off each line."""
    return [line["discount"] for line in answered["lines"]]
