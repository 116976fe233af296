"""Deletions that begin a search, or follow from where it found the child."""

from datetime import date

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.story_notices import Leaving, closed_because, deletion
from cme_desktop.records.whereabouts_enquiry.story_course import PartInSearch, Search
from cme_desktop.records.whereabouts_enquiry.story_endings import AWAY
from cme_desktop.sample.steps import Amend, Save, Tale
from cme_desktop.standing_records.child import CHILD

_CLOSED = {"left_country": "left_country", "passed_on": "other_authority"}
"""Why the notice is closed when the search is closed because the child went away."""


def _deleted_before(search: Search) -> Tale:
    ground = search.world.dice.weighed({"i": 55, "h": 20, "g": 25})
    yield from _deleted(search, search.course.opened, Leaving(ground, "not_known"))
    search.enquiry.off_roll = search.saved[OFF_ROLL_NOTICE.key].id


def _deleted_afterwards(search: Search, found: date) -> Tale:
    """A child found away from the city comes off the roll."""
    where = search.enquiry.found_where
    if where not in AWAY or OFF_ROLL_NOTICE.key in search.saved:
        return
    kind = "abroad" if where == "abroad" else "school_in_england"
    yield from _deleted(search, search.world.terms.after(found, 2), Leaving("g", kind))


def _deleted(search: Search, day: date, leaving: Leaving) -> Tale:
    notice = deletion(search.world, search.pupil, search.site, day, leaving)
    notice.status = "accepted"
    search.saved[OFF_ROLL_NOTICE.key] = notice
    yield Save(day, OFF_ROLL_NOTICE, notice)
    search.pupil.leaves()


def _closed(search: Search, closed: date) -> Tale:
    """The question where the child is has been answered, or is asked no more."""
    notice = search.saved.get(OFF_ROLL_NOTICE.key)
    if not isinstance(notice, OffRollNotice):
        return
    day = max(closed, notice.received_on or closed)
    why = search.enquiry.close_reason or ""
    yield Amend(day, OFF_ROLL_NOTICE, notice, closed_because(_CLOSED.get(why, "enquiry_opened"), day))
    if why in _CLOSED:
        yield Amend(day, CHILD, search.pupil.record, {"status": "moved_away"})


STORY_SEARCH = PartInSearch(begins=_deleted_before, found=_deleted_afterwards, closed=_closed)
