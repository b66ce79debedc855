"""Scales byte by byte: the worked examples of both protocols, every status, and any bytes at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.scale import dialog_06, toledo_8217
from evertill.devices.scale.approval import Approval
from evertill.devices.scale.dialog_06 import Dialog06Exchange
from evertill.devices.scale.dialogue import ScaleDialogue
from evertill.devices.scale.exchange import ScaleExchange
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.scale import exchange_of
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scale.toledo_8217 import Toledo8217Exchange, Toledo8217Status
from evertill.ports.devices import WeighOrder, WeightReading, WeightState

HAM = WeighOrder(unit_price_minor=2590)


def told(exchange: ScaleExchange, answer: bytes) -> tuple[bytes, WeightReading | None]:
    """What an exchange makes of an answer: what it sends back, and the reading."""
    sent, reading = b"", None
    for byte in answer:
        step = exchange.feed(byte)
        sent += step.send
        reading = step.reading or reading
    return sent, reading


@pytest.mark.parametrize(
    ("answer", "state", "weight_g"),
    [
        (b"\x0201.250\r", WeightState.STABLE, 1250),
        (b"\x0201.250N\r", WeightState.STABLE, 1250),
        (b"\x0200.000\r", WeightState.ZERO, 0),
        (b"\x02\x3f\x01\r", WeightState.MOVING, 0),
        (b"\x02\x3f\x02\r", WeightState.OVERLOAD, 0),
        (b"\x02\x3f\x04\r", WeightState.UNDER_ZERO, 0),
        (b"\x02\x3f\x03\r", WeightState.OVERLOAD, 0),
        (b"\x02\x3f\x08\r", WeightState.NO_ZERO, 0),
        (b"\x02\x3f\x0d\r", WeightState.NO_ZERO, 0),
        (b"\x02\x3f\x10\r", WeightState.ZERO, 0),
        (b"\x02\x3f\x44\r", WeightState.REFUSED, 0),
        (b"\x02\x3f\x00\r", WeightState.MOVING, 0),
        (b"\x02rubbish\r", WeightState.SILENT, 0),
        (b"\x02-1.250\r", WeightState.SILENT, 0),
    ],
)
def test_toledo_answer_is_read_as_documented(answer: bytes, state: WeightState, weight_g: int) -> None:
    exchange = Toledo8217Exchange()
    assert exchange.ask(HAM) == b"W"
    _, reading = told(exchange, answer)
    assert reading is not None
    assert (reading.state, reading.weight_g) == (state, weight_g)


def test_toledo_answer_with_parity_bits_is_read_all_the_same() -> None:
    exchange = Toledo8217Exchange()
    exchange.ask(None)
    with_parity = bytes(byte | 0x80 * (byte.bit_count() % 2) for byte in b"\x0201.250N\r")
    assert told(exchange, with_parity)[1] == WeightReading(WeightState.STABLE, 1250, is_net=True)


def test_toledo_scale_answers_as_documented() -> None:
    machine = ScaleMachine(ScaleProtocol.TOLEDO_8217)

    def answer(request: bytes) -> bytes:
        machine.receive(request, 0)
        return machine.take_answers()

    machine.command("put 1250")
    assert answer(b"W") == b"\x0201.250\r"
    machine.command("motion")
    assert answer(b"W") == b"\x02\x3f\x01\r"
    machine.command("still")
    assert answer(b"Q") == b"\x02\x3f\x44\r"
    assert answer(b"Ehello") == b"\x02E\rhello"
    assert answer(b"F") == b"\x02F\r"
    assert answer(b"T00050W") == b"\x0201.200N\r"
    assert answer(b"CW") == b"\x0201.250\r"
    machine.command("put 16000")
    assert answer(b"W") == b"\x02\x3f\x02\r"
    machine.command("take-off")
    machine.command("negative")
    assert answer(b"W") == b"\x02\x3f\x04\r"


def test_dialog_talk_goes_byte_for_byte_as_documented() -> None:
    exchange, machine = Dialog06Exchange(), ScaleMachine(ScaleProtocol.DIALOG_06)
    machine.command("put 347")
    price = exchange.ask(HAM)
    assert price == b"\x04\x0201\x1b002590\x1b\x03"
    machine.receive(price, 0)
    acknowledged = machine.take_answers()
    assert acknowledged == b"\x06"
    ask, reading = told(exchange, acknowledged)
    assert (ask, reading) == (b"\x04\x05", None)
    machine.receive(ask, 0)
    record = machine.take_answers()
    assert record == b"\x0202\x1b3\x1b00347\x1b002590\x1b000899\x03"
    thanks, reading = told(exchange, record)
    assert thanks == b"\x06"
    assert reading == WeightReading(WeightState.STABLE, 347, amount_minor=899)


def test_dialog_tare_goes_with_the_price_in_record_03() -> None:
    exchange = Dialog06Exchange()
    assert exchange.ask(WeighOrder(2590, tare_g=20)) == b"\x04\x0203\x1b002590\x1b0020\x03"


@pytest.mark.parametrize(
    ("state", "meaning"),
    [
        (b"00", WeightState.MOVING),
        (b"01", WeightState.REFUSED),
        (b"02", WeightState.REFUSED),
        (b"10", WeightState.REFUSED),
        (b"11", WeightState.REFUSED),
        (b"12", WeightState.REFUSED),
        (b"13", WeightState.REFUSED),
        (b"20", WeightState.MOVING),
        (b"21", WeightState.SAME_WEIGHT),
        (b"22", WeightState.MOVING),
        (b"30", WeightState.ZERO),
        (b"31", WeightState.UNDER_ZERO),
        (b"32", WeightState.OVERLOAD),
        (b"77", WeightState.REFUSED),
    ],
)
def test_dialog_refusal_is_asked_for_its_reason(state: bytes, meaning: WeightState) -> None:
    exchange = Dialog06Exchange()
    exchange.ask(HAM)
    told(exchange, b"\x06")
    assert told(exchange, b"\x15")[0] == b"\x04\x0208\x03"
    assert told(exchange, b"\x0209\x1b" + state + b"\x03")[1] == WeightReading(meaning)


@pytest.mark.parametrize(
    "record",
    [
        b"\x0202\x1b3\x1b00347\x1b002591\x1b000899\x03",  # another price than the one handed over
        b"\x0202\x1b3\x1b00347\x1b002590\x1b000999\x03",  # an amount that is not weight times price
        b"\x0202\x1b2\x1b00347\x1b002590\x1b000899\x03",  # not in kilograms
    ],
)
def test_dialog_weight_that_does_not_add_up_is_not_believed(record: bytes) -> None:
    exchange = Dialog06Exchange()
    exchange.ask(HAM)
    told(exchange, b"\x06")
    sent, reading = told(exchange, record)
    assert sent == b"\x15"
    assert reading == WeightReading(WeightState.SILENT)


def test_dialog_scale_that_wants_an_approval_is_told_as_refusing_without_one() -> None:
    exchange = Dialog06Exchange()
    exchange.ask(HAM)
    told(exchange, b"\x06")
    assert told(exchange, b"\x0211\x1b231\x03")[1] == WeightReading(WeightState.REFUSED)


def test_approval_is_turned_by_what_the_scale_draws_as_documented() -> None:
    approval = Approval(0x4711, 0xF336)
    assert approval.record(0, 0) == b"\x04\x0210\x1b4711F336\x03"
    assert approval.record(4, 4) == b"\x04\x0210\x1b71146F33\x03"
    assert approval.record(1, 1) == b"\x04\x0210\x1b8E22799B\x03"
    assert approval.record(15, 15) == b"\x04\x0210\x1bA388E66D\x03"


@pytest.mark.parametrize(
    ("text", "approval"), [("", None), ("4711:F336", Approval(0x4711, 0xF336)), ("4711f336", Approval(0x4711, 0xF336))]
)
def test_approval_is_read_as_it_is_written(text: str, approval: Approval | None) -> None:
    assert Approval.parse(text) == approval


@pytest.mark.parametrize("text", ["4711", "4711:F33", "4711-F336", "XXXX:F336"])
def test_approval_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no approval"):
        Approval.parse(text)


def weigh(exchange: Dialog06Exchange, machine: ScaleMachine) -> WeightReading | None:
    """One exchange, to its end."""
    sent, reading = exchange.ask(HAM), None
    for _ in range(8):
        machine.receive(sent, 0)
        sent, reading = told(exchange, machine.take_answers())
        if reading is not None:
            return reading
    return None


def test_scale_weighs_for_an_approved_till_and_asks_once() -> None:
    machine = ScaleMachine(ScaleProtocol.DIALOG_06)
    machine.command("put 347")
    machine.command("checksum")
    exchange = Dialog06Exchange(Approval(0x4711, 0xF336))
    assert weigh(exchange, machine) == WeightReading(WeightState.STABLE, 347, amount_minor=899)


def test_scale_refuses_a_till_with_a_wrong_approval() -> None:
    machine = ScaleMachine(ScaleProtocol.DIALOG_06)
    machine.command("put 347")
    machine.command("checksum")
    assert weigh(Dialog06Exchange(Approval(0x4711, 0xF337)), machine) == WeightReading(WeightState.REFUSED)


@pytest.mark.parametrize("verdict", [b"\x0211\x1b0\x03", b"\x0211\x1b231\x03"])
def test_scale_that_asks_again_or_says_no_is_not_answered_for_ever(verdict: bytes) -> None:
    exchange = Dialog06Exchange(Approval(0x4711, 0xF336))
    exchange.ask(HAM)
    told(exchange, b"\x06")
    assert told(exchange, b"\x0211\x1b231\x03")[0].startswith(b"\x04\x0210")
    assert told(exchange, b"\x06")[0] == dialog_06.ASK_WEIGHT
    assert told(exchange, verdict)[1] == WeightReading(WeightState.REFUSED)


def test_price_of_more_than_six_digits_is_refused_before_it_is_sent() -> None:
    exchange = Dialog06Exchange()
    assert exchange.ask(WeighOrder(1_000_000)) == dialog_06.ASK_STATUS
    assert told(exchange, dialog_06.status_record(b"00"))[1] == WeightReading(WeightState.REFUSED)


@given(st.sampled_from(ScaleProtocol), st.integers(0, 15_000), st.integers(1, 999_999), st.integers(0, 500))
def test_till_and_scale_agree_on_every_weight(
    protocol: ScaleProtocol, gross_g: int, price_minor: int, tare_g: int
) -> None:
    machine, dialogue = ScaleMachine(protocol), ScaleDialogue(exchange_of(protocol))
    machine.command(f"put {gross_g}")
    dialogue.opened(0)
    dialogue.begin(WeighOrder(price_minor, tare_g=tare_g if protocol is ScaleProtocol.DIALOG_06 else 0), 0)
    for now_ms in range(0, 400, 10):
        dialogue.advance(now_ms)
        unit = dialogue.outgoing()
        dialogue.wrote(len(unit), now_ms)
        machine.receive(unit, now_ms)
        dialogue.received(machine.take_answers(), now_ms)
    reading = dialogue.reading
    assert reading is not None
    if reading.may_be_sold:
        assert reading.weight_g == machine.plate.net_g
        if reading.amount_minor is not None:
            assert abs(reading.amount_minor * 1000 - reading.weight_g * price_minor) <= 500
    elif protocol is ScaleProtocol.TOLEDO_8217:
        assert gross_g == 0
    else:
        assert machine.plate.net_g < 40 or machine.plate.net_g * price_minor > 999_999_000


@given(
    st.sampled_from(ScaleProtocol),
    st.lists(st.one_of(st.binary(max_size=24), st.integers(0, 3000), st.sampled_from(["weigh", "rest", "tare"]))),
)
def test_dialogue_survives_any_bytes_and_never_invents_a_weight(
    protocol: ScaleProtocol, walk: list[bytes | int | str]
) -> None:
    dialogue, now_ms = ScaleDialogue(exchange_of(protocol)), 0
    dialogue.opened(0)
    heard = b""
    for step in walk:
        match step:
            case bytes():
                heard += bytes(byte & 0x7F for byte in step)
                dialogue.received(step, now_ms)
            case int():
                now_ms += step
                dialogue.advance(now_ms)
                dialogue.wrote(len(dialogue.outgoing()), now_ms)
            case "weigh":
                dialogue.begin(HAM, now_ms)
            case "rest":
                dialogue.end()
            case _:
                dialogue.set_tare(None, now_ms)
        assert (dialogue.wait_ms(now_ms) or 0) >= 0
        reading = dialogue.reading
        if reading is not None and reading.may_be_sold:
            assert any(b"%03d" % (reading.weight_g % 1000) in part for part in heard.split(b"\x02"))


@given(st.binary(max_size=64))
def test_emulated_scales_survive_any_bytes_and_are_asked_on(chunk: bytes) -> None:
    for protocol, status in ((ScaleProtocol.TOLEDO_8217, b"A"), (ScaleProtocol.DIALOG_06, dialog_06.ASK_STATUS)):
        machine = ScaleMachine(protocol)
        machine.receive(chunk, 0)
        machine.receive(b"F00000", 0)  # the end of an echo and of a tare that may have been begun
        machine.take_answers()
        machine.receive(status, 0)
        assert machine.take_answers()[:1] == b"\x02"


def test_status_bits_are_the_documented_ones() -> None:
    assert toledo_8217.status_frame(Toledo8217Status.BAD_COMMAND | Toledo8217Status.UNDER_ZERO) == b"\x02\x3f\x44\r"
