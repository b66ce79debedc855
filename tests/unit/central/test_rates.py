"""The bucket of each caller."""

from evertill_central.services.common.rates import Rate, Rates

RATE = Rate(burst=3, per_second=2)


def test_rate_allows_its_burst_and_then_asks_to_wait() -> None:
    rates = Rates()
    assert [rates.take("a", RATE, 0) for _ in range(4)] == [0, 0, 0, 1]


def test_rate_refills_with_time_up_to_its_burst() -> None:
    rates = Rates()
    for _ in range(3):
        rates.take("a", RATE, 0)
    assert rates.take("a", RATE, 499) == 1
    assert rates.take("a", RATE, 500) == 0
    assert [rates.take("a", RATE, 1_000_000) for _ in range(4)] == [0, 0, 0, 1]


def test_rate_of_one_caller_does_not_hold_up_another() -> None:
    rates = Rates()
    for _ in range(9):
        rates.take("a", RATE, 0)
    assert rates.take("b", RATE, 0) == 0
