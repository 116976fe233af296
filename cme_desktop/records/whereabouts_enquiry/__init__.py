"""Whereabouts-unknown enquiry: the search for a child who is not at school and cannot be found.

Education Act 1996 s436A; children missing education guidance, 2016 and later. School and authority make
reasonable enquiries together; each check is one row, and the ones left out are named when it is closed.
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import standing
from cme_desktop.description.words import dated
from cme_desktop.records.whereabouts_enquiry.endings import ended_on, ending
from cme_desktop.records.whereabouts_enquiry.fields import (
    LIFE,
    Check,
    WhereaboutsEnquiry,
    awaits_answer,
    check_in_words,
    checks_tried,
    days_open,
    gone_since,
    gone_since_by,
    untried,
)
from cme_desktop.records.whereabouts_enquiry.rules import RULES, guidance_of_its_day, searching, to_review
from cme_desktop.statutory.clocks import DutyClock, in_each_row

__all__ = [
    "LIFE",
    "WHEREABOUTS_ENQUIRY",
    "Check",
    "WhereaboutsEnquiry",
    "checks_tried",
    "days_open",
    "ended_on",
    "ending",
    "gone_since",
    "gone_since_by",
    "untried",
]

WHEREABOUTS_ENQUIRY = RecordType(
    cls=WhereaboutsEnquiry,
    key="whereabouts_enquiry",
    prefix="ENQ",
    title="Whereabouts enquiry",
    plural="Whereabouts enquiries",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Enquiries", "enquiry", "Ctrl+6", full="Enquiries"),
    order=Order.newest("received_on"),
    without={
        "follows": "What a search answers the off-roll notice says, and what ends it, the on-roll notice.",
        "follow_ups": "What comes of a search is sent by a school or a parent.",
    },
    label=lambda enquiry: enquiry.reference or "New whereabouts enquiry",
    line=lambda enquiry: dated("Enquiry opened", enquiry.received_on, LIFE.statuses.label(enquiry.status)),
    rules=RULES,
    next_steps={
        "opened": "enquiry_review enquiry_reviewed_again",
        "checks_running": "enquiry_review enquiry_reviewed_again",
        "not_located": "enquiry_review enquiry_reviewed_again",
        "located": "located_review",
    },
    longest_rest=lambda enquiry: "rest.longest" if enquiry.status == "located" else "rest.enquiry",
    guidance=guidance_of_its_day,
    episode=("child", "received_on"),
    clocks=(
        DutyClock(
            duty="enquiry_review",
            label="Enquiry review",
            starts="received_on",
            event="opened",
            stops="reviewed_on",
            rule="enquiry.review",
            rests=True,
            applies=to_review,
        ),
        DutyClock(
            duty="enquiry_reviewed_again",
            label="Next enquiry review",
            starts="reviewed_on",
            event="last reviewed",
            rule="enquiry.review",
            rests=True,
            applies=standing("opened", "checks_running", "not_located"),
            clears="reviewed_on",
        ),
        DutyClock(
            duty="located_review",
            label="Is the child in education?",
            starts="looked_into_from",
            event="located or last reviewed",
            rule="enquiry.located",
            rests=True,
            applies=standing("located"),
            clears="education_now",
        ),
        in_each_row(
            "checks",
            DutyClock(
                duty="chase",
                label="Chase",
                starts="last_asked_on",
                event="last asked",
                stops="answered_on",
                rule="enquiry.chase",
                rests=True,
                applies=awaits_answer,
                clears="answered_on",
                waits=True,
            ),
            matter=searching,
            label=check_in_words,
        ),
    ),
)
