"""What managers set and say beside the figures of a return, in the words that stand beside them."""

from collections.abc import Iterable, Mapping

from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.versions.version import Comment, KeptTarget

Remarks = Mapping[tuple[str, str | None], str]
"""By measure and category."""


def remarks(targets: Iterable[KeptTarget], comments: Iterable[Comment]) -> Remarks:
    """A target, then what is said: `Local target: at least 85%. Half term fell in it.`"""
    found: dict[tuple[str, str | None], list[str]] = {}
    for target in targets:
        if target.measure in MEASURES:
            found.setdefault((target.measure, None), []).append(_in_words(target))
    for comment in comments:
        found.setdefault((comment.measure, comment.category), []).append(comment.words)
    return {of: " ".join(said) for of, said in found.items()}


def _in_words(target: KeptTarget) -> str:
    is_share = MEASURES[target.measure].unit is FigureUnit.SHARE
    value = f"{target.value:.0%}" if is_share else f"{target.value:,g}"
    return f"{target.source or 'Local target'}: {'at least' if target.at_least else 'at most'} {value}."
