"""What the chapters have drawn."""

import pytest

from cme_desktop.returns.catalogue import CHAPTERS


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.kind.key)
def test_a_chapter_draws_what_it_counts(chapter):
    drawn = {measure.key for chart in (*chapter.bars, *chapter.months) for measure in chart.measures}
    assert drawn | {chapter.notices or chapter.measures[0].key} <= {m.key for m in chapter.measures}
    assert not any(measure.split for months in chapter.months for measure in months.measures)
