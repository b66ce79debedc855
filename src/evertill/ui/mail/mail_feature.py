"""A receipt by e-mail, opened from the finished sale or from "More"."""

from typing import TYPE_CHECKING

from evertill.ports.mails import MailState
from evertill.ports.notices import MailEnded
from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.message import Speaker
from evertill.ui.frame.navigation import Place
from evertill.ui.words import told, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.mail.mail_presenter import MailPresenter

    presenter = MailPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        drawn = FormPane(
            kit.theme, "mailPage", "mailForm", filled=presenter.form, do=presenter.do, back=kit.back, is_page=True
        )
        presenter.form.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.form.on_key, page=page, shown=presenter.shown)


def tell_mail_ended(ended: MailEnded, speaker: Speaker) -> None:
    """Quietly, for nobody at the till can do anything about it while selling; what was sent is not told at all."""
    receipt, why = ended.title or tr("A receipt"), told(ended.reason)
    match ended.state:
        case MailState.REFUSED:
            speaker.hint(
                tr("{receipt} did not go out by e-mail: {why} Print it if it is wanted.", receipt=receipt, why=why)
            )
        case MailState.UNKNOWN:
            speaker.hint(
                tr(
                    "{receipt} may have gone out by e-mail: {why} Send it again if it did not.",
                    receipt=receipt,
                    why=why,
                )
            )
        case MailState.WAITING:
            speaker.hint(tr("Receipts by e-mail wait: {why} See More, Set-up, E-mail.", why=why))
        case MailState.SENT | MailState.HANDING_OVER:
            pass


MAIL = Feature(Place.MAIL, _opened)
