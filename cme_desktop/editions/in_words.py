"""A measure in words, made from the columns beside it, so that a reader can verify each.

No forecast, nothing “significant”, no season: it is held against the month before, the same month a year ago
and its target.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cme_desktop.paper.book import Run
from cme_desktop.paper.look import Look
from cme_desktop.returns.chapters import Better
from cme_desktop.returns.measures import ONE_DECIMAL, FigureUnit, Value

_LEAST_MONTHS = 3
"""Of fewer months with a figure none is called the best."""


@dataclass(frozen=True)
class Target:
    """What a measure is to come to: of the law, or set by a manager for a school year."""

    value: float
    at_least: bool = True
    by_law: bool = False


@dataclass(frozen=True)
class Beside:
    """A figure and what stands beside it: the month before, a year ago, and all months, its own last."""

    now: Value
    before: Value
    year_ago: Value
    months: Sequence[Value]
    month_before: str
    """What the month before is called: `September`."""


def shown(value: Value, unit: FigureUnit) -> Decimal | None:
    """A figure as it is printed, for a reader subtracts what is printed: a whole number, shares in per cent,
    averages with one decimal. Half goes up, as spreadsheets have it.
    """
    if value is None:
        return None
    scale = 100 if unit is FigureUnit.SHARE else 1
    last = Decimal("0.1") if unit in ONE_DECIMAL else Decimal(1)
    return (Decimal(str(value)) * scale).quantize(last, ROUND_HALF_UP)


def in_words(
    beside: Beside, better: Better, unit: FigureUnit, target: Target | None = None
) -> tuple[Run, ...]:
    """The sentence, with what is said of the target in its colour; empty where there is no figure."""
    now = shown(beside.now, unit)
    if now is None:
        return ()
    compared = (_compared(now, beside, better, unit), extreme(beside, better, unit))
    sentence = _begun("; ".join(filter(None, compared)))
    if target is None:
        return (Run(sentence, Look.BODY),) if sentence else ()
    runs = (Run(f"{sentence}. ", Look.BODY),) if sentence else ()
    said = against(now, target, unit, "target")
    return (*runs, Run(_begun(said.text), said.look))


def extreme(beside: Beside, better: Better, unit: FigureUnit) -> str:
    """Whether it is beyond every other month that has a figure: `best of 13 months`."""
    known = [value for value in (shown(month, unit) for month in beside.months) if value is not None]
    now, others = shown(beside.now, unit), known[:-1]
    if now is None or len(known) < _LEAST_MONTHS or min(others) <= now <= max(others):
        return ""
    highest = now > max(others)
    if better is Better.NEITHER:
        word = "highest" if highest else "lowest"
    else:
        word = "best" if highest == (better is Better.MORE) else "worst"
    return f"{word} of {len(known)} months"


def against(now: Decimal, target: Target, unit: FigureUnit, called: str) -> Run:
    """How a figure as printed stands to its target, in the colour of that: `7 points short of target`."""
    wanted = shown(target.value, unit)
    assert wanted is not None, "a target is a number"
    beyond = now - wanted if target.at_least else wanted - now
    if beyond < 0:
        side = "short of" if target.at_least else "over"
        return Run(f"{_amount(-beyond, unit)} {side} {called}", Look.SHORT)
    return Run(f"{called} met by {_amount(beyond, unit)}" if beyond else f"{called} met", Look.MET)


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _compared(now: Decimal, beside: Beside, better: Better, unit: FigureUnit) -> str:
    """`better than September and last year`, or both apart where they differ."""
    pairs = [(beside.month_before, shown(beside.before, unit)), ("last year", shown(beside.year_ago, unit))]
    words = [(_than(now, other, better), name) for name, other in pairs if other is not None]
    if len(words) == 2 and words[0][0] == words[1][0]:
        return f"{words[0][0]} {words[0][1]} and {words[1][1]}"
    return ", ".join(f"{than} {name}" for than, name in words)


def _than(now: Decimal, other: Decimal, better: Better) -> str:
    if now == other:
        return "the same as"
    if better is Better.NEITHER:
        return "more than" if now > other else "fewer than"
    return "better than" if (now > other) == (better is Better.MORE) else "worse than"


def _amount(number: Decimal, unit: FigureUnit) -> str:
    match unit:
        case FigureUnit.SHARE:
            return f"{number} {'point' if number == 1 else 'points'}"
        case FigureUnit.DAYS:
            return f"{number:,} days"
        case FigureUnit.POUNDS:
            return f"£{number:,}"
        case FigureUnit.COUNT | FigureUnit.A_MONTH:
            return f"{number:,}"
