"""What the cover of a return says by rule, and whether words typed in its place may be published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cme_desktop.editions.as_shown import as_counted
from cme_desktop.editions.committee.cover_sentences import cover_sentences
from cme_desktop.editions.committee.published import Published, published
from cme_desktop.editions.committee.typed_sentences import left_out_words, telling_words, withheld_numbers
from cme_desktop.editions.headline_lines import headline_lines
from cme_desktop.editions.next_version import NextVersion, next_version
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.watched import watched
from cme_desktop.suppression.publishing import GivenAway
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class CoverByRule:
    """What would stand on the cover for the committee if nothing were typed."""

    sentences: Mapping[str, str]
    """By heading; without those of which no figure can be told."""
    withheld: frozenset[int]
    """The numbers that whoever reads it is not to know."""


NOT_WORKED_OUT = CoverByRule({}, frozenset())
"""Where that could not be worked out: what is typed is tried again when the edition is made."""


def read_cover(
    period: DateRange, now: datetime, today: date, reader: Reader, progress: Watcher
) -> CoverByRule:
    """Count a return and make the sentences of its cover, small numbers withheld where that is possible."""
    version = next_version(watched(reader, progress), period, today, now)
    safe = _published(version)
    lines = headline_lines(version.told, safe.shows if safe else as_counted)
    return CoverByRule(cover_sentences(lines), withheld_numbers(safe) if safe else frozenset())


def try_words(typed: Mapping[str, str], withheld: frozenset[int], reader: Reader, _progress: Watcher) -> str:
    """What does not stand in a committee edition and why, in words; nothing where all of it does."""
    return left_out_words(telling_words(reader, typed, withheld))


def _published(version: NextVersion) -> Published | None:
    try:
        return published(version.told, version.register)
    except GivenAway:
        return None
