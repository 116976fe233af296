"""The house style as fonts, fills and lines of a workbook: Arial, one accent, no boxes."""

from dataclasses import dataclass, replace
from functools import cache

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from cme_desktop.paper.look import Look

FONT = "Arial"
UNIT = 10
"""Points of the Normal style, which sets the unit of widths."""
LEAST = 11
"""Points of the smallest words: the widest sheet is printed at 83 %, and nothing on paper is under nine."""
TEXT, MUTED, ACCENT, SECOND = "17202B", "525D6B", "1556B0", "855400"
TINT, RULE, TOPIC, SHORT, MET = "E3EDFA", "C3CAD4", "7A8594", "B3261E", "1B6637"


@dataclass(frozen=True)
class Style:
    """How a look is written."""

    size: float = LEAST
    bold: bool = False
    color: str = TEXT
    tinted: bool = False
    indent: int = 0
    underlined: bool = False

    def font(self) -> Font:
        return Font(
            name=FONT,
            size=self.size,
            bold=self.bold,
            color=self.color,
            underline="single" if self.underlined else None,
        )


STYLES = {
    Look.BODY: Style(),
    Look.BOLD: Style(bold=True),
    Look.WHOLE: Style(bold=True),
    Look.PART: Style(indent=2),
    Look.HEADLINE: Style(size=13, bold=True),
    Look.MUTED: Style(color=MUTED),
    Look.HINT: Style(color=MUTED),
    Look.MET: Style(bold=True, color=MET),
    Look.SHORT: Style(bold=True, color=SHORT),
    Look.SECTION: Style(size=14, bold=True, color=ACCENT),
    Look.TILE_LABEL: Style(bold=True, tinted=True, indent=1),
    Look.TILE_NUMBER: Style(size=30, bold=True, color=ACCENT, tinted=True, indent=1),
    Look.TILE_HINT: Style(color=MUTED, tinted=True, indent=1),
}
TITLE = Style(size=18, bold=True)
TITLE_NAME = "Heading 1"
"""What programs call the style of a title, by which a screen reader knows it."""
HEADING = Style(bold=True, tinted=True)


def linked(style: Style) -> Style:
    """The same as a link."""
    return replace(style, color=ACCENT, underlined=True)


@cache
def fill(tinted: bool) -> PatternFill:
    """Headings and tiles are tinted, nothing else."""
    return PatternFill("solid", fgColor=TINT) if tinted else PatternFill()


@cache
def line(above: str = "", below: str = "") -> Border:
    """Lines of a row: none at the sides."""
    return Border(top=_side(above), bottom=_side(below))


def _side(color: str) -> Side:
    return Side("thin", color=color) if color else Side()


def placed(right: bool, indent: int, wrap: bool) -> Alignment:
    """Words left, numbers right."""
    return Alignment(
        horizontal="right" if right else "left",
        vertical="center",
        indent=0 if right else indent,
        wrap_text=wrap,
    )
