"""Every figure of the return, counted again."""

from tests.db.recount.applications import applications
from tests.db.recount.count import Days, Figures, Recount
from tests.db.recount.missing_episodes import missing_episodes
from tests.db.recount.notices import fines_due, first_year, off_roll
from tests.db.recount.rows import File
from tests.db.recount.searches import without_education
from tests.db.recount.spells import at_any_time, orders

FURTHER = (
    missing_episodes,
    applications,
    off_roll,
    fines_due,
    first_year,
    without_education,
    at_any_time,
    orders,
)


def recounted(file: File, days: Days) -> Figures:
    """Every figure that is not nought."""
    recount = Recount(file, days)
    recount.count()
    for count in FURTHER:
        count(recount)
    return {key: value for key, value in recount.found.items() if value}
