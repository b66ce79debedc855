"""`evertill quote`: requests in, answers out, in order; a bad one answers in its place and the rest goes on."""

import io
import json
import sys

import pytest

from evertill.cli.main import main
from evertill.cli.quoting import run_quote

GOOD = b'{"currency": "EUR", "lines": [{"unit_price": "9.99"}]}'


def quoted(text: bytes, *, by_line: bool) -> tuple[int, list[dict[str, object]]]:
    """Status and answers."""
    sink = io.BytesIO()
    status = run_quote(io.BytesIO(text), sink, by_line=by_line)
    return status, [json.loads(line) for line in sink.getvalue().splitlines()]


def test_quote_one_request_may_span_lines() -> None:
    status, [answered] = quoted(b'{\n"currency": "EUR",\n"lines": []\n}\n', by_line=False)
    assert (status, answered["gross"]) == (0, "0.00")


def test_quote_lines_are_answered_in_order_and_a_bad_one_in_its_place() -> None:
    bad = [b"{", b'{"currency": "EUR", "lines": [], "x": 1}', b"\xff", b'"' + b"x" * 10 + b'"', b"[" * 5000]
    status, answers = quoted(b"\n".join([GOOD, *bad, b"", GOOD]) + b"\n", by_line=True)
    assert status == 1
    assert [answered.get("gross") for answered in answers] == ["9.99", *[None] * len(bad), "9.99"]
    assert [dict(answered["error"])["at"] for answered in answers[1:3]] == ["", "/x"]  # type: ignore[call-overload]  # JSON


@pytest.mark.parametrize(
    ("number", "place"), [("1e999", "/lines/0/unit_price"), ("9" * 5000, "/lines/0/unit_price"), ("[1e999, NaN]", "")]
)
def test_quote_number_beyond_all_bounds_is_named_by_its_place(number: str, place: str) -> None:
    text = f'{{"currency": "EUR", "lines": [{{"unit_price": {number}}}]}}'.encode()
    status, [answered] = quoted(text, by_line=False)
    error = answered["error"]
    assert isinstance(error, dict)
    assert (status, error["at"]) == (1, place)


def test_quote_nothing_at_all_is_no_json() -> None:
    assert quoted(b"", by_line=False)[0] == 1
    assert quoted(b"", by_line=True) == (0, [])


@pytest.mark.parametrize(("arguments", "text"), [(["quote"], GOOD), (["quote", "--lines"], GOOD + b"\n")])
def test_quote_command_reads_standard_input(
    arguments: list[str], text: bytes, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    status = main(arguments)
    assert status == 0
    assert json.loads(capfdbinary.readouterr().out)["due"] == "9.99"


def test_quote_with_an_unknown_option_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", "--bogus"]) == 2
    assert "--help" in capsys.readouterr().err
