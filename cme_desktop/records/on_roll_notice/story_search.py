"""Entries that follow when a search finds the child at a school of the city."""

from datetime import date

from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.story_notices import entry
from cme_desktop.records.whereabouts_enquiry.story_course import PartInSearch, Search
from cme_desktop.sample.steps import Amend, Save, Tale


def _entered(search: Search, found: date) -> Tale:
    world, enquiry = search.world, search.enquiry
    if not enquiry.found_school:
        return
    new = next(other for other in world.sites if other.id == enquiry.found_school)
    day = world.terms.after(found, 2)
    arrival = entry(world, search.pupil, new, day, "missing_education", search.site)
    arrival.entered_on = arrival.starting_on = max(arrival.entered_on or day, enquiry.located_on or day)
    arrival.enquiry = enquiry.id
    yield Save(day, ON_ROLL_NOTICE, arrival)
    search.pupil.joins(new, day)
    closed = world.days_after(day, 2, 15)
    yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})


STORY_SEARCH = PartInSearch(found=_entered)
