"""A scale's worker on a memory line and a clock set by hand: weighing, faults of the scale and of the cable."""

import pytest

from evertill.devices.scale.sentences import SILENT
from evertill.devices.scale.settings import ScaleProtocol
from evertill.ports.devices import DeviceLink, WeighOrder, WeightReading, WeightState
from tests.support.scales import ScaleBench

pytestmark = pytest.mark.expects_log("the device does not work")
HAM = WeighOrder(unit_price_minor=2590)
BOTH = pytest.mark.parametrize("protocol", list(ScaleProtocol))


@BOTH
def test_scale_nobody_weighs_on_is_known_to_be_there(protocol: ScaleProtocol) -> None:
    bench = ScaleBench(protocol)
    bench.run(200)
    assert bench.notices.states() == [(True, "")]
    assert bench.scale.link.state is DeviceLink.READY
    assert bench.readings() == []


@BOTH
def test_goods_laid_on_are_told_once_they_lie_still(protocol: ScaleProtocol) -> None:
    bench = ScaleBench(protocol)
    bench.scale.weigh(HAM)
    bench.run(300)
    bench.say("motion", "put 347")
    bench.run(300)
    bench.say("still")
    bench.run(500)
    states = [reading.state for reading in bench.readings()]
    assert states == [WeightState.ZERO, WeightState.MOVING, WeightState.STABLE]
    last = bench.last()
    assert last is not None
    assert last.weight_g == 347


@BOTH
def test_stable_weight_stays_while_the_goods_lie(protocol: ScaleProtocol) -> None:
    bench = ScaleBench(protocol)
    bench.say("put 500")
    bench.scale.weigh(HAM)
    bench.run(3000)
    assert [reading.state for reading in bench.readings()] == [WeightState.STABLE]


def test_dialog_scale_does_not_tell_the_same_goods_for_a_second_item() -> None:
    bench = ScaleBench(ScaleProtocol.DIALOG_06)
    bench.say("put 500")
    bench.scale.weigh(HAM)
    bench.run(500)
    bench.scale.weigh(WeighOrder(unit_price_minor=1990))
    bench.run(500)
    assert bench.last() == WeightReading(WeightState.SAME_WEIGHT)
    bench.say("take-off")
    bench.run(300)
    bench.say("put 120")
    bench.run(300)
    last = bench.last()
    assert last is not None
    assert (last.weight_g, last.amount_minor) == (120, 239)


@BOTH
@pytest.mark.parametrize(("word", "state"), [("negative", WeightState.UNDER_ZERO), ("overload", WeightState.OVERLOAD)])
def test_plate_out_of_range_is_told_and_is_no_fault_of_the_scale(
    protocol: ScaleProtocol, word: str, state: WeightState
) -> None:
    bench = ScaleBench(protocol)
    bench.say(word)
    bench.scale.weigh(HAM)
    bench.run(500)
    last = bench.last()
    assert last is not None
    assert last.state is state
    assert bench.scale.link.state is DeviceLink.READY


def test_tare_is_taken_off_by_the_toledo_scale() -> None:
    bench = ScaleBench(ScaleProtocol.TOLEDO_8217)
    bench.say("put 20")
    bench.scale.weigh(HAM)
    bench.run(500)
    bench.scale.take_tare()
    bench.run(500)
    bench.say("put 367")
    bench.run(500)
    assert bench.last() == WeightReading(WeightState.STABLE, 347, is_net=True)


@BOTH
def test_mute_scale_is_told_as_silent_and_heals(protocol: ScaleProtocol) -> None:
    bench = ScaleBench(protocol)
    bench.say("put 500")
    bench.scale.weigh(HAM)
    bench.run(500)
    bench.say("mute")
    bench.run(2500)
    last = bench.last()
    assert last is not None
    assert last.state is WeightState.SILENT
    assert bench.scale.link.state is DeviceLink.FAULT
    bench.run(30_000)
    assert bench.scale.link.state in {DeviceLink.FAULT, DeviceLink.RECONNECTING}
    assert bench.notices.states()[1:] == [(False, SILENT)]
    bench.say("unmute", "take-off")
    bench.run(15_000)
    bench.say("put 123")
    bench.run(2000)
    last = bench.last()
    assert last is not None
    assert last.weight_g == 123
    assert bench.notices.states()[-1] == (True, "")


@BOTH
@pytest.mark.parametrize("position", range(1, 31))
def test_cable_pulled_at_any_byte_never_gives_a_wrong_weight(protocol: ScaleProtocol, position: int) -> None:
    bench = ScaleBench(protocol)
    bench.say("put 347", f"cut {position}")
    bench.scale.weigh(HAM)
    bench.run(3000)
    assert all(reading.weight_g in {0, 347} for reading in bench.readings())
    bench.plug()
    bench.say("take-off")
    bench.run(1000)
    bench.say("put 512")
    bench.run(12_000)
    last = bench.last()
    assert last is not None
    assert last.weight_g == 512
    assert bench.scale.link.state is DeviceLink.READY


@BOTH
def test_garbled_answer_is_asked_again(protocol: ScaleProtocol) -> None:
    bench = ScaleBench(protocol)
    bench.say("put 347", "garble")
    bench.scale.weigh(HAM)
    bench.run(4000)
    last = bench.last()
    assert last is not None
    assert last.weight_g == 347


def test_nak_storm_is_outlasted() -> None:
    bench = ScaleBench(ScaleProtocol.DIALOG_06)
    bench.say("put 347", "nak 20")
    bench.scale.weigh(HAM)
    bench.run(6000)
    last = bench.last()
    assert last is not None
    assert last.weight_g == 347


def test_scale_that_demands_a_checksum_is_a_fault_with_a_way_out() -> None:
    bench = ScaleBench(ScaleProtocol.DIALOG_06)
    bench.say("put 347", "checksum")
    bench.scale.weigh(HAM)
    bench.run(500)
    assert bench.scale.link.state is DeviceLink.FAULT
    assert "wants no other approval" in bench.scale.link.reason
