"""The screens beyond selling and the deeds that need none: one line each."""

from evertill.ui.devices.devices_feature import DEVICES
from evertill.ui.discount.discount_deed import DISCOUNT
from evertill.ui.feature.feature import Deed, Feature
from evertill.ui.more.more_feature import MORE
from evertill.ui.set_up.set_up_feature import SET_UP

FEATURES: tuple[Feature, ...] = (
    MORE,
    DEVICES,
    SET_UP,
)

DEEDS: tuple[Deed, ...] = (DISCOUNT,)
