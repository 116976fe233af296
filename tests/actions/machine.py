"""What officers may do, in any order; after each action the program has to agree with the model."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from cme_desktop.registry import record_type
from tests.actions.book import CASEWORK, LAW
from tests.actions.deeds import Line
from tests.actions.entering import OF_A_CHILD, TODAY, closed, reopened
from tests.actions.life import OpenStore
from tests.actions.office import Values
from tests.actions.question import follow
from tests.actions.taking_back import TakingBack

_DELETED = date(2026, 10, 1)
_NEAR = (0, 0, 0, -30, -31, -1, 1, 20, 38)
"""Days from the usual one: on it, about it, and on both sides of what may overlap."""
_EVENT = {
    "off_roll_notice": "deleted_on",
    "on_roll_notice": "entered_on",
    "home_education": "started_on",
    "whereabouts_enquiry": "received_on",
}
DELETIONS = CASEWORK[:1]


def _near(day: int) -> date:
    return _DELETED + timedelta(days=day)


some = st.integers(0, 11)
days = st.sampled_from(_NEAR).map(_near)
maybe_days = st.sampled_from((*_NEAR, None)).map(lambda near: None if near is None else _near(near))
children = st.sampled_from((0, 0, 0, 1, 2))
"""Mostly one child: what is about others answers nothing."""


class Actions(TakingBack):
    """One team at one data file; a type of its own for each way to open one, see `actions_at`."""

    # -- new records -----------------------------------------------------------------------------

    @precondition(lambda self: len(self.book.of("child")) < 4)
    @rule(school=some)
    def new_child(self, school: int) -> None:
        name = "Petra", "Quentin"
        forename = name[len(self.book.of("child")) % 2]
        at = self.one("school", school)
        self.save("child", None, {"surname": "Marlow", "forename": forename, "school": at})

    @rule(
        child=children,
        school=some,
        received_on=days,
        deleted_on=maybe_days,
        status=st.sampled_from(("accepted", "unmatched", "received")),
        destination_kind=st.sampled_from((None, None, "school_in_england", "died")),
    )
    def take_off_roll(self, child: int, school: int, **values: Any) -> None:
        self.save("off_roll_notice", None, self.at(child, school) | values)

    @rule(
        child=children,
        school=some,
        received_on=days,
        entered_on=maybe_days,
        status=st.sampled_from(("received", "accepted")),
    )
    def put_on_roll(self, child: int, school: int, **values: Any) -> None:
        self.save("on_roll_notice", None, self.at(child, school) | values)

    @rule(child=children, received_on=days, started_on=maybe_days)
    def educate_at_home(self, child: int, **values: Any) -> None:
        self.save("home_education", None, {"child": self.one("child", child)} | values)

    @rule(child=children, received_on=days)
    def search(self, child: int, **values: Any) -> None:
        self.save("whereabouts_enquiry", None, {"child": self.one("child", child)} | values)

    @rule(which=some, kind=st.sampled_from(("home_education", "whereabouts_enquiry")), day=days)
    def grow_out_of_a_deletion(self, which: int, kind: str, day: date) -> None:
        if source := self.one("off_roll_notice", which):
            child = self.book.lines[source]["child"]
            self.save(kind, None, {"child": child, "received_on": day, _EVENT[kind]: day, "off_roll": source})

    @precondition(lambda self: self.office.files < 2)  # each is read in a process of its own
    @rule(
        kind=st.sampled_from(("off_roll_notice", "on_roll_notice")),
        rows=st.lists(st.tuples(children, some, days, days), min_size=1, max_size=3, unique=True),
    )
    def load(self, kind: str, rows: list[tuple[int, int, date, date]]) -> None:
        """A file of notices. What is on file already is not brought in a second time."""
        self.book.keep()
        sent = [
            {
                **self.at(child, school),
                "received_on": received_on,
                _EVENT[kind]: day,
                "status": "accepted",
                "notes": f"File {self.office.files}, row {number}",
            }
            for number, (child, school, received_on, day) in enumerate(rows)
        ]
        self.office.load(kind, sent)
        with self.store.reading() as reader:
            given = {record.notes: record.reference for record in reader.records(record_type(kind))}
        brought = [(given[row["notes"]], row) for row in sent if row["notes"] in given]
        for reference, row in brought:
            row["child"] = self.book.survivor(row["child"])  # as a file may be older than the merger
            self.book.add(kind, str(reference), **row)
        for reference, _ in brought:
            follow(self.book, str(reference), None)
        self.book.done(self.office.way)

    # -- changes -----------------------------------------------------------------------------------

    @rule(which=some)
    def note(self, which: int) -> None:
        self.change(which, CASEWORK, lambda _, line: {"notes": f"{line['notes'] or ''}."})

    @rule(which=some, status=st.sampled_from(("accepted", "unmatched")))
    def look_at_deletion(self, which: int, status: str) -> None:
        def looked_at(_: str, line: Line) -> Values:
            return {"status": status} if line["status"] not in ("matched", "closed") else {}

        self.change(which, DELETIONS, looked_at)

    @rule(which=some, day=days)
    def change_day(self, which: int, day: date) -> None:
        self.change(which, CASEWORK, lambda kind, _: {_EVENT[kind]: day})

    @rule(which=some)
    def take_day_out(self, which: int) -> None:
        self.change(which, CASEWORK[:3], lambda kind, _: {_EVENT[kind]: None})

    @rule(which=some, school=some)
    def change_school(self, which: int, school: int) -> None:
        self.change(which, CASEWORK[:2], lambda _, __: {"school": self.one("school", school)})

    @rule(which=some, child=children)
    def change_child(self, which: int, child: int) -> None:
        """It was about somebody else: whatever it names of the first child is let go of by hand."""

        def moved(kind: str, line: Line) -> Values:
            to: Values = {"child": self.one("child", child)}
            if line["child"] == to["child"]:
                return {}
            to |= {name: None for name in OF_A_CHILD if name in line}
            asked = dict.fromkeys(("answered_on", "closing_reason", "closed_on"))
            to |= {"status": "accepted", **asked} if kind in DELETIONS else {}
            return to | (reopened(kind, line) if kind in CASEWORK[2:] else {})

        self.change(which, CASEWORK, moved, by_hand=False)

    @rule(which=some)
    def confirm(self, which: int) -> None:
        """Somebody at the other end says that the child is there."""

        def confirmed(_: str, line: Line) -> Values:
            asked = line["status"] in ("accepted", "unmatched")
            return {"answered_on": TODAY, "answered_by": "Admissions"} if asked else {}

        self.change(which, DELETIONS, confirmed, by_hand=True)

    @rule(which=some, why=some)
    def close(self, which: int, why: int) -> None:
        self.change(which, CASEWORK, partial(closed, why), by_hand=True)

    @rule(which=some)
    def none_after_all(self, which: int) -> None:
        """An entry of a child who never came, a spell or a search opened in error."""
        self.change(which, CASEWORK[1:], partial(closed, 0), by_hand=True)

    @rule(which=some)
    def reopen(self, which: int) -> None:
        self.change(which, CASEWORK, reopened, by_hand=False)

    @rule(which=some, into=some)
    def merge(self, which: int, into: int) -> None:
        one, other = self.one("child", which), self.one("child", into)
        if one != other:
            self.save("child", one, {"status": "merged", "merged_into": other})

    @precondition(lambda self: "merged" in (line["status"] for line in self.book.lines.values()))
    @rule(which=some)
    def part_again(self, which: int) -> None:
        self.change(which, ("child",), lambda _, __: {"status": "current", "merged_into": None})

    # -- the law -----------------------------------------------------------------------------------

    @precondition(lambda self: self.laws < 3)
    @rule(month=st.integers(8, 12), long=st.integers(1, 27), kind=st.sampled_from(("term", "closed")))
    def change_school_days(self, month: int, long: int, kind: str) -> None:
        """One term and one closure in a month at most: two at one time would be a finding."""
        self.laws += 1
        first_on = date(2026, month, 1)
        if (month, kind) not in self._school_days:
            self._school_days.add((month, kind))
            last_on = first_on + timedelta(days=long)
            given = {"kind": kind, "name": "Days", "first_on": first_on, "last_on": last_on}
            self.save("calendar_entry", None, given)

    @precondition(lambda self: self.laws < 3)
    @rule(since_on=days, count=st.integers(1, 40))
    def change_rule(self, since_on: date, count: int) -> None:
        self.laws += 1
        given = {"rule": "off_roll.question", "value": str(count), "since_on": since_on}
        self.save("local_rule", None, given)

    @precondition(lambda self: self.laws > 0)
    @rule(which=some)
    def end_law(self, which: int) -> None:
        """A term, a closure or a rule that is none any longer, or is one again."""
        other = {"current": "ended", "ended": "current"}
        self.change(which, LAW, lambda _, line: {"status": other[line["status"]]})

    @precondition(lambda self: self.laws > 0)
    @rule(all_of_it=st.booleans())
    def reckon(self, all_of_it: bool) -> None:
        self.office.reckon(all_of_it)


def actions_at(open_store: OpenStore, actions: type[Actions] = Actions) -> type[Actions]:
    """The actions on one kind of store."""
    return type("ActionsHere", (actions,), {"open_store": staticmethod(open_store)})
