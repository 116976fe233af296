"""Sentences of the cover that a manager typed; they are kept among what is said of the figures."""

from collections.abc import Iterable

from cme_desktop.returns.catalogue import HEADINGS
from cme_desktop.versions.version import Comment

LONGEST = 120
"""Letters of a sentence of the cover, so that it is one line of a page."""
_COVER = "cover"
"""What such a sentence is of, where others are of a measure."""


def on_cover(heading: str, words: str) -> Comment:
    """A sentence as it is kept; without words that made by rule stands again."""
    return Comment(_COVER, heading, words)


def typed_sentences(comments: Iterable[Comment]) -> dict[str, str]:
    """By heading, in their order on the cover, what was typed under it."""
    typed = {one.category: one.words for one in comments if one.measure == _COVER}
    return {heading: typed[heading] for heading in HEADINGS if heading in typed}
