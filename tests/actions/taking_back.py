"""What officers may take back: the last actions, an import, and what a record said earlier."""

import re

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.actions.book import BLANK, FINISHED, LINKS
from tests.actions.deeds import Deed, Line, Way, about_the_same, in_the_way, touched_again
from tests.actions.life import Life

_REFERENCE = re.compile(r"[A-Z]{3}-\d{4}-\d{4}")
_THE_LAST = (0, 0, 0, 0, 1, 2, 3, 5)
"""How many actions have come since: mostly none."""

some = st.integers(0, 11)


class TakingBack(Life):
    """Undo, and putting back. What was undone is done again by undoing that."""

    @precondition(lambda self: any(deed.way for deed in self.book.deeds))
    @rule(since=st.sampled_from(_THE_LAST))
    def undo(self, since: int) -> None:
        deed = self.book.deeds[max(0, len(self.book.deeds) - 1 - since)]
        if deed.way is not None:
            self.take_back(deed, deed.way)

    def take_back(self, deed: Deed, way: Way) -> None:
        """Refused by name where later work stands on it: the model says first whether it does."""
        book = self.book
        later = book.deeds[book.deeds.index(deed) + 1 :]
        blocking = in_the_way(deed, later, book.lines, LINKS.keys())
        book.keep()
        why_not = self.office.undo(way)
        named = set(_REFERENCE.findall(why_not))
        may_count_on_it = touched_again(deed, later) | about_the_same(deed, later)
        if not blocking and named & may_count_on_it:
            return
        if blocking:
            assert why_not, f"“{way.name}” was done, and {blocking} stand on it."
            for_it = named & (blocking | may_count_on_it)
            assert for_it, f"“{way.name}” should be refused for {blocking}: {why_not}"
            return
        assert not why_not, f"“{way.name}” was refused, and nothing stands on it: {why_not}"
        book.back(deed)
        book.done(self.office.way)
        deed.way = None  # it is done again by undoing this one
        self.check()

    @rule(which=some, back=st.sampled_from((1, 1, 1, 2, 3)))
    def put_back(self, which: int, back: int) -> None:
        """A save like others, of all that the record said before, so many different states ago."""
        reference = self.pick(tuple(BLANK), which)
        states: list[tuple[int, Line, bool]] = []
        for number, (line, settled) in self.past[reference].items():
            if line and line not in (state[1] for state in states):
                states.append((number, line, settled))
        if len(states) <= back:
            return
        number, line, settled = states[-1 - back]
        gone = {line[name] for name in LINKS if line.get(name)} - self.book.lines.keys()
        self.book.keep()
        saved = self.office.put_back(self.book.kinds[reference], reference, number)
        if saved is not None:
            assert not gone, f"{reference} was put back, and names {gone}, which is not on file."
            # Whoever puts an answer back vouches for it.
            over = line["status"] in (*FINISHED[self.book.kinds[reference]], "matched", "located")
            self.saved(reference, {**line, **self._ended(reference, line)}, by_hand=settled or over)

    def _ended(self, reference: str, line: Line) -> Line:
        """Which entry has ended a spell or a search, where that still names it."""
        entries = self.book.lines
        return {
            field: line[field] if entries.get(line[field], {}).get(link) == reference else None
            for field, link in (("_ended_by", "home_education"), ("_found_by", "enquiry"))
            if line.get(field)
        }
