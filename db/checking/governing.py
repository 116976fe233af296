"""The law as a check reads it: terms that cannot be right, and what of it could not be read."""

from collections.abc import Iterator

from cme_desktop.standing_records.calendar_entry.wrong_terms import wrong_among
from db.law import Governing


def findings(law: Governing) -> Iterator[str]:
    """A sentence for terms that cannot be right, and one where deadlines cannot be told right."""
    entries = sorted(law.entries, key=lambda entry: (str(entry.first_on), entry.id))
    yield from wrong_among(entries, law.names)
    if law.law.unread:
        yield (
            "A rule or a calendar entry cannot be read, so due dates were checked by the others alone. "
            "Put it right first, then check again."
        )
