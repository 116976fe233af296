"""The work behind the form for the cover: what stands by rule, keeping what is typed, trying it at once."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.looks.return_cover import NOT_WORKED_OUT, CoverByRule, read_cover, try_words
from cme_desktop.operations.returns import SayOnCover
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.periods import DateRange
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.pages.returns.cover_line import CoverLine

_STILL = "The sentences made by rule are still being worked out. Press Ctrl+S again once they are there."
_DOING = "Working out the sentences made by rule"


class CoverTyping(QObject):
    """Sentences for the cover of one return at a time."""

    kept = Signal(bool, str)
    """(whether anything is other than it was, what of it cannot be published in words)."""

    def __init__(self, desk: Desk, jobs: Jobs, line: CoverLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._line = desk, jobs, line
        self._of: DateRange | None = None
        self._typed: Mapping[str, str] = {}
        self._by_rule: CoverByRule | None = None
        self._working_out: Job | None = None
        line.given.connect(self._keep)
        line.asking.connect(lambda is_there: None if is_there else self._drop())
        line.progress.cancelled.connect(self._stop)

    def ask(self, period: DateRange, typed: Mapping[str, str]) -> None:
        """Ask for the words of a return; `typed` are those that it has."""
        self._drop()
        self._of, self._typed, self._by_rule = period, typed, None
        self._line.ask_words(typed)
        clock = self._desk.clock
        work = partial(read_cover, period, clock.now(), clock.today())
        self._line.progress.begin(_DOING)
        self._working_out = self._jobs.read(work, self._show, self._not_worked_out, self)
        self._working_out.progressed.connect(partial(self._line.progress.advance, _DOING))

    def _show(self, by_rule: CoverByRule) -> None:
        self._working_out, self._by_rule = None, by_rule
        self._line.progress.finish()
        self._line.show_by_rule(by_rule.sentences)

    def _not_worked_out(self, error: Exception) -> None:
        self._working_out, self._by_rule = None, NOT_WORKED_OUT
        self._line.progress.finish()
        self._line.show_by_rule(None)
        if not isinstance(error, Cancelled):
            self._line.refuse(explain(error))

    def _keep(self, _words: object) -> None:
        if self._of is None or self._by_rule is None:
            self._line.refuse(_STILL)
            return
        typed = self._line.typed()
        new = {heading: words for heading, words in typed.items() if words != self._typed.get(heading, "")}
        tried = partial(self._try, {heading: words for heading, words in typed.items() if words}, bool(new))
        saying = SayOnCover(monthly_of(self._of), new)
        self._jobs.change(saying, tried, lambda error: self._line.refuse(explain(error)), self)

    def _try(self, typed: Mapping[str, str], is_news: bool, _done: None) -> None:
        """They are kept by now, whatever is found."""
        withheld = self._by_rule.withheld if self._by_rule else frozenset()
        self._line.put_away()
        self._jobs.read(
            partial(try_words, typed, withheld),
            partial(self.kept.emit, is_news),
            lambda error: self.kept.emit(is_news, f"They could not be tried now. {explain(error)}"),
            self,
        )

    def _stop(self) -> None:
        if self._working_out is not None:
            self._working_out.cancel()

    def _drop(self) -> None:
        """Let go of what is worked out; its answer, a Cancelled, is not wanted either."""
        if self._working_out is not None:
            self._working_out.failed = None
            self._working_out.cancel()
            self._working_out = None
            self._line.progress.finish()
