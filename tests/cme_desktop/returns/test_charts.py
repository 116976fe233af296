"""What the chapters have drawn."""

import pytest

from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.charts import CHARTS


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.kind.key)
def test_a_chapter_draws_what_it_counts(chapter):
    drawn = {measure.key for chart in (*chapter.bars, *chapter.months) for measure in chart.measures}
    assert drawn | {chapter.notices or chapter.measures[0].key} <= {m.key for m in chapter.measures}
    assert not any(measure.split for months in chapter.months for measure in months.measures)


def test_charts_of_the_period_have_sheets_of_their_own():
    sheets = [bars.sheet for chapter in CHAPTERS for bars in chapter.bars]
    assert len(set(sheets)) == len(sheets)
    assert len({chart.title for chart in CHARTS}) == len(CHARTS)
