"""F6: a discount by hand."""

from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action


def _done(shared: Shared) -> None:
    from evertill.ui.discount.discount_presenter import DiscountPresenter

    DiscountPresenter(shared).open()


DISCOUNT = Deed(Action.DISCOUNT, _done)
