"""Which typeface and size the program is set in."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from resources import resource_path
from ui.tokens import BODY_TEXT

# What X11 and Wayland fall back to where nobody chose a typeface; none was drawn for reading on screens now.
_STOPGAPS = {"DejaVu Sans", "Bitstream Vera Sans", "Nimbus Sans", "FreeSans", "Liberation Sans", "Sans Serif"}


def body_font(scale: float = 1.0) -> QFont:
    """The system's own typeface at body size; the bundled Inter where the system has only a stopgap."""
    family = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    if family in _STOPGAPS:
        family = _inter() or family
    font = QFont(family)
    font.setPixelSize(round(BODY_TEXT * scale))
    return font


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width, so that columns of numbers line up."""
    aligned = QFont(font)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


def font_for(words: str, font: QFont) -> QFont:
    """`font` for a cell that says `words`: with figures of one width, unless a hyphen stands among them.

    Typefaces make the hyphen as wide as those figures, and it would float: 10 - day, Langley - Price.
    """
    return tabular(font) if are_figures(words) else font


def are_figures(words: str) -> bool:
    """Whether the figures in a cell are to line up with those above."""
    return "-" not in words and any(map(str.isdigit, words))


def _inter() -> str:
    if "Inter" not in QFontDatabase.families():
        for weight in ("Regular", "SemiBold"):
            QFontDatabase.addApplicationFont(str(resource_path(f"fonts/Inter-{weight}.ttf")))
    return "Inter" if "Inter" in QFontDatabase.families() else ""
