"""What keeps a return from being published: its days."""

from datetime import date

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.errors import CmeError
from cme_desktop.suppression.periods import why_unpublishable


def refuse_free_ranges(told: ToldReturn, *, to_publish: bool) -> None:
    """Raises CmeError unless the return is of a whole month, term or school year, over if it is published."""
    compared, law = told.counted.compared, told.counted.snapshot.law
    as_at = compared.as_at if to_publish else date.max
    if why := why_unpublishable(compared.asked.start, compared.asked.end, law.calendars, as_at):
        raise CmeError(why)
