"""Small parts that every screen is built from; each follows the theme and has an accessible name."""

from ui.widgets.announce import announce
from ui.widgets.basics import Card, Hairline, KeyValueList, PaneToggle, SectionHeading
from ui.widgets.charts import BarChart, Sparkline
from ui.widgets.chip import Chip, ChipState, chip_width, paint_chip
from ui.widgets.closed_list import ClosedList
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_row import FlowRow
from ui.widgets.notice_bar import NoticeBar, NoticeKind
from ui.widgets.page_key import page_key
from ui.widgets.progress_line import ProgressLine
from ui.widgets.tabs import Tabs
from ui.widgets.words import Words, cut_middle

__all__ = [
    "BarChart",
    "Card",
    "Chip",
    "ChipState",
    "ClosedList",
    "EmptyState",
    "FlowRow",
    "Hairline",
    "KeyValueList",
    "NoticeBar",
    "NoticeKind",
    "PaneToggle",
    "ProgressLine",
    "SectionHeading",
    "Sparkline",
    "Tabs",
    "Words",
    "announce",
    "chip_width",
    "cut_middle",
    "page_key",
    "paint_chip",
]
