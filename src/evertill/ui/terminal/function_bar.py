"""The keys along the bottom, in the order of the keyboard."""

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from evertill.ui.frame.actions import Wish
from evertill.ui.frame.key_map import FunctionKey
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.panel import Backdrop

KEYS_FEW, KEYS_MANY = 8, 12


class FunctionBar(Backdrop):
    """As many places as the fullest bar needs; unused ones stay empty, so that keys do not wander."""

    def __init__(self, theme: Theme, do: Callable[[Wish], None]) -> None:
        super().__init__(theme, "functionBar", fill=theme.palette.surface)
        self._do = do
        self._line = theme.colour(theme.palette.hairline)
        self._keys: tuple[FunctionKey, ...] = ()
        self._places = KEYS_FEW
        self.setFixedHeight(theme.sizes.of(theme.plan.functions))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = tuple(Button(theme, f"function-{at}", look=Look.PLAIN) for at in range(KEYS_MANY))
        for at, button in enumerate(self._buttons):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            button.clicked.connect(lambda _=False, chosen=at: self._press(chosen))
            row.addWidget(button, 1)

    def show_keys(self, keys: tuple[FunctionKey, ...]) -> None:
        """Draw these."""
        if keys == self._keys:
            return
        self._keys = keys
        self._places = max(self._places, len(keys))  # a bar that was full once keeps its places
        for at, button in enumerate(self._buttons):
            keeps = button.sizePolicy()
            keeps.setRetainSizeWhenHidden(at < self._places)
            button.setSizePolicy(keeps)
            button.setVisible(at < len(keys))
            if at < len(keys):
                button.setObjectName(f"function-{keys[at].action.value}")
                button.say(keys[at].label, hint=keys[at].key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bar and the line above it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._line)
        painter.end()

    def _press(self, at: int) -> None:
        if at < len(self._keys):
            self._do(self._keys[at].action)
