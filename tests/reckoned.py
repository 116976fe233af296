"""Stored deadlines against the law, as a change sees them before its commit; `check` looks at more."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from cme_desktop.description.duties import AT_ODDS, labels_of
from cme_desktop.due import waits
from cme_desktop.ports import Reader
from cme_desktop.registry import CASEWORK
from cme_desktop.services.at_odds import wrong_questions
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.values.dates import show_day

_Days = tuple[date | None, date | None]


def wrong_deadlines(reader: Reader) -> Iterator[str]:
    """A sentence for each deadline that is missing, does not belong, or has another day than it should.

    Those still to be reckoned anew are left out: their lines say so themselves.
    """
    stored: dict[int, dict[str, _Days]] = defaultdict(dict)
    for line in reader.due(unmet=False):
        if line.duty != AT_ODDS:
            stored[line.record][line.duty] = (line.due_on, line.met_on)
    law, reckonings = reader.law(), reader.reckonings()
    for record_type in CASEWORK:
        for record in reader.records(record_type):
            if waits(reckonings, record.id, record_type.key, record.school):
                continue
            due = duties_on_file(reader, record_type, record, law)
            reckoned = {d.duty: (d.due_on, d.met_on) for d in due}
            labels = labels_of(record_type)
            yield from _differences(record.reference, labels, stored.get(record.id, {}), reckoned)
    yield from wrong_questions(reader)


def _differences(
    reference: str, labels: dict[str, str], stored: dict[str, _Days], reckoned: dict[str, _Days]
) -> Iterator[str]:
    for duty in stored | reckoned:
        held, due = stored.get(duty), reckoned.get(duty)
        if held != due:
            name = labels.get(duty, duty)
            yield f"{reference}: “{name}” is stored as {_said(held)}, but comes to {_said(due)}."


def _said(days: _Days | None) -> str:
    if days is None:
        return "not due"
    due, met = days
    said = f"due {show_day(due)}" if due else "due on no known day"
    return f"{said}, met {show_day(met)}" if met else said
