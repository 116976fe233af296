"""Charts in the file: drawn from cells, quiet, told in words, and none over a table."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cme_desktop.paper.chart import ChartKind, ChartPlan, Series, scale
from cme_desktop.paper.styles import ACCENT, SECOND
from cme_desktop.paper.writing import write_book
from tests.cme_desktop.paper.planned import (
    MONTHS_NAME,
    OPENED_AND_CLOSED,
    book,
    line,
    months,
    row,
    sheet,
    six_sheets,
)
from tests.cme_desktop.paper.test_sheets import parts

BESIDE = [3, *[9] * 9]
BARS = ChartPlan(
    kind=ChartKind.BARS, title="Reasons", source="Figures", categories="A5:A8",
    series=[Series("B5:B8", "Children")], over="D4:K20", says="Four reasons, the longest first.",
)  # fmt: skip
COLUMNS = ChartPlan(
    kind=ChartKind.COLUMNS, title="Opened", source=MONTHS_NAME, categories="B4:N4",
    series=[Series("B5:N5", "63", 63)], over="D22:K30", says="From 54 to 63 & back.",
)  # fmt: skip


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("six") / "return.xlsx"
    write_book(path, six_sheets())
    return parts(path)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("both") / "return.xlsx"
    rows = [row(f"Reason {place}", 9 - place) for place in range(4)]
    write_book(path, book([sheet("Figures", rows, charts=[BARS, COLUMNS], beside=BESIDE), months()]))
    return parts(path)


def drawn(found: dict[str, str]) -> list[str]:
    return [text for name, text in sorted(found.items()) if name.startswith("xl/charts/chart")]


def test_each_chart_has_its_name_and_words_for_who_does_not_see_it(six: dict[str, str]) -> None:
    drawings = "".join(text for name, text in six.items() if name.startswith("xl/drawings/drawing"))
    shapes = re.findall(r'<cNvPr id="\d+" name="([^"]*)" descr="([^"]*)"', drawings)

    assert len(shapes) == len(drawn(six)) == drawings.count("<twoCellAnchor") == 16
    planned = [(chart.title, chart.says) for plan in six_sheets().sheets for chart in plan.charts]
    assert shapes == planned


def test_no_chart_is_called_by_its_series(six: dict[str, str]) -> None:
    for chart in drawn(six):
        titled = "<title>" in chart.split("<plotArea>")[0]
        assert titled != ('<autoTitleDeleted val="1"/><plotArea>' in chart)
    assert len([chart for chart in drawn(six) if "autoTitleDeleted" in chart]) == 12


def test_months_are_words_and_numbers_come_from_their_cells(six: dict[str, str]) -> None:
    for chart in drawn(six):
        assert "'13 months'!$B$4:$N$4</f></strRef></cat>" in chart
        assert re.search(r"<val><numRef><f>'13 months'!\$B\$[5-7]:\$N\$[5-7]</f>", chart)


def test_a_chart_may_read_a_column_of_its_own_sheet(both: dict[str, str]) -> None:
    bars = drawn(both)[0]

    assert "<strRef><f>'Figures'!$A$5:$A$8</f>" in bars
    assert "<numRef><f>'Figures'!$B$5:$B$8</f>" in bars
    assert '<barDir val="bar"/>' in bars
    assert 'orientation val="maxMin"' in bars
    assert '<crosses val="max"/>' in bars.split("<valAx>")[1]


def test_words_that_no_file_holds_are_made_holdable(tmp_path: Path) -> None:
    odd = "=\x00Opened\x1f & <closed>"
    chart = replace(line(odd, "D4:K14", Series("B5:N5", odd, 63)), along=odd, up=odd)
    figures = sheet("Figures", [row("Opened", 63)], charts=[chart], beside=BESIDE)
    path = tmp_path / "return.xlsx"

    write_book(path, book([figures, months()]))

    assert drawn(parts(path))[0].count("=\ufffdOpened\ufffd &amp; &lt;closed&gt;") == 4


def test_words_for_who_does_not_see_are_kept_whole(both: dict[str, str]) -> None:
    assert 'descr="From 54 to 63 &amp; back."' in both["xl/drawings/drawing1.xml"]


def test_a_month_without_a_figure_is_an_empty_cell_and_a_gap(six: dict[str, str], tmp_path: Path) -> None:
    assert all('<dispBlanksAs val="gap"/>' in chart for chart in drawn(six))
    path = tmp_path / "return.xlsx"
    write_book(path, six_sheets())
    assert openpyxl.load_workbook(path)[MONTHS_NAME]["L7"].value is None


def test_lines_are_straight_corners_sharp_and_axes_there(six: dict[str, str], both: dict[str, str]) -> None:
    for chart in [*drawn(six), *drawn(both)]:
        assert '<roundedCorners val="0"/>' in chart
        assert 'smooth val="1"' not in chart
        assert '<symbol val="none"/>' in chart or "barChart" in chart
        small = "autoTitleDeleted" in chart
        assert chart.count(f'<delete val="{int(small)}"/>') == 2
        assert "<legend>" not in chart
        assert "separator" not in chart


def test_axes_begin_at_nought_in_whole_steps(six: dict[str, str]) -> None:
    chart = next(chart for chart in drawn(six) if "Opened 63" in chart)

    assert '<max val="80"/><min val="0"/>' in chart
    assert '<majorUnit val="20"/>' in chart


def test_names_of_two_last_points_that_are_near_stand_apart(tmp_path: Path) -> None:
    opened, closed = OPENED_AND_CLOSED
    near = line("Near", "D4:K14", opened, closed)
    far = line("Far", "D16:K27", opened, replace(closed, last=9))
    plan = sheet("Figures", [row("Opened", 63)], charts=[near, far], beside=BESIDE)
    path = tmp_path / "return.xlsx"

    write_book(path, book([plan, months()]))

    places = [re.findall(r'<dLblPos val="(\w+)"', chart) for chart in drawn(parts(path))]
    assert places == [["r", "t"], ["r", "r"]]


def test_a_chart_covers_whole_cells_and_ends_a_little_before_the_next(both: dict[str, str]) -> None:
    anchors = re.findall(
        r"<from><col>(\d+)</col><colOff>\d+</colOff><row>(\d+)</row>.*?<to><col>(\d+)</col><colOff>0</colOff><row>(\d+)",
        both["xl/drawings/drawing1.xml"],
    )
    assert anchors == [("3", "3", "11", "20"), ("3", "21", "11", "30")]


def test_a_small_chart_of_one_number_all_along_has_a_scale_all_the_same(tmp_path: Path) -> None:
    flat = replace(COLUMNS, kind=ChartKind.SMALL, least=3, most=3)
    path = tmp_path / "return.xlsx"

    write_book(path, book([sheet("Figures", charts=[flat], beside=BESIDE), months()]))

    assert "<min " not in drawn(parts(path))[0]


@pytest.mark.parametrize(
    ("highest", "top", "step"),
    [(0, 1, 1), (5, 5, 1), (7, 8, 2), (63, 80, 20), (102, 120, 20), (150, 150, 25), (1172, 1200, 200)],
)
def test_an_axis_has_at_most_six_whole_steps(highest: float, top: int, step: int) -> None:
    assert scale(highest) == (top, step)


def test_a_chart_of_three_lines_or_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="3 lines"):
        line("Three", "D4:K14", *[Series("B5:N5", "x", 1)] * 3)
    with pytest.raises(ValueError, match="tells nothing"):
        ChartPlan(
            kind=ChartKind.LINE,
            title="Mute",
            source="A",
            categories="A1",
            series=[Series("A1", "x")],
            over="B1",
        )


def test_a_month_that_no_line_leads_to_is_a_dot_in_the_colour_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    chart = line("Enquiries", "D4:K14", *(replace(one, alone=[9]) for one in OPENED_AND_CLOSED))
    write_book(path, book([sheet("Figures", [row("Opened", 1)], charts=[chart], beside=BESIDE), months()]))
    [text] = drawn(parts(path))
    dots = re.findall(r"<dPt>.*?</dPt>", text)
    assert [('<idx val="9"/>' in dot, 'symbol val="circle"' in dot) for dot in dots] == [(True, True)] * 2
    assert [re.findall(r'srgbClr val="(\w+)"', dot)[0] for dot in dots] == [ACCENT, SECOND]
