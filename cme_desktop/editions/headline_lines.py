"""The headlines as an edition shows them: each figure beside those before it, its target and its months."""

from collections.abc import Sequence
from dataclasses import dataclass

from cme_desktop.editions.as_shown import AsShown, Shows, Sign, change, number, printed
from cme_desktop.editions.in_words import Beside, Target, against, extreme, in_words, shown
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import Run
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.chapters import Headline
from cme_desktop.returns.compared import Span
from cme_desktop.returns.measures import FigureUnit


@dataclass(frozen=True)
class HeadlineLine:
    """One of them."""

    headline: Headline
    now: AsShown
    before: AsShown
    year_ago: AsShown
    months: Sequence[AsShown]
    """Of all thirteen, the last of them its own."""
    target: Target | None
    month_before: str

    @property
    def unit(self) -> FigureUnit:
        """What it is a number of."""
        return MEASURES[self.headline.measure].unit

    @property
    def is_withheld(self) -> bool:
        """Whether nothing can be said of it."""
        return self.now is Sign.WITHHELD

    @property
    def words(self) -> tuple[Run, ...]:
        """What the columns beside it prove."""
        return in_words(self._beside, self.headline.better, self.unit, self.target)

    @property
    def extreme(self) -> str:
        """Whether it is beyond all other months: `best of 13 months`."""
        return extreme(self._beside, self.headline.better, self.unit)

    @property
    def against_target(self) -> Run | None:
        """How it stands to its target, where it has one: `7 points short of the target of 90%`."""
        now = shown(number(self.now), self.unit)
        if self.target is None or now is None:
            return None
        wanted = printed(self.target.value, self.unit)
        called = f"the {wanted} set by law" if self.target.by_law else f"the target of {wanted}"
        return against(now, self.target, self.unit, called)

    @property
    def reach(self) -> str:
        """From the lowest of its months to the highest: `44% to 57%`; empty where none has a number."""
        known = [value for value in map(number, self.months) if value is not None]
        if not known or self.is_withheld:
            return ""
        return f"{printed(min(known), self.unit)} to {printed(max(known), self.unit)}"

    def than(self, other: AsShown) -> str:
        """How it stands to another figure, as a tile says it: `6 fewer than`; empty where that is unknown."""
        difference = change(self.now, other, self.unit)
        if difference is None:
            return ""
        if not difference:
            return "the same as"
        amount = f"{abs(difference):,}"
        if self.unit is FigureUnit.SHARE:
            amount += " point" if abs(difference) == 1 else " points"
        fewer = "less" if self.unit is FigureUnit.POUNDS else "fewer"
        return f"{amount} {'more' if difference > 0 else fewer} than"

    @property
    def _beside(self) -> Beside:
        months = [number(month) for month in self.months]
        return Beside(number(self.now), number(self.before), number(self.year_ago), months, self.month_before)


def headline_lines(told: ToldReturn, shows: Shows) -> list[HeadlineLine]:
    """All headlines, in the order they are read."""
    return [_line(told, headline, shows) for headline in HEADLINES]


def _line(told: ToldReturn, headline: Headline, shows: Shows) -> HeadlineLine:
    def of(span: Span) -> AsShown:
        return shows(told.whole(span, headline.measure))

    months = [shows(told.month(month, headline.measure)) for month in told.counted.counts.months]
    return HeadlineLine(
        headline,
        of(Span.OWN),
        of(Span.BEFORE),
        of(Span.YEAR_AGO),
        months,
        _target(told, headline),
        told.before,
    )


def _target(told: ToldReturn, headline: Headline) -> Target | None:
    """That of the law stands over a local one."""
    if headline.by_law is not None:
        return Target(headline.by_law, by_law=True)
    return told.targets.get(headline.measure)
