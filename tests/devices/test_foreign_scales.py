"""The till at scales that share no code with it, over real lines: only what lies still is sold, at its true weight."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from evertill.devices.scale.settings import ScaleConnection, ScaleProtocol, ScaleSettings
from evertill.ports.devices import WeighOrder, WeightReading, WeightState
from tests.support.foreign_line import ForeignLine
from tests.support.foreign_scales import ForeignDialog06, ForeignToledo, Pan
from tests.support.weighing_till import WeighingTill

pytestmark = pytest.mark.expects_log("the device does not work")
Scale = ForeignToledo | ForeignDialog06
TOLEDOS: dict[str, Callable[[], Scale]] = {
    "toledo": ForeignToledo,
    "toledo, parity, byte by byte": lambda: ForeignToledo(Pan(has_parity=True, in_single_bytes=True)),
    "toledo, zero as a status": lambda: ForeignToledo(tells_centre_of_zero=True),
}
DIALOGS: dict[str, Callable[[], Scale]] = {
    "dialog": ForeignDialog06,
    "dialog, parity, byte by byte": lambda: ForeignDialog06(Pan(has_parity=True, in_single_bytes=True)),
    "dialog, tells again": lambda: ForeignDialog06(keeps_old_weight=False),
}
SCALES = {**TOLEDOS, **DIALOGS}


@contextmanager
def at(scale: Scale, *, is_serial: bool = True) -> Iterator[tuple[WeighingTill, ForeignLine]]:
    line = ForeignLine(scale, is_serial=is_serial)
    protocol = ScaleProtocol.TOLEDO_8217 if isinstance(scale, ForeignToledo) else ScaleProtocol.DIALOG_06
    connection = ScaleConnection.SERIAL if is_serial else ScaleConnection.TCP
    till = WeighingTill(ScaleSettings(connection, line.address, protocol))
    try:
        yield till, line
    finally:
        till.close()
        line.close()


@pytest.fixture(params=SCALES)
def scale(request: pytest.FixtureRequest) -> Scale:
    return SCALES[request.param]()


def sold(reading: WeightReading) -> int | None:
    return reading.weight_g if reading.may_be_sold else None


@pytest.mark.parametrize("is_serial", [False, True])
def test_goods_are_weighed_once_they_lie_still(scale: Scale, *, is_serial: bool) -> None:
    with at(scale, is_serial=is_serial) as (till, line):
        line.do(lambda: scale.pan.put(347, moves=4))
        till.scale.weigh(WeighOrder(2590))
        till.wait_for(lambda: bool(till.readings) and sold(till.readings[-1]) == 347)
    states = [reading.state for reading in till.readings]
    assert states.index(WeightState.MOVING) < states.index(WeightState.STABLE)
    assert {sold(reading) for reading in till.readings} == {None, 347}
    if isinstance(scale, ForeignDialog06):
        assert till.readings[-1].amount_minor == 899
        assert scale.records[-1][:2] in ("01", "08")


def test_next_item_is_weighed_anew(scale: Scale) -> None:
    with at(scale) as (till, line):
        for weight_g in (1250, 12_345, 64, 1250):
            line.do(partial(scale.pan.put, weight_g))
            till.readings.clear()
            till.scale.weigh(WeighOrder(999))
            till.wait_for(lambda: any(sold(one) == weight_g for one in till.readings))  # noqa: B023  waited for here
            assert {sold(one) for one in till.readings} <= {None, weight_g}
            till.scale.rest()
            line.do(lambda: scale.pan.put(0))


@pytest.mark.parametrize(
    ("trouble", "state"), [("is_over", WeightState.OVERLOAD), ("is_under", WeightState.UNDER_ZERO)]
)
def test_what_cannot_be_weighed_is_told_and_not_sold(scale: Scale, trouble: str, state: WeightState) -> None:
    setattr(scale.pan, trouble, True)
    with at(scale) as (till, line):
        line.do(lambda: scale.pan.put(347))
        till.scale.weigh(WeighOrder(2590))
        till.wait_for(lambda: any(reading.state is state for reading in till.readings))
        assert not any(reading.may_be_sold for reading in till.readings)
        line.do(lambda: setattr(scale.pan, trouble, False))
        till.wait_for(lambda: sold(till.readings[-1]) == 347)


def test_empty_scale_sells_nothing(scale: Scale) -> None:
    with at(scale) as (till, _):
        till.scale.weigh(WeighOrder(2590))
        till.wait_for(lambda: any(reading.state is WeightState.ZERO for reading in till.readings))
    assert not any(reading.may_be_sold for reading in till.readings)


@pytest.mark.parametrize("name", DIALOGS)
def test_tare_goes_with_the_price_and_both_sides_agree(name: str) -> None:
    scale = DIALOGS[name]()
    with at(scale) as (till, line):
        line.do(lambda: scale.pan.put(347))
        till.scale.weigh(WeighOrder(2590, tare_g=12))
        till.wait_for(lambda: bool(till.readings) and sold(till.readings[-1]) == 335)
    assert (till.readings[-1].tare_g, till.readings[-1].amount_minor, scale.tare_g) == (12, 868, 12)


@pytest.mark.parametrize("name", TOLEDOS)
def test_scale_takes_tare_zeroes_and_clears_when_told(name: str) -> None:
    scale = TOLEDOS[name]()
    with at(scale) as (till, line):
        line.do(lambda: scale.pan.put(12))
        till.scale.weigh(WeighOrder(2590))
        till.wait_for(lambda: bool(till.readings) and sold(till.readings[-1]) == 12)
        till.scale.take_tare()
        till.wait_for(lambda: scale.tare_g == 12 and till.readings[-1].state is WeightState.ZERO)
        line.do(lambda: scale.pan.put(347))
        till.wait_for(lambda: sold(till.readings[-1]) == 335)
        assert till.readings[-1].is_net
        till.scale.clear_tare()
        till.wait_for(lambda: sold(till.readings[-1]) == 347)
        line.do(lambda: scale.pan.put(3))
        till.scale.zero()
        till.wait_for(lambda: isinstance(scale, ForeignToledo) and scale.zero_g == 3)
        till.wait_for(lambda: till.readings[-1].state is WeightState.ZERO)
