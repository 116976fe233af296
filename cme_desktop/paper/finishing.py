"""What the workbook library cannot say of a chart, put into the file while it is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from cme_desktop.paper.chart import ChartKind, ChartPlan
from cme_desktop.spreadsheets.cells import safe_text

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


class FinishedParts(ZipFile):
    """The file of a workbook, in which each chart gets its name, and words for whoever does not see it."""

    def __init__(self, path: Path, charts: Sequence[Sequence[ChartPlan]]) -> None:
        """`charts` are those of each sheet that has any, in the order of the sheets."""
        super().__init__(path, "w", ZIP_DEFLATED)
        self._of_sheets = iter(charts)
        self._of_book = iter([chart for of_sheet in charts for chart in of_sheet])

    def writestr(
        self,
        zinfo_or_arcname: ZipInfo | str,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a part. Raises ValueError where there are not as many charts as were planned."""
        name = str(zinfo_or_arcname)
        if name.startswith("xl/drawings/drawing"):
            data = _named(data, next(self._of_sheets))
        elif name.startswith("xl/charts/chart"):
            data = _untitled(data, next(self._of_book))
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)


def _named(drawing: "SizedBuffer | str", charts: Sequence[ChartPlan]) -> bytes:
    tree = etree.fromstring(drawing)
    for shape, chart in zip(tree.iter(f"{_DRAWING}cNvPr"), charts, strict=True):
        shape.set("name", safe_text(chart.title))
        shape.set("descr", safe_text(chart.says))
    return bytes(etree.tostring(tree, encoding="UTF-8"))


def _untitled(drawn: "SizedBuffer | str", chart: ChartPlan) -> "SizedBuffer | str":
    """A chart of one series else gets the name of its series for a title."""
    if chart.kind is not ChartKind.SMALL:
        return drawn
    tree = etree.fromstring(drawn)
    plot = next(tree.iter(f"{_CHART}plotArea"))
    plot.addprevious(etree.Element(f"{_CHART}autoTitleDeleted", val="1"))
    return bytes(etree.tostring(tree, encoding="UTF-8"))
