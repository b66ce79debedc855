"""The form of an exemption, from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.tax_exempt.tax_exempt_presenter import TaxExemptPresenter

    presenter = TaxExemptPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        drawn = FormPane(kit.theme, "taxExemptPane", "taxExempt", filled=presenter.form, do=presenter.do, back=kit.back)
        presenter.form.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.form.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


TAX_EXEMPT = Feature(Place.TAX_EXEMPT, _opened)
