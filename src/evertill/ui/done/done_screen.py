"""Draws the finished sale: the change as large as it fits."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.done.done_view import DoneView
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.navigation import Place
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.panel import Panel
from evertill.ui.words import tr

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DonePane(QWidget):
    """Nothing to dismiss: the next scan, key or tap begins the next sale."""

    def __init__(self, theme: Theme, do: Callable[[Wish], None]) -> None:
        super().__init__()
        self.setObjectName("donePane")
        palette = theme.palette
        card = Panel(theme, "doneCard")
        self._label = label(theme, px=20, colour=palette.secondary, align=_CENTRE, name="doneLabel")
        self._amount = FitText(theme, "doneAmount", largest=96, smallest=40, colour=palette.good, align=_CENTRE)
        self._paid = label(theme, px=17, colour=palette.secondary, align=_CENTRE, name="donePaid")
        self._receipt = label(theme, px=15, colour=palette.secondary, align=_CENTRE, name="doneReceipt")
        copy = Button(theme, "doneCopy", tr("Print a copy"), icon="printer", height_px=56)
        copy.clicked.connect(lambda _=False: do(Action.COPY))
        receipts = Button(theme, "doneReceipts", tr("Receipts"), icon="receipt", height_px=56)
        receipts.clicked.connect(lambda _=False: do(Action.RECEIPTS))
        gift = Button(theme, "doneGift", tr("Gift receipt"), icon="tag", height_px=56)
        gift.clicked.connect(lambda _=False: do(Action.GIFT_RECEIPT))
        self._mail = Button(theme, "doneMail", tr("By e-mail"), icon="receipt", height_px=56)
        self._mail.setParent(card)
        self._mail.clicked.connect(lambda _=False: do(Place.MAIL))
        self._others = (copy, gift, receipts)
        for button in (*self._others, self._mail):
            button.setMaximumWidth(max(button.sizeHint().width(), theme.px(190)))
        self._keys = QGridLayout()
        self._keys.setSpacing(theme.px(10))
        self._lay_keys(sends_mail=False)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addLayout(self._keys, 100)  # as wide as they may be, narrower where there is no room
        keys.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        inside.setSpacing(theme.px(6))
        inside.addStretch(3)
        inside.addWidget(self._label)
        inside.addWidget(self._amount)
        inside.addWidget(self._paid)
        inside.addSpacing(theme.px(28))
        inside.addLayout(keys)
        inside.addSpacing(theme.px(24))
        inside.addWidget(self._receipt)
        inside.addStretch(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_view(self, view: DoneView) -> None:
        """Draw this."""
        self._label.setText(view.label)
        if view.sends_mail is self._mail.isHidden():
            self._lay_keys(sends_mail=view.sends_mail)
        self._amount.say(view.amount)
        self._paid.setText(view.paid)
        self._receipt.setText(f"{view.receipt} · {view.state}")

    def _lay_keys(self, *, sends_mail: bool) -> None:
        """Three beside each other, or four in two rows."""
        copy, gift, receipts = self._others
        shown = (copy, self._mail, gift, receipts) if sends_mail else self._others
        columns = 2 if sends_mail else 3
        for at, button in enumerate(shown):
            self._keys.addWidget(button, at // columns, at % columns)
        self._mail.setVisible(sends_mail)
