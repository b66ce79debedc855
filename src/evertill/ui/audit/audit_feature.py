"""The search through the journal, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.audit.audit_presenter import AuditPresenter

    presenter = AuditPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.audit.audit_screen import AuditPane

        made = AuditPane(kit.theme, presenter, kit.back)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


AUDIT = Feature(Place.AUDIT, _opened)
