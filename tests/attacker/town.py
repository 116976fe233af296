"""Committee returns in a row of a made-up team: small categories, late entries, restricted children."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from cme_desktop.statutory.periods import months_after
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Quotient, Sum, Withheld
from cme_desktop.suppression.hiding import hide
from cme_desktop.suppression.restating import restated
from cme_desktop.suppression.sums import Definitions, Flow, sums

REASONS = ("moved", "abroad", "refused", "waiting", "not_broken_down")
"""The last takes whatever is rare, and restricted children."""
AGES = ("infant", "junior", "senior")
OUTCOMES = ("located", "home", "left", "no_action")
FIRST = date(2023, 9, 1)
MONTHS = 36
Guard = Callable[[Edition, Sequence[PublishedCell]], Withheld]
DEFINITIONS = Definitions(
    parts=(
        ("opened", ("opened.by_reason",)),
        ("opened", ("opened.by_age",)),
        ("closed", ("closed.by_outcome",)),
    ),
    by_day=frozenset(
        {"opened", "opened.by_reason", "opened.by_age", "closed", "closed.by_outcome", "closed.not_located"}
    ),
    flows=(Flow("open.start", "opened", "closed", "open.end"),),
)


@dataclass(frozen=True)
class Child:
    """One enquiry, its months counted from the first."""

    opened: int
    closed: int
    reason: str
    age: str
    outcome: str
    entered: int


class Span(NamedTuple):
    """Whole months, both included."""

    first: int
    last: int

    def key(self, measure: str, category: str | None = None) -> CellKey:
        """The cell of a measure for these months."""
        start, after = months_after(FIRST, self.first), months_after(FIRST, self.last + 1)
        return CellKey(measure, category, start, after - timedelta(days=1))


def made_up(random: Random) -> list[Child]:
    """All enquiries of three years, few or many."""
    monthly = random.choice((2, 5, 12, 40))
    rare = [random.choice((0.3, 1, 4, 12)) for _ in range(20)]
    children = []
    for opened in range(MONTHS):
        for _ in range(random.randint(monthly // 2, monthly * 3 // 2)):
            reason = REASONS[-1] if random.random() < 0.06 else random.choices(REASONS, rare[:5])[0]
            age = random.choices(AGES, rare[5:8])[0]
            outcome = random.choices(OUTCOMES, rare[8:12])[0]
            closed = opened + random.choice((0, 0, 1, 1, 2, 4, 9))
            late = random.choice((1, 2, 5)) if random.random() < 0.1 else 0
            children.append(Child(opened, closed, reason, age, outcome, opened + late))
    return children


def counted(children: Iterable[Child], span: Span, as_at: int) -> dict[CellKey, int]:
    """The counts of some months as recorded by the end of another."""
    known = [child for child in children if child.entered <= as_at]
    opened = [child for child in known if span.first <= child.opened <= span.last]
    closed = [child for child in known if span.first <= child.closed <= span.last]
    at = {
        "open.start": sum(child.opened < span.first <= child.closed for child in known),
        "open.end": sum(child.opened <= span.last < child.closed for child in known),
        "opened": len(opened),
        "closed": len(closed),
        "closed.not_located": sum(child.outcome != OUTCOMES[0] for child in closed),
    }
    counts = {span.key(measure): number for measure, number in at.items()}
    for measure, categories, found in (
        ("opened.by_reason", REASONS, [child.reason for child in opened]),
        ("opened.by_age", AGES, [child.age for child in opened]),
        ("closed.by_outcome", OUTCOMES, [child.outcome for child in closed]),
    ):
        counts |= {span.key(measure, category): found.count(category) for category in categories}
    return counts


def columns(month: int) -> list[Span]:
    """The five columns of the return of a month; those of a September are four."""
    year_to_date = Span(month - month % 12, month)
    a_year_ago = [Span(first - 12, last - 12) for first, last in (Span(month, month), year_to_date)]
    return list(dict.fromkeys((Span(month, month), Span(month - 1, month - 1), year_to_date, *a_year_ago)))


def sums_of(keys: Iterable[CellKey]) -> list[Sum]:
    """What a reader of the definitions knows of cells."""
    known = {*keys}
    closed = [key for key in known if key.measure == "closed"]
    shares = [Sum(key, (key.beside("closed.by_outcome", OUTCOMES[0]), _not_located(key))) for key in closed]
    return [*sums(DEFINITIONS, known), *shares]


def edition(
    children: Iterable[Child], month: int, register: Iterable[PublishedCell], left_out: frozenset[str]
) -> Edition:
    """The return of a month without some of its wholes and their parts, before anything in it is withheld."""
    published = [*register]
    now: dict[CellKey, int] = {}
    for span in columns(month):
        found = counted(children, span, month).items()
        now |= {key: number for key, number in found if _whole(key) not in left_out}
    tied = sums_of((*now, *(cell.key for cell in published)))
    counts = restated(now, tied, published)
    quotients = [
        Quotient(
            key.beside("closed.share_located"),
            (key.beside("closed.by_outcome", OUTCOMES[0]), _not_located(key), key),
        )
        for key in counts
        if key.measure == "closed"
    ]
    return Edition(counts, tied, quotients)


def in_register(
    edition: Edition, hidden: frozenset[CellKey], register: Iterable[PublishedCell]
) -> Iterator[PublishedCell]:
    """What an edition adds to the register: what was not said before, or otherwise."""
    last = {cell.key: cell.value for cell in register}
    for key, value in edition.counts.items():
        if last.get(key) != value:
            yield PublishedCell(*key, key in hidden, value)


def published(random: Random, times: int, guard: Guard = hide) -> list[PublishedCell]:
    """What stands in the register after so many returns in a row."""
    children = made_up(random)
    first = random.randrange(13, MONTHS - times)
    register: list[PublishedCell] = []
    for month in range(first, first + times):
        given, withheld = _guarded(children, month, register, guard)
        register += [*in_register(given, withheld.hidden, register)]
    return register


def _guarded(
    children: Iterable[Child], month: int, register: Sequence[PublishedCell], guard: Guard
) -> tuple[Edition, Withheld]:
    """As the program does it: what gives a small number away whatever is withheld is left out."""
    left_out: frozenset[str] = frozenset()
    while True:
        given = edition(children, month, register, left_out)
        withheld = guard(given, register)
        further = {*map(_whole, withheld.given_away)} - left_out
        if not further:
            return given, withheld
        left_out |= further


def _whole(key: CellKey) -> str:
    return key.measure.partition(".")[0]


def _not_located(closed: CellKey) -> CellKey:
    return closed.beside("closed.not_located")
