"""The version that an edition is made of: the newest where nothing changed since it was made, or the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cme_desktop.editions.in_words import Target
from cme_desktop.editions.next_stamp import next_stamp
from cme_desktop.editions.restatements import held_against, restatements
from cme_desktop.editions.stamp import Stamp
from cme_desktop.editions.told_return import ToldReturn, tell_return
from cme_desktop.editions.typed_sentences import typed_sentences
from cme_desktop.ports import Reader
from cme_desktop.returns.kept import content_of, monthly_of
from cme_desktop.returns.periods import DateRange
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.version import KeptTarget, ReturnOf, VersionContent


@dataclass(frozen=True)
class NextVersion:
    """A return as it was counted, and the version it is to be kept as."""

    told: ToldReturn
    of: ReturnOf
    content: VersionContent
    register: Sequence[PublishedCell]
    """What was published before."""

    @property
    def number(self) -> int:
        """The number of the version."""
        return self.told.stamp.number


def next_version(reader: Reader, period: DateRange, as_at: date, now: datetime) -> NextVersion:
    """Count the return of a period as a day looks at it, and see which version of it that makes."""
    told = tell_return(reader, period, as_at, Stamp(0, now))
    of, counted = monthly_of(period), told.counted
    content = content_of(reader, of, told.kept, counted.snapshot.law, counted.anchor.text())
    stamp = next_stamp(reader, of, content, told.check_code, now)
    targets = {target.measure: _target(target) for target in content.targets}
    told = replace(
        told,
        stamp=stamp,
        targets=targets,
        typed=typed_sentences(content.comments),
        comments=content.comments,
        earlier=held_against(reader.kept_returns.lines(), of),
    )
    told = replace(told, restated=restatements(reader, told))
    return NextVersion(told, of, content, reader.kept_returns.published())


def _target(kept: KeptTarget) -> Target:
    return Target(kept.value, kept.at_least, by_law=bool(kept.source))
