"""Every sum that a reader of committee editions knows of.

It takes nothing from the program but the files: which lines are parts of which stands on the pages, and what
adds up over the months, or stands on a day, in the notes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cme_desktop.suppression.cells import CellKey, PublishedCell, Sum
from tests.attacker.editions import ReadEdition, Told, end_of

_A_DAY = timedelta(days=1)
_ADDS_UP = re.compile(r", by (the|their) (first )?day\b")
_STANDS = re.compile(r"by the last day of the period|spell of home education that began on or before")
_ON_TIME = {
    f"{kind}.on_time_rate": f"{kind}.received" for kind in ("ten_day_notification", "off_roll_notice")
}
"""Shares of those received that have a due day."""


@dataclass(frozen=True)
class Block:
    """A whole with its parts, or a start, what came and went, and an end: the keys by row and column."""

    whole: Sequence[CellKey]
    plus: Sequence[Sequence[CellKey]]
    minus: Sequence[Sequence[CellKey]] = ()


def blocks(edition: ReadEdition) -> Iterator[Block]:
    """As the pages have them: parts are set in under their whole."""
    for page in edition.pages:
        places = [place for place, line in enumerate(page) if not line.is_part]
        skipped: set[int] = set()
        for place, following in zip(places, [*places[1:], len(page)], strict=True):
            if place in skipped:
                continue
            head, parts = page[place], page[place + 1 : following]
            if "at the start" in head.label:
                skipped.add(following)
                named = [edition.keys(line, "") for line in (page[following], head, *parts)]
                signs = [1, 1, *(line.sign for line in parts)]
            else:
                (whole,) = [edition.keys(head, "")]
                of = whole[0].measure.partition(".")[0] if whole else ""
                named = [whole, *(edition.keys(line, of) for line in parts)]
                signs = [1] * len(named)
            keys = [one for one in named if one is not None]
            assert len(keys) == len(named), f"{head.label} and its parts stand in the open data"
            rows = [*zip(keys, signs, strict=True)][1:]
            yield Block(
                keys[0],
                [row for row, sign in rows if sign > 0],
                [row for row, sign in rows if sign < 0],
            )


def sums_told(editions: Sequence[ReadEdition]) -> list[Sum]:
    """Every sum that a reader of all of them knows of."""
    every = {key: told for edition in editions for key, told in edition.cells.items()}
    found: dict[Sum, None] = {}
    additive: set[tuple[str, str | None]] = set()
    standing: set[str] = set()
    for edition in editions:
        standing |= _noted(edition, _STANDS)
        events = _noted(edition, _ADDS_UP)
        for block in blocks(edition):
            if block.minus:
                standing.add(block.whole[0].measure)
                events |= {row[0].measure for row in (*block.plus[1:], *block.minus)}
            elif block.plus and block.whole[0].measure in events:
                additive |= {(row[0].measure, row[0].category) for row in block.plus}
            for column, whole in enumerate(block.whole if block.plus else ()):
                plus, minus = (tuple(row[column] for row in rows) for rows in (block.plus, block.minus))
                found[Sum(whole, plus, minus)] = None
        additive |= {(measure, None) for measure in events}
    found |= dict.fromkeys(_over_months(every, additive))
    found |= dict.fromkeys(_same_moment(every, standing))
    found |= dict.fromkeys(_from_shares(every))
    found |= dict.fromkeys(_at_most(every))
    return [*found]


def _noted(edition: ReadEdition, pattern: re.Pattern[str]) -> set[str]:
    """The measures of whose definition the notes say something."""
    called = {label for label, note in edition.notes.items() if pattern.search(note)}
    return {key.measure for key, label in edition.labels.items() if label in called and key.category is None}


def _over_months(every: Iterable[CellKey], additive: set[tuple[str, str | None]]) -> Iterator[Sum]:
    """Each year to date as its months, of which some were never told, and as that before and one month."""
    there = {*every}
    for key in there:
        if (key.measure, key.category) in additive and key.end != end_of(key.start):
            months, start = [], key.start
            while start <= key.end:
                months.append(CellKey(key.measure, key.category, start, end_of(start)))
                start = end_of(start) + _A_DAY
            yield Sum(key, tuple(months))
            before = CellKey(key.measure, key.category, key.start, months[-1].start - _A_DAY)
            if before in there and months[-1] in there:
                yield Sum(key, (before, months[-1]))


def _same_moment(every: Iterable[CellKey], standing: set[str]) -> Iterator[Sum]:
    first: dict[tuple[str, date], CellKey] = {}
    for key in sorted(
        (key for key in every if key.measure in standing), key=lambda key: (key.start, key.end)
    ):
        other = first.setdefault((key.measure, key.end), key)
        if other != key:
            yield Sum(other, (key,))


def _from_shares(every: Mapping[CellKey, Told]) -> Iterator[Sum]:
    """A share that is told makes its numerator follow from its base: so many sevenths, so many in all."""
    for key, told in every.items():
        if key.measure == "whereabouts_enquiry.located_rate" and not isinstance(told, str):
            share = Fraction(told).limit_denominator(99)
            located, settled = (key.beside(f"whereabouts_enquiry.{name}") for name in ("located", "settled"))
            if share and settled in every:
                plus = (settled,) * share.numerator
                yield Sum(located, plus, (located,) * (share.denominator - 1))


def _at_most(every: Iterable[CellKey]) -> Iterator[Sum]:
    """Children who start are no more than the spells that do, and the register grows by no more."""
    there = {*every}
    for key in there:
        if key.measure == "home_education.new_spells" and key.end == end_of(key.start):
            children = key.beside("home_education.new_children")
            register = key.beside("home_education.on_register")
            eve = [one for one in there if one.measure == register.measure and one.end == key.start - _A_DAY]
            if children in there:
                yield Sum(key, (children, key.beside("spells beyond one each")))
            if register in there and eve:
                left = key.beside("children who left the register")
                yield Sum(key, (register, left), (min(eve),))


def at_least(editions: Sequence[ReadEdition]) -> tuple[list[PublishedCell], list[Sum]]:
    """What shares tell of their base, as numbers beside the others: 0.8571 is of seven or of more."""
    every = {key: told for edition in editions for key, told in edition.cells.items()}
    facts: list[PublishedCell] = []
    sums: list[Sum] = []
    for key, told in every.items():
        received = key.beside(_ON_TIME.get(key.measure, ""))
        if received in every and not isinstance(told, str):
            least = key.beside(f"{key.measure}: of at least")
            facts.append(
                PublishedCell(*least, False, max(5, Fraction(told).limit_denominator(99).denominator))
            )
            sums.append(Sum(received, (least, key.beside(f"{key.measure}: and more"))))
    return facts, sums
