"""The benchmark's figures: what a gate lets pass, how a figure reads, and that a table has every figure once."""

from dataclasses import replace

import pytest

from scripts.bench_lib.figures import Figure, Gate, Kind, amount, markdown_table, quantile, text_table

THREE_TIMES = Gate(Kind.RATIO_AT_MOST, 3.0)


def a_figure(ours: float = 250.0, bare: float | None = 100.0, gate: Gate | None = THREE_TIMES) -> Figure:
    return Figure("cold start", ours, bare, "ms", "bare window", gate)


@pytest.mark.parametrize(
    ("kind", "limit", "ours", "bare", "verdict"),
    [
        (Kind.RATIO_AT_MOST, 1.5, 1.5, 1.0, "ok"),
        (Kind.RATIO_AT_MOST, 1.5, 1.504, 1.0, "ok"),
        (Kind.RATIO_AT_MOST, 1.5, 1.51, 1.0, "MISS"),
        (Kind.RATIO_AT_LEAST, 0.3, 30.0, 100.0, "ok"),
        (Kind.RATIO_AT_LEAST, 0.3, 29.0, 100.0, "MISS"),
        (Kind.AT_LEAST, 200, 200.0, None, "ok"),
        (Kind.AT_LEAST, 200, 199.0, 5000.0, "MISS"),
        (Kind.AT_MOST, 16, 16.0, 4.0, "ok"),
        (Kind.AT_MOST, 16, 16.1, 40.0, "MISS"),
    ],
)
def test_figure_at_its_gate_is_judged(kind: Kind, limit: float, ours: float, bare: float | None, verdict: str) -> None:
    assert a_figure(ours, bare, Gate(kind, limit)).verdict == verdict


def test_figure_without_gate_has_no_verdict() -> None:
    assert a_figure(gate=None).verdict == ""


def test_figure_without_raw_limit_cannot_pass_a_ratio() -> None:
    with pytest.raises(ValueError, match="raw limit"):
        _ = a_figure(bare=None).verdict


@pytest.mark.parametrize("bare", [None, 0.0])
def test_figure_beside_nothing_has_no_ratio(bare: float | None) -> None:
    assert a_figure(bare=bare, gate=None).ratio is None


def test_figure_told_as_json_reads_back_equal() -> None:
    for figure in (a_figure(), a_figure(gate=None), a_figure(bare=None, gate=Gate(Kind.AT_LEAST, 200))):
        assert Figure.from_json(figure.to_json()) == figure


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (0.1234, "ms", "0.123 ms"),
        (1.234, "ms", "1.23 ms"),
        (61.2, "MiB", "61.2 MiB"),
        (6144.4, "/s", "6,144/s"),
        (3, "", "3"),
    ],
)
def test_amount_of_a_unit_is_written_short(value: float, unit: str, written: str) -> None:
    assert amount(value, unit) == written


def test_quantile_of_a_hundred_and_one_values_is_the_value_of_that_rank() -> None:
    values = [float(value) for value in range(101)]
    assert (quantile(values, 50), quantile(values, 99), quantile([7.0], 99)) == (50.0, 99.0, 7.0)


def test_markdown_table_names_each_figure_beside_its_command() -> None:
    sections = [
        ("scripts/bench --only start", [a_figure()]),
        ("scripts/bench --only pull", [replace(a_figure(900.0), name="paint")]),
    ]
    head, rule, *rows = markdown_table(sections).splitlines()
    assert head.count("|") == rule.count("|") == rows[0].count("|")
    assert rows == [
        "| cold start | 250.0 ms | 100.0 ms (bare window) | 2.50 x | at most 3 x | ok | `scripts/bench --only start` |",
        "| paint | 900.0 ms | 100.0 ms (bare window) | 9.00 x | at most 3 x | MISS | `scripts/bench --only pull` |",
    ]


def test_text_table_has_a_line_for_each_figure() -> None:
    assert len(text_table([a_figure(), a_figure()]).splitlines()) == 3
