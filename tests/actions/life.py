"""One life of a data file and its model: how both are opened, changed and held against each other."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from cme_desktop.registry import record_type
from db.store import SqlStore
from tests.actions.agreement import disagreements, replayed_wrong
from tests.actions.book import BLANK, Book
from tests.actions.deeds import Line
from tests.actions.nobody_lost import lost
from tests.actions.office import Office, Values
from tests.actions.question import follow
from tests.builders import StandingClock

OpenStore = Callable[[StandingClock], tuple[SqlStore, Callable[[], None]]]
"""Opens an empty store, and says how it goes again."""


class Life(RuleBasedStateMachine):
    """What every action rests on; `open_store` says on what kind of store."""

    open_store: OpenStore

    def __init__(self) -> None:
        super().__init__()
        self._temporary = TemporaryDirectory()
        clock = StandingClock()
        self.store, self._let_go = type(self).open_store(clock)
        self.office = Office(self.store, clock, Path(self._temporary.name))
        self.book = Book()
        self.past: dict[str, dict[int, tuple[Line, bool]]] = {}
        """By reference and version, what the records said after each action, and whether that was settled."""
        self._looked_after = 0
        self.laws = 0
        self._meant = ""
        self._school_days: set[tuple[int, str]] = set()

    def teardown(self) -> None:
        """What is wrong with the file as a whole is looked for at the end."""
        try:
            self.office.reckon(all_of_it=True)
            self.agrees()
            self.check()
        finally:
            self.store.close()
            self._let_go()
            self._temporary.cleanup()

    @initialize()
    def begin(self) -> None:
        """One child of whom it is asked where it went, and one of whom it is known."""
        for name in ("Ashdown Primary", "Beech Hill School", "Cedar Academy"):
            self.save("school", None, {"name": name})
        for forename in ("Ada", "Zoe"):
            self.save("child", None, {"surname": "Okafor", "forename": forename})
        asked = {"received_on": date(2026, 10, 1), "deleted_on": date(2026, 10, 1), "status": "accepted"}
        self.save("off_roll_notice", None, self.at(0, 0) | asked)
        self.save("off_roll_notice", None, self.at(1, 0) | asked)
        entered = {"received_on": date(2026, 10, 1), "entered_on": date(2026, 10, 1)}
        self.save("on_roll_notice", None, self.at(1, 1) | entered)

    @invariant()
    def agrees(self) -> None:
        if self.office.done == self._looked_after:
            return
        self._looked_after = self.office.done
        with self.store.reading() as reader:
            wrong = [*disagreements(reader, self.book), *lost(reader, self.book.by_hand)]
            for kind in map(record_type, BLANK):
                for record in reader.records(kind):
                    versions = self.past.setdefault(record.reference, {})
                    if record.version not in versions:
                        wrong += replayed_wrong(reader, kind, record)
                        line = self.book.lines.get(record.reference, {})
                        versions[record.version] = copy(line), record.reference in self.book.by_hand
        assert not wrong, "\n".join(wrong)

    def check(self) -> None:
        """What is wrong with the file as a whole."""
        found = list(self.store.findings())
        assert not found, "\n".join(found)

    def change(
        self,
        which: int,
        kinds: Sequence[str],
        to: Callable[[str, Line], Values],
        by_hand: bool | None = None,
    ) -> None:
        """Change a record of these types; `by_hand` says that an officer settles or unsettles it."""
        reference = self.pick(kinds, which)
        values = to(self.book.kinds[reference], self.book.lines[reference]) if reference else {}
        if values:
            self.save(self.book.kinds[reference], reference, values, by_hand)

    def save(self, kind: str, reference: str | None, values: Values, by_hand: bool | None = None) -> None:
        self.book.keep()
        saved = self.office.save(kind, reference, values)
        if saved is None:
            return
        if reference is None:
            self.book.add(kind, saved)
        self.saved(saved, values, by_hand, new=reference is None)

    def saved(self, reference: str, values: Values, by_hand: bool | None, new: bool = False) -> None:
        """The program has saved a record; the model has it too, and what follows from what it says anew."""
        before = None if new else copy(self.book.lines[reference])
        self.book.lines[reference] |= values
        if "end_reason" in values or values.get("found_school", "") is None:
            by_entry = {name: values.get(name) for name in ("_ended_by", "_found_by")}
            self.book.lines[reference] |= by_entry  # else it is the officer's word now
        if by_hand:
            self.book.by_hand.add(reference)
        elif by_hand is False:
            self.book.by_hand.discard(reference)
        if self.book.lines[reference] != before:
            follow(self.book, reference, before)
        self.book.done(self.office.way)

    def pick(self, kinds: Sequence[str], which: int) -> str:
        """The record that is meant, or else one of these types by its place; "" where there is none."""
        there = [reference for reference in self.book.lines if self.book.kinds[reference] in kinds]
        return self._meant or (there[which % len(there)] if there else "")

    def of(self, reference: str, action: Callable[..., None], **values: object) -> None:
        """Do to a certain record what else is done to any."""
        self._meant = reference
        action(which=0, **values)
        self._meant = ""

    def one(self, kind: str, which: int) -> str | None:
        there = self.book.of(kind)
        return there[which % len(there)] if there else None

    def at(self, child: int, school: int) -> Values:
        return {"child": self.one("child", child), "school": self.one("school", school)}
