"""The sheet of approvals as a place of its own: refusals anywhere lead here, and back."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.later import Later
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.approval.approval_presenter import ApprovalPresenter


def approval_feature(shared: Shared) -> Feature:
    """The place; from now on every refusal that somebody could lift is asked about there."""
    presenter = Later(lambda: _presenter(shared))
    shared.submitter.ask_approval_by(lambda request: presenter().ask(request))
    return Feature(Place.APPROVAL, lambda _: _opened(presenter()))


def _presenter(shared: Shared) -> "ApprovalPresenter":
    from evertill.ui.approval.approval_presenter import ApprovalPresenter

    return ApprovalPresenter(shared.board, shared.navigator, shared.sound, shared.formats)


def _opened(presenter: "ApprovalPresenter") -> Opened:
    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.approval.approval_screen import ApprovalPage

        made = ApprovalPage(kit.theme, kit.press, presenter)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.draw, on_scan=presenter.on_scan)
