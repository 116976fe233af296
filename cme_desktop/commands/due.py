"""The work queue: `due`."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from cme_desktop.commands import DONE
from cme_desktop.commands.base import Commands, Given

if TYPE_CHECKING:
    from cme_desktop.due import DueLine
    from cme_desktop.ports import Queue
    from cme_desktop.statutory.calendar import SchoolCalendar


def add(commands: Commands) -> None:
    """Add the command."""
    due = commands.add("due", "list the duties not yet met, in the order they fall due", _due)
    due.add_argument("--as-of", metavar="D", type=commands.day, help="the day to look from; else today")
    due.add_argument("--json", action="store_true", help="print the list as JSON")


def _due(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.due import said_of_unread

    as_of = arguments.as_of or given.today
    with given.desk_to_read() as desk, desk.store.reading() as reader:
        lines, calendar = _unmet(reader, as_of, given.today), reader.law().calendars.authority
        for sentence in said_of_unread(law=False, records=reader.unread_lines()):
            print(sentence, file=sys.stderr)
    if arguments.json:
        print(json.dumps([_told(line, as_of) for line in lines], ensure_ascii=False, indent=1))
        return DONE
    for line in lines:
        print(f"{line.reference}  {line.label}{_when(line, as_of, calendar)}. {_why(line)}")
    if not lines:
        print("Nothing is due.")
    return DONE


def _unmet(reader: "Queue", as_of: date, today: date) -> "list[DueLine]":
    """What is unmet and does not rest; looking back, what was unmet by the end of that day."""
    return reader.due(awake_on=as_of) if as_of >= today else reader.unmet_on(as_of)


def _when(line: "DueLine", as_of: date, calendar: "SchoolCalendar") -> str:
    from cme_desktop.due import BEING_RECKONED, days_between
    from cme_desktop.values.dates import show_day

    anew = f", {BEING_RECKONED}" if line.anew else ""
    if line.due_on is None:
        return anew  # the reason begins with that it has no day
    if line.due_on < as_of:
        over = f"{days_between(line, line.due_on, as_of, calendar)} over"
    elif line.due_on > as_of:
        over = f"in {days_between(line, as_of, line.due_on, calendar)}"
    else:
        over = "due today"
    return f": {show_day(line.due_on)}, {over}{anew}"


def _why(line: "DueLine") -> str:
    """The reason, which begins with the day that the line has said already."""
    from cme_desktop.values.dates import show_day

    said = f"Due {show_day(line.due_on)}: " if line.due_on is not None else ""
    reason = line.why.removeprefix(said)
    return f"{reason[:1].upper()}{reason[1:]}"


def _days_over(line: "DueLine", as_of: date) -> int:
    return max(0, (as_of - line.due_on).days) if line.due_on is not None else 0


def _told(line: "DueLine", as_of: date) -> dict[str, str | int | bool | None]:
    return {
        "record": line.reference,
        "type": line.type,
        "duty": line.duty,
        "label": line.label,
        "due_date": line.due_on.isoformat() if line.due_on is not None else None,
        "days_over": _days_over(line, as_of),
        "why": line.why,
        "child": line.child_label,
        "school": line.school_label,
        "being_reckoned": line.anew,
    }
