"""Truancy sweep: children met in public places in school hours, and what was done with each.

Crime and Disorder Act 1998 s16, in force since 1 December 1998; in England for excluded children too. In an
area and at times that a superintendent authorises, a constable may take a child who seems to be absent
without authority to the child's school or to premises that the authority has designated.
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review, standing
from cme_desktop.description.words import dated
from cme_desktop.records.truancy_sweep.fields import LIFE, Met, TruancySweep
from cme_desktop.records.truancy_sweep.rules import RULES
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.values.names import words

__all__ = ["LIFE", "TRUANCY_SWEEP", "Met", "TruancySweep"]

TRUANCY_SWEEP = RecordType(
    cls=TruancySweep,
    key="truancy_sweep",
    prefix="TS",
    title="Truancy sweep",
    plural="Truancy sweeps",
    life=LIFE,
    about=About.NOBODY,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Sweeps", "people"),
    order=Order.soonest("swept_on"),
    event="swept_on",
    without={
        "education_facts": "A child met in the street is on the roll, or not, that other records tell of.",
        "follows": "What a child who was met needs is begun from the child’s file, and not by the sweep.",
        "follow_ups": "What a child needs is begun from the child’s file.",
        "guidance": "Its rules say what the Act asks for; nothing else is decided in it.",
        "past": "To be met once says nothing of the days before and after.",
        "contradictions": "Of each child who was met it is asked what is asked of every record.",
    },
    label=lambda sweep: sweep.reference or "New truancy sweep",
    line=lambda sweep: dated("Truancy sweep", sweep.swept_on, LIFE.statuses.label(sweep.status)),
    terms=lambda sweep: words(sweep.area or ""),
    rules=RULES,
    next_steps={"planned": "sweep_day", "held": "review_held"},
    clocks=(
        DutyClock(
            duty="sweep_day",
            label="Truancy sweep",
            starts="swept_on",
            event="planned for",
            rule="sweep.day",
            applies=standing("planned"),
            clears="status",
        ),
        review("Follow up who was met", "held", starts="swept_on", event="held", clears="children"),
    ),
)
