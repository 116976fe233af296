"""Return target: what a manager wants a figure of the return to come to, from one day to another.

It is local and shown as such, never as law; what the law asks for is taken from the rules.
"""

from collections.abc import Iterable
from datetime import date

from cme_desktop.codes.headlines import HEADLINES, IN_PER_CENT
from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    NumberField,
    Reading,
    Section,
    TextField,
    reads,
)
from cme_desktop.issues import Issue, refuse
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import academic_year

AT_LEAST, AT_MOST = "at_least", "at_most"
DIRECTIONS = Choices((AT_LEAST, "At least"), (AT_MOST, "At most"))


def end_of_school_year(target: "ReturnTarget") -> date | None:
    """The last day of the school year in which it begins."""
    return None if target.since_on is None else date(academic_year(target.since_on) + 1, 8, 31)


class ReturnTarget(Record):
    """One target of one figure."""

    with Section("Target"):
        measure = ChoiceField("Figure", HEADLINES, required=True, listed=1)
        direction = ChoiceField("Is to be", DIRECTIONS, required=True, listed=2)
        value = NumberField(
            "Number",
            required=True,
            listed=3,
            help="Of a share, its per cent; of days open, the days; else how many.",
        )
        since_on = DateField("From", required=True, listed=4, help="Most begin with the school year.")
        until_on = DateField(
            "To", required=True, listed=5, presumed=end_of_school_year, help="The last day that it is for."
        )
        decided_by = TextField("Decided by", longest=500, listed=6, help="And where it is written.")
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=7)

    def is_for(self, day: date) -> bool:
        """Whether it stands, and is for a period that ends on that day."""
        if self.since_on is None or self.until_on is None or self.status not in ALIVE.open:
            return False
        return self.since_on <= day <= self.until_on


@reads("measure", "value")
def no_more_than_all(target: ReturnTarget, reading: Reading) -> Iterable[Issue]:
    """A share is at most 100 per cent."""
    if target.measure in IN_PER_CENT and target.value is not None and target.value > 100:
        yield refuse("value", "A share is 100 per cent at most. Type its per cent, such as 85.")


@reads("since_on", "until_on")
def in_order(target: ReturnTarget, reading: Reading) -> Iterable[Issue]:
    """A target that ends before it begins is for no day."""
    if target.since_on and target.until_on and target.until_on < target.since_on:
        yield refuse("until_on", f"It ends on {show_day(target.until_on)}, before it begins.")


def _label(target: ReturnTarget) -> str:
    if target.measure is None or target.direction is None:
        return "New target"
    value = "–" if target.value is None else f"{target.value:,}"
    per_cent = "%" if target.measure in IN_PER_CENT else ""
    wanted = f"{DIRECTIONS.label(target.direction).lower()} {value}{per_cent}"
    return f"{HEADLINES.label(target.measure)}: {wanted}"


RETURN_TARGET = RecordType(
    cls=ReturnTarget,
    key="return_target",
    prefix="TGT",
    title="Return target",
    plural="Return targets",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEVER,
    order=Order.by_name("measure"),
    without={
        "chapter": "It is what figures are held against, and no case.",
        "story": "Managers set it, and nothing that happens does.",
        "example": "A target is entered once, by four answers.",
        "guide": "Its form explains itself field by field.",
        "rail": "Targets are few, and set once a year.",
        "target": "No row of a table points at one.",
    },
    label=_label,
    line=_label,
    rules=(no_more_than_all, in_order),
    event="since_on",
)
