"""Charts as the workbook library draws them: flat, named on the last point, with titles on both axes."""

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)
from openpyxl.utils import absolute_coordinate, quote_sheetname, range_boundaries

from cme_desktop.paper import chart as plans
from cme_desktop.paper.chart import ChartKind, ChartPlan
from cme_desktop.paper.styles import ACCENT, FONT, LEAST, MUTED, RULE, SECOND, TEXT
from cme_desktop.spreadsheets.cells import safe_text

_POINT = 12_700
"""English metric units of a point."""
_AXIS_SIZE, _TITLE_SIZE = LEAST * 100, 1200
"""Hundredths of a point."""
_AROUND = 0.1
"""What a small chart has above and below its line, as a part of its height, for half of the dot."""
_INSET = 40_000
_LAST, _ALONE = 7, 4
"""Points across: the dot at the end of a small line, and that of a month between two gaps."""
_LEFT, _TOP, _BELOW = 0.12, 0.15, 0.3
"""What titles and axes take beside a line, as parts of the chart."""
_A_LETTER, _GAP = 0.0145, 0.02
"""What the name of its last point takes at its right, for each letter and beside."""


def drawn(plan: ChartPlan, source: str) -> BarChart | LineChart:
    """The chart, anchored to its cells; the workbook calls the sheet that it is drawn from `source`."""
    lines = plan.kind in (ChartKind.LINE, ChartKind.SMALL)
    chart = LineChart() if lines else BarChart()
    named = AxDataSource(strRef=StrRef(_cells(source, plan.categories)))
    for number, planned in enumerate(plan.series):
        series = _series(plan, planned, Reference(range_string=_cells(source, planned.cells)), number)
        series.cat = named
        chart.series.append(series)
    if not lines:
        chart.type, chart.gapWidth = ("bar" if plan.kind is ChartKind.BARS else "col"), 40
    chart.legend, chart.roundedCorners, chart.display_blanks = None, False, "gap"
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    if plan.kind is ChartKind.SMALL:
        _strip(chart, plan)
    else:
        _furnish(chart, plan)
    chart.anchor = _anchor(plan.over)
    return chart


def _cells(sheet: str, cells: str) -> str:
    return f"{quote_sheetname(sheet)}!{absolute_coordinate(cells)}"


def _length(cells: str) -> int:
    """Of a row or a column of cells."""
    left, top, right, bottom = range_boundaries(cells)
    return int(right - left + bottom - top) + 1


def _anchor(over: str) -> TwoCellAnchor:
    """From corner to corner; its end is the corner of the cell after the last."""
    left, top, right, bottom = range_boundaries(over)
    begin = AnchorMarker(left - 1, _INSET, top - 1, _INSET)
    return TwoCellAnchor("oneCell", _from=begin, to=AnchorMarker(right, 0, bottom, 0))


def _strip(chart: LineChart, plan: ChartPlan) -> None:
    """Nothing but the line, on a scale of its own."""
    chart.x_axis.delete = chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    if plan.least is not None and plan.most is not None and plan.least < plan.most:
        room = (plan.most - plan.least) * _AROUND
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = plan.least - room, plan.most + room
    chart.layout = Layout(ManualLayout(x=0.02, y=0.1, w=0.94, h=0.8, xMode="edge", yMode="edge"))


def _series(plan: ChartPlan, planned: plans.Series, values: Reference, number: int) -> Series:
    series = Series(values, title=safe_text(planned.name))
    color = SECOND if number else ACCENT
    if plan.kind in (ChartKind.LINE, ChartKind.SMALL):
        series.smooth = False
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=color, w=int(2.25 * _POINT), prstDash="dash" if number else None)
        )
    else:
        series.graphicalProperties = GraphicalProperties(solidFill=color)
    last = _length(planned.cells) - 1
    small = plan.kind is ChartKind.SMALL
    series.dPt.extend(_dot(at, color, _ALONE) for at in planned.alone if not (small and at == last))
    if small:
        series.dPt.append(_dot(last, color, _LAST))
    elif plan.kind is not ChartKind.BARS:
        named = last if planned.named_at is None else planned.named_at
        series.dLbls = DataLabelList(dLbl=[_name_of_last(color, named, _beside(plan, planned))])
        _nothing_else(series.dLbls)
    return series


def _beside(plan: ChartPlan, planned: plans.Series) -> str:
    """Where the name of the last point stands: at its right, the higher above where two would collide."""
    if plan.kind is not ChartKind.LINE:
        return "outEnd"
    if not plan.crowded:
        return "r"
    highest = max(plan.series, key=lambda series: series.last or 0)
    return "t" if planned is highest else "r"


def _name_of_last(color: str, place: int, position: str) -> DataLabel:
    label = DataLabel(idx=place, dLblPos=position)
    label.txPr = _text(_AXIS_SIZE, color, bold=True)
    _nothing_else(label)
    label.showSerName = True
    return label


def _nothing_else(label: DataLabel | DataLabelList) -> None:
    for shown in ("showVal", "showCatName", "showSerName", "showLegendKey", "showPercent", "showBubbleSize"):
        setattr(label, shown, False)


def _dot(place: int, color: str, size: int) -> DataPoint:
    dot = DataPoint(idx=place, marker=Marker("circle", size=size))
    dot.marker.graphicalProperties = GraphicalProperties(solidFill=color, ln=LineProperties(solidFill=color))
    dot.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=color, w=int(1.75 * _POINT)))
    return dot


def _furnish(chart: BarChart | LineChart, plan: ChartPlan) -> None:
    """Titles, axes from nought in whole steps, and a quiet grid."""
    chart.title = safe_text(plan.title)
    chart.title.overlay = False
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_characters(_TITLE_SIZE, TEXT, bold=True))
    chart.x_axis.title, chart.y_axis.title = safe_text(plan.along), safe_text(plan.up)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.title.overlay = False
        axis.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_characters(_AXIS_SIZE, MUTED))
        axis.txPr = _text(_AXIS_SIZE, MUTED)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=RULE, w=_POINT // 2))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=RULE, w=_POINT // 2))
    chart.y_axis.number_format = "0%" if plan.share else "#,##0"
    chart.y_axis.scaling.min = 0
    if plan.most is not None:
        chart.y_axis.scaling.max, chart.y_axis.majorUnit = plan.most, plan.step
    if plan.kind is ChartKind.LINE:
        chart.layout = _with_room_for_names(plan)
    if plan.kind is ChartKind.BARS:
        chart.x_axis.scaling.orientation = "maxMin"  # longest first, from the top
        chart.y_axis.crosses = "max"  # which is where the axis would go along


def _with_room_for_names(plan: ChartPlan) -> Layout:
    """Names that reach beyond the edge would have the whole chart squeezed."""
    names = max(len(series.name) for series in plan.series) * _A_LETTER + _GAP
    inner = ManualLayout(layoutTarget="inner", x=_LEFT, y=_TOP, w=1 - _LEFT - names, h=1 - _TOP - _BELOW)
    inner.xMode = inner.yMode = "edge"
    return Layout(inner)


def _text(size: int, color: str, bold: bool = False) -> RichText:
    properties = ParagraphProperties(defRPr=_characters(size, color, bold))
    level = RichTextProperties(rot=0)  # months would else be set aslant where there is little room
    return RichText(level, p=[Paragraph(pPr=properties, endParaRPr=_characters(size, color, bold))])


def _characters(size: int, color: str, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=color, latin=Font(typeface=FONT))
