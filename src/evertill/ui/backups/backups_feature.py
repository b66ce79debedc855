"""Backups, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.backups.backups_presenter import BackupsPresenter
    from evertill.ui.behind.backup_port import NoBackups

    made = shared.parts.backups
    presenter = BackupsPresenter(shared, NoBackups() if made is None else made())

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        drawn = FormPane(
            kit.theme,
            "backupsPage",
            "backupsForm",
            filled=presenter.form,
            do=presenter.do,
            back=kit.back,
            is_page=True,
        )
        presenter.form.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.form.on_key, page=page, shown=presenter.shown, on_notice=presenter.on_notice)


BACKUPS = Feature(Place.BACKUPS, _opened)
