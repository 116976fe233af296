"""In-year application: a parent asks for a school place outside the normal round of admissions.

School Admissions Code 2021: the outcome is told in writing, at most fifteen school days after it came in;
a child who is hard to place goes to the Fair Access Protocol.
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review
from cme_desktop.description.words import dated
from cme_desktop.records.in_year_application.fields import LIFE, InYearApplication, Preference
from cme_desktop.records.in_year_application.rules import RULES, to_offer, to_place, to_tell
from cme_desktop.statutory.clocks import DutyClock

__all__ = ["IN_YEAR_APPLICATION", "LIFE", "InYearApplication", "Preference"]

IN_YEAR_APPLICATION = RecordType(
    cls=InYearApplication,
    key="in_year_application",
    prefix="INY",
    title="In-year application",
    plural="In-year applications",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("In-year", "in-year"),
    order=Order.newest("received_on"),
    without={
        "follows": "An application changes no roll: the entry that comes of it does.",
        "past": "An application neither begins nor ends a time at home or without a school.",
        "follow_ups": "What comes of it is an entry, and the school sends that.",
        "guidance": "Places are the admission authority’s to give.",
    },
    label=lambda application: application.reference or "New in-year application",
    line=lambda application: dated(
        "Applied for a place", application.received_on, LIFE.statuses.label(application.status)
    ),
    rules=RULES,
    school_of_child="present_school",
    begins="received_on",
    at_school=True,
    episode=("child", "school", "received_on"),
    next_steps={
        "received": "in_year_aim in_year_outcome",
        "offered": "review_offered",
        "refused": "review_refused in_year_offer",
        "fair_access": "fair_access_place",
    },
    clocks=(
        DutyClock(
            duty="in_year_aim",
            label="Tell outcome, aim",
            starts="received_on",
            event="application received",
            stops="told_on",
            rule="in_year.aim",
            applies=to_tell,
        ),
        DutyClock(
            duty="in_year_outcome",
            label="Tell outcome, at most",
            starts="received_on",
            event="application received",
            stops="told_on",
            rule="in_year.outcome",
            applies=to_tell,
        ),
        DutyClock(
            duty="in_year_offer",
            label="In-year offer, target",
            starts="received_on",
            event="application received",
            stops="offered_on",
            rule="in_year.offer",
            applies=to_offer,
            clears="told_on",
        ),
        DutyClock(
            duty="fair_access_place",
            label="Fair Access place",
            starts="fair_access_on",
            event="referred",
            stops="placed_on",
            rule="fair_access.place",
            applies=to_place,
        ),
        review("Is the place taken?", "offered", starts="offered_from", event="offered"),
        review("Ask the parent", "refused", starts="told_from", event="told"),
    ),
)
