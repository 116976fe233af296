"""Home visit: somebody calls on a child at home. A type that there is not, to see what one takes."""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review
from cme_desktop.description.words import dated
from cme_desktop.records.home_visit.fields import LIFE, HomeVisit, made_or_not

HOME_VISIT = RecordType(
    cls=HomeVisit,
    key="home_visit",
    prefix="HVI",
    title="Home visit",
    plural="Home visits",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Visits", "note"),
    order=Order.newest("received_on"),
    without={
        "education_facts": "A visit changes nothing of the child’s education.",
        "follows": "A visit changes no other record.",
        "contradictions": "There may be any number of visits.",
        "follow_ups": "Nothing grows out of a visit.",
        "guidance": "The law says nothing of visits.",
        "past": "A visit changes nothing of where the child is.",
    },
    label=lambda visit: visit.reference or "New home visit",
    line=lambda visit: dated("Home visit", visit.made_on, LIFE.statuses.label(visit.status)),
    episode=("child", "received_on"),
    rules=(made_or_not,),
    next_steps={"asked": "review_asked"},
    clocks=(review("Ask how the visit went", "asked", clears="made_on"),),
)
