"""Paper that chapters stand on, one below the other, each reached by a link."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cme_desktop.looks.return_lines import FigureLine
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import Figure
from ui.pages.returns.chapter import ChapterTable
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_kind, set_role
from ui.widgets import FlowRow, SectionHeading, Words

_WIDTH = 940
_HEADING = 36  # px above a table


class Paper(QScrollArea):
    """Shows one body at a time; the keyboard stays on the same figure when another takes its place."""

    opened = Signal(object)
    """The Figure whose records are wanted."""
    explained = Signal(str)
    """What the figure counts that the keyboard stands on."""
    spoken_of = Signal(object)
    """The Figure of which something is to be said."""

    def __init__(self, *above: QWidget, parent: QWidget | None = None) -> None:
        """`above` stays above the body."""
        super().__init__(parent)
        self.tables: list[ChapterTable] = []
        self._body = QWidget()
        self._before: QWidget | None = None
        self._left: tuple[int, int, int] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self._column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, PAGE_EDGE)
        self._column.setSpacing(GROUP_GAP)
        for part in (*above, self._body):
            part.setMaximumWidth(scaled(_WIDTH))
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._paper)
        self._paper.setAutoFillBackground(False)  # the ground lies behind, and a scroll area fills in its own

    def come_after(self, widget: QWidget) -> None:
        """Have Tab go from a widget through all that is here."""
        self._before = widget

    def return_to_figure(self) -> bool:
        """Put the keyboard back on the figure whose rows were opened; whether there is one."""
        left, self._left = self._left, None
        if left is not None:
            self._stand(*left)
        return left is not None

    def take_focus(self) -> None:
        """Put the keyboard on the first figure."""
        if self.tables:
            self.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_body(self, body: QWidget, tables: Sequence[ChapterTable]) -> None:
        """Show a body, and these tables of it, in place of the one before."""
        was_here = self._body.isAncestorOf(focus) if (focus := self.focusWidget()) else False
        stood, bar = self._standing(), self.verticalScrollBar()
        seen_from = bar.value()
        old, self._body = self._body, body
        self.tables = [*tables]
        self._body.setMaximumWidth(scaled(_WIDTH))
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()
        self._come_after()
        QCoreApplication.sendEvent(self._paper, QEvent(QEvent.Type.LayoutRequest))  # to scroll in it at once
        bar.setValue(seen_from)
        if was_here:
            self._stand(*stood)

    def add_chapters(
        self, column: QVBoxLayout, chapters: Sequence[Sequence[FigureLine]], headings: Sequence[str]
    ) -> list[ChapterTable]:
        """Put the links below one another in a column, and the chapters below the links."""
        contents = QWidget()
        contents.setAccessibleName("Contents")
        links = FlowRow(contents, spacing=GAP // 2)
        column.addWidget(contents)
        tables = []
        for chapter, lines in zip(CHAPTERS, chapters, strict=True):
            table = self._table(chapter.kind.plural, lines, headings)
            tables.append(table)
            column.addSpacing(GROUP_GAP)
            column.addWidget(SectionHeading(chapter.kind.plural))
            column.addWidget(table)
            if chapter.left_out:
                hint = Words(chapter.left_out)
                set_role(hint, "hint")
                column.addWidget(hint)
            links.addWidget(self._link_to(table))
        return tables

    def _come_after(self) -> None:
        """What is made anew would else come last in the window."""
        stops = [stop for stop in self._paper.findChildren(QPushButton) if stop.isVisibleTo(self._paper)]
        chain = [*stops, *self.tables]
        for one, following in pairwise([self._before, *chain] if self._before else chain):
            QWidget.setTabOrder(one, following)

    def _table(self, title: str, lines: Sequence[FigureLine], headings: Sequence[str]) -> ChapterTable:
        table = ChapterTable(title, lines, headings)
        table.opened.connect(self._open_rows)
        table.spoken_of.connect(self.spoken_of)
        table.looked_at.connect(lambda line: self._follow(table, line))
        return table

    def _open_rows(self, figure: Figure) -> None:
        self._left = self._standing()
        self.opened.emit(figure)

    def _standing(self) -> tuple[int, int, int]:
        """Which table the keyboard stands in, and where in it."""
        place = next((n for n, table in enumerate(self.tables) if table.hasFocus()), 0)
        index = self.tables[place].currentIndex() if self.tables else None
        return (place, index.row(), index.column()) if index else (0, -1, -1)

    def _stand(self, place: int, row: int, column: int) -> None:
        if place < len(self.tables):
            table = self.tables[place]
            if (index := table.figures.index(row, column)).isValid():
                table.setCurrentIndex(index)
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link_to(self, table: ChapterTable) -> QPushButton:
        link = QPushButton(table.accessibleName())
        set_kind(link, "link")
        link.clicked.connect(lambda: self._jump(table))
        return link

    def _jump(self, table: ChapterTable) -> None:
        """Bring a chapter to the top, its heading included."""
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        top = table.mapTo(self._paper, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - scaled(_HEADING))

    def _follow(self, table: ChapterTable, line: FigureLine) -> None:
        """Keep the current cell in sight, and say what its figure counts."""
        cell = table.visualRect(table.currentIndex())
        at = table.viewport().mapTo(self._paper, QPoint(0, 0))
        seen = QRect(cell.topLeft() + at, cell.size())
        self.ensureVisible(seen.center().x(), seen.center().y(), 0, scaled(70))
        self.explained.emit(line.definition)
