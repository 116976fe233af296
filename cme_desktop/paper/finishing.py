"""What the workbook library cannot say of a chart, put into the finished file: its name and what it shows."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from cme_desktop.paper.chart import ChartKind, ChartPlan

_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml")
_CHART = re.compile(r"xl/charts/chart(\d+)\.xml")
_NAMED = re.compile(r"<(\w+:)?cNvPr id=\"(\d+)\" name=\"[^\"]*\"( descr=\"[^\"]*\")?")
_PLOT = re.compile(r"<((?:\w+:)?)plotArea>")


def describe_charts(unfinished: Path, finished: Path, charts: Sequence[Sequence[ChartPlan]]) -> None:
    """Copy a workbook, giving each chart its name and words; `charts` are those of each sheet with any.

    Raises ValueError where there are not as many charts as descriptions.
    """
    every = [chart for of_sheet in charts for chart in of_sheet]
    with ZipFile(unfinished) as source, ZipFile(finished, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part, _changed(part.filename, source.read(part), charts, every))


def _changed(
    name: str, content: bytes, charts: Sequence[Sequence[ChartPlan]], every: Sequence[ChartPlan]
) -> bytes:
    if drawing := _DRAWING.fullmatch(name):
        return _with_names(content.decode(), charts[int(drawing[1]) - 1]).encode()
    if chart := _CHART.fullmatch(name):
        return _without_title(content.decode(), every[int(chart[1]) - 1]).encode()
    return content


def _with_names(xml: str, charts: Sequence[ChartPlan]) -> str:
    found = len(_NAMED.findall(xml))
    if found != len(charts):
        raise ValueError(f"There are {found} charts where {len(charts)} were planned.")
    described = iter(charts)

    def words(match: re.Match[str]) -> str:
        chart = next(described)
        prefix, id = match[1] or "", match[2]
        return f'<{prefix}cNvPr id="{id}" name={quoteattr(chart.title)} descr={quoteattr(chart.says)}'

    return _NAMED.sub(words, xml)


def _without_title(xml: str, chart: ChartPlan) -> str:
    """A chart of one series else gets the name of its series for a title."""
    if chart.kind is not ChartKind.SMALL or "autoTitleDeleted" in xml:
        return xml
    return _PLOT.sub(lambda match: f'<{match[1]}autoTitleDeleted val="1"/>{match[0]}', xml, count=1)
