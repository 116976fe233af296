"""The charts of the parts of a whole, as the chapters have them."""

from collections.abc import Iterable

from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import Bars
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import Value

PARTS_DRAWN = [bars for chapter in CHAPTERS for bars in chapter.bars]
"""The charts of the parts that a whole falls into."""


def drawn(bars: Bars, figures: Iterable[Figure]) -> list[tuple[str, Value]]:
    """What each bar is called, and how high it is."""
    keys = {measure.key for measure in bars.measures}
    return [(f.category_label or f.label, f.value) for f in figures if f.measure in keys]
