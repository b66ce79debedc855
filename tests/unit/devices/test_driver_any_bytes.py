"""Whatever a device sends, whenever: the printer driver never raises and never calls silence fine."""

from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.printer.driver import JobOutcome, PrinterDriver
from evertill.devices.printer.status import Condition

steps = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.integers(0, 12_000),
        st.sampled_from(["begin", "write one", "write all", "lost", "opened", "ask", "urgent"]),
    ),
    max_size=60,
)


@given(steps, st.booleans())
def test_driver_survives_any_bytes_at_any_time(walk: list[bytes | int | str], confirms: bool) -> None:
    driver = PrinterDriver(is_two_way=True, confirms=confirms, greeting=b"\x1da\xff")
    now_ms = 0
    driver.opened(now_ms)
    for step in walk:
        match step:
            case bytes():
                driver.received(step, now_ms)
            case int():
                now_ms += step
                driver.advance(now_ms)
            case "begin" if not driver.is_busy:
                driver.take_outcome()
                driver.begin((b"A\n", b"B\n"))
            case "write one":
                driver.wrote(len(driver.outgoing()[:1]), now_ms)
            case "write all":
                driver.wrote(len(driver.outgoing()), now_ms)
            case "lost":
                driver.lost(now_ms)
            case "opened":
                driver.lost(now_ms)
                driver.opened(now_ms)
            case "ask":
                driver.ask(now_ms)
            case "urgent":
                driver.send_at_once(b"\x10\x14\x01\x00\x01")
            case _:
                pass  # a job is under way already
        pause_ms = driver.wait_ms(now_ms)
        assert pause_ms is None or pause_ms >= 0


@given(st.lists(st.integers(0, 3000), max_size=30))
def test_driver_that_hears_nothing_never_says_printed(pauses: list[int]) -> None:
    driver = PrinterDriver(is_two_way=True, confirms=True)
    driver.opened(0)
    driver.begin((b"A\n",))
    now_ms, outcome = 0, None
    for pause in pauses:
        now_ms += pause
        driver.advance(now_ms)
        driver.wrote(len(driver.outgoing()), now_ms)
        outcome = outcome or driver.take_outcome()
        assert driver.condition is Condition.SILENT
        assert not driver.is_clear
    assert outcome is not JobOutcome.PRINTED


@given(st.binary(max_size=100), st.integers(0, 60_000))
def test_one_way_printer_counts_sent_as_printed(noise: bytes, pause_ms: int) -> None:
    driver = PrinterDriver(is_two_way=False, confirms=True, greeting=b"\x1da\xff")
    driver.opened(0)
    driver.received(noise, 0)
    driver.begin((b"A\n", b"", b"B\n"))
    sent = b""
    while unit := driver.outgoing():
        sent += unit
        driver.wrote(len(unit), pause_ms)
        driver.advance(pause_ms)
    assert sent == b"A\nB\n"
    assert driver.take_outcome() is JobOutcome.PRINTED
