"""The screens beyond selling and the deeds that need none: one line each."""

from evertill.ui.devices.devices_feature import DEVICES
from evertill.ui.discount.discount_deed import DISCOUNT
from evertill.ui.feature.feature import Deed, Feature
from evertill.ui.more.more_feature import MORE

FEATURES: tuple[Feature, ...] = (
    MORE,
    DEVICES,
)

DEEDS: tuple[Deed, ...] = (DISCOUNT,)
