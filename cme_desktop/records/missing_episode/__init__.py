"""Missing episode: a child reported missing from home or care, and the interview carried out when back.

Department for Education, Children who run away or go missing from home or care, January 2014 (statutory
guidance under section 7 of the Local Authority Social Services Act 1970).
"""

from cme_desktop.description.record_type import About, Offered, Order, RailEntry, RecordType
from cme_desktop.description.reviews import review, standing
from cme_desktop.description.words import dated
from cme_desktop.records.missing_episode.fields import LIFE, MissingEpisode
from cme_desktop.records.missing_episode.rules import RULES
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.values.moments import uk_day

__all__ = ["LIFE", "MISSING_EPISODE", "MissingEpisode"]


def _line(episode: MissingEpisode) -> str:
    since = uk_day(episode.reported_at) if episode.reported_at else None
    return dated("Reported missing", since, LIFE.statuses.label(episode.status))


MISSING_EPISODE = RecordType(
    cls=MissingEpisode,
    key="missing_episode",
    prefix="MIS",
    title="Missing episode",
    plural="Missing episodes",
    life=LIFE,
    about=About.CHILD,
    worked=True,
    offered=Offered.NEW_MENU,
    rail=RailEntry("Missing", "missing"),
    order=Order.newest("received_on"),
    without={
        "education_facts": "To be away from home for hours changes nothing of the child’s education.",
        "follows": "Going missing for hours says nothing of rolls, searches or home education.",
        "past": "To be away from home for hours is no spell of missing education.",
        "follow_ups": "Nothing grows out of an episode that has a record of its own.",
        "guidance": "What is offered to the child is the same whatever is typed.",
    },
    label=lambda episode: episode.reference or "New missing episode",
    line=_line,
    terms=lambda episode: filter(None, (episode.police_reference,)),
    rules=RULES,
    episode=("child", "reported_at"),
    next_steps={
        "missing": "still_missing",
        "returned": "return_interview return_interview_from_notice review_interviewed",
        "interviewed": "review_interviewed",
        "declined": "review_interviewed",
    },
    clocks=(
        DutyClock(
            duty="still_missing",
            label="Is the child back?",
            starts="missing_from",
            event="reported",
            rule="missing.review",
            applies=standing("missing"),
            clears="returned_at",
        ),
        review("Close it", "interviewed", "declined", "returned", starts="settled_from", event="settled"),
        DutyClock(
            duty="return_interview",
            label="Return interview",
            starts="returned_at",
            event="returned",
            stops="settled",
            rule="return_interview.due",
            clears="held_at",
        ),
        DutyClock(
            duty="return_interview_from_notice",
            label="Interview, from notice",
            starts="told_at",
            event="told",
            stops="settled",
            rule="return_interview.from_notice",
            clears="held_at",
        ),
    ),
)
