"""A page of Markdown in the theme's type: headings, tables and code in our sizes and colours, found words shaded."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from evertill.ui.guide.guide_view import slug
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.words import tr

_HEADING_PX = {1: 28, 2: 20, 3: 17}
_TEXT_PX = 16
_CODE_PX = 15
_BOLD = 600
_MARKS_MAX = 200


class GuideText(QTextBrowser):
    """Shows one page. Tab steps along its links, Enter follows; nothing is ever fetched from anywhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = ""
        self.setObjectName("guideText")
        self.setAccessibleName(tr("Page of the manual"))
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFont(theme.font(_TEXT_PX))
        self.document().setDocumentMargin(theme.px(4))

    def show_page(self, markdown: str) -> None:
        """Show this page from its beginning."""
        self.setMarkdown(markdown)
        document = self.document()
        document.setDefaultFont(self._theme.font(_TEXT_PX))
        # One edit: each by itself would lay the whole page out anew, thousands of times on a long one.
        edit = QTextCursor(document)
        edit.beginEditBlock()
        for table in _tables(document):
            _dress_table(self._theme, table)
        block = document.begin()
        while block.isValid():
            _dress_block(self._theme, block)
            block = block.next()
        edit.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def reveal_heading(self, heading: str) -> None:
        """Scroll so that this heading stands on top; the beginning when there is none such."""
        self._heading = heading
        block = self.document().begin()
        while block.isValid():
            if heading and block.blockFormat().headingLevel() and slug(block.text()) == heading:
                self._bring_up(block, above=self._theme.px(6))
                return
            block = block.next()
        self._bring_up(self.document().begin(), above=self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lines break anew, also when the page is first laid out: bring the heading back on top."""
        super().resizeEvent(event)
        if self._heading:
            self.reveal_heading(self._heading)

    def mark_words(self, search: str) -> None:
        """Shade every place where a word that was searched for stands; scroll to the first."""
        found = [cursor for word in search.split() for cursor in self._places(word)]
        self.setExtraSelections([self._shaded(cursor) for cursor in found[:_MARKS_MAX]])
        if found:
            first = min(found, key=lambda cursor: cursor.position())
            self._bring_up(first.block(), above=self.viewport().height() // 3)

    def _bring_up(self, block: QTextBlock, *, above: int) -> None:
        """Scroll to the block, with so many pixels above it. The cursor goes along, for Qt keeps it in sight."""
        self.setTextCursor(QTextCursor(block))
        top = int(self.document().documentLayout().blockBoundingRect(block).top())
        self.verticalScrollBar().setValue(max(top - above, 0))

    def _places(self, word: str) -> Iterator[QTextCursor]:
        cursor = self.document().find(word)
        while not cursor.isNull():
            yield cursor
            cursor = self.document().find(word, cursor)

    def _shaded(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        palette = self._theme.palette
        selection = QTextEdit.ExtraSelection()
        shade = QTextCharFormat()
        shade.setBackground(self._theme.colour(palette.warning_soft))
        shade.setForeground(self._theme.colour(palette.warning))
        selection.cursor = cursor
        selection.format = shade
        return selection


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _dress_table(theme: Theme, table: QTextTable) -> None:
    """Hairlines between rows, a shaded head, room to breathe; as wide as the page."""
    palette = theme.palette
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(theme.colour(palette.hairline)))
    shape.setCellPadding(theme.px(9))
    shape.setTopMargin(theme.px(8))
    shape.setBottomMargin(theme.px(14))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setHeaderRowCount(1)
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(theme.colour(palette.raised))
        cell.setFormat(head)


def _dress_block(theme: Theme, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    is_code = _is_code(block)
    cursor = QTextCursor(block)
    in_table = cursor.currentTable() is not None
    spacing = QTextBlockFormat()
    if is_code:
        # Whole pixels, or the background shows hairlines between the lines.
        spacing.setLineHeight(theme.px(24), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    else:
        spacing.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        spacing.setTopMargin(theme.px(6 if level == 1 else 24))
        spacing.setBottomMargin(theme.px(10 if level == 1 else 6))
    elif not in_table:
        spacing.setTopMargin(theme.px(3))
        spacing.setBottomMargin(theme.px(9))
    if is_code:
        spacing.setTopMargin(theme.px(0 if _is_code(block.previous()) else 6))
        spacing.setBottomMargin(theme.px(0 if _is_code(block.next()) else 12))
        spacing.setBackground(theme.colour(theme.palette.raised))
        spacing.setLeftMargin(theme.px(12))
    cursor.mergeBlockFormat(spacing)
    in_head = in_table and cursor.currentTable().cellAt(cursor).row() == 0
    for start, length, characters in _runs(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_dressed(theme, characters, level=level, is_head=in_head))


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)


def _runs(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """The block's runs of equal format, read before any is changed: where, how long, how."""
    runs = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        runs.append((fragment.position(), fragment.length(), fragment.charFormat()))
        at += 1
    return runs


def _dressed(theme: Theme, characters: QTextCharFormat, *, level: int, is_head: bool) -> QTextCharFormat:
    palette = theme.palette
    is_code = characters.fontFixedPitch()
    is_strong = characters.fontWeight() >= _BOLD
    pixels = _HEADING_PX.get(level, _TEXT_PX) if level else _CODE_PX if is_code else _TEXT_PX
    heft = Heft.BOLD if level else Heft.STRONG if is_strong or is_head else Heft.NORMAL
    dressed = QTextCharFormat()
    dressed.setFont(theme.font(pixels, heft))
    dressed.setFontItalic(characters.fontItalic())
    dressed.setForeground(theme.colour(palette.text))
    if is_code and not level:
        dressed.setBackground(theme.colour(palette.raised))
    if characters.isAnchor():
        dressed.setAnchor(True)
        dressed.setAnchorHref(characters.anchorHref())
        dressed.setForeground(theme.colour(palette.primary))
        dressed.setFontUnderline(True)
    return dressed
