"""What a type checker makes of fields said once. A type that it only guesses at, `Any`, is none of these."""

import os
import re
from pathlib import Path

from mypy import api

DESCRIBED = """
from datetime import date
from typing import assert_type

from cme_desktop.fields import (
    ChoiceField, Choices, ChoicesField, DateField, Row, RowsField, Unanswered, YesNoField
)
from cme_desktop.description.record import Record

WAYS = Choices(("post", "By post"))

class Visit(Row):
    on = DateField("On", required=True)

class Letter(Record):
    received_on = DateField("Received")
    seen_on = DateField("Seen", can_be_unanswered=True)
    way = ChoiceField("Way", WAYS, default="post")
    ways = ChoicesField("Ways", WAYS)
    urgent = YesNoField("Urgent", default=False)
    visits = RowsField("Visits", of=Visit, row_title="visit")

letter = Letter()
"""
KNOWN = """
assert_type(letter.received_on, date | None)
assert_type(letter.seen_on, date | None | Unanswered)
assert_type(letter.way, str)
assert_type(letter.ways, tuple[str, ...])
assert_type(letter.urgent, bool)
assert_type(letter.visits[0].on, date | None)
assert_type(letter.id, int | None)
assert_type(letter.version, int)
assert_type(letter.reference, str | None)
assert_type(Letter.way.label, str)
assert_type(Letter.visits.of, type[Visit])
"""
WRONG = """
letter.way = None
letter.received_on = Unanswered.REFUSED
letter.seen_on = "today"
letter.recieved_on = None
letter.received_on.year
Letter.recieved_on
letter.version = None
letter.visits.append(letter)
RowsField("Letters", of=date, row_title="letter")
RowsField("Visits", of=Visit, row_title="visit", default=[Visit()])
ChoiceField("Way")
class Odd(Record): child = DateField("Child")
"""


def _found_in(source: str, folder: Path) -> str:
    module = folder / "letter.py"
    module.write_text(DESCRIBED + source, "utf-8")
    found, failure, _ = api.run(["--strict", "--no-error-summary", f"--cache-dir={os.devnull}", str(module)])
    assert not failure
    return found


def test_the_type_of_a_value_is_known_from_its_field(tmp_path: Path) -> None:
    assert not _found_in(KNOWN, tmp_path)


def test_what_does_not_fit_its_field_is_found(tmp_path: Path) -> None:
    found = {int(number) for number in re.findall(r"letter\.py:(\d+): error", _found_in(WRONG, tmp_path))}
    lines = enumerate((DESCRIBED + WRONG).splitlines(), 1)
    assert {line for number, line in lines if number in found} == {*filter(None, WRONG.splitlines())}
