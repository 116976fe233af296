"""One data file at work in the window: makes its pages, answers the search box, keeps the counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from cme_desktop.desk import Desk
from cme_desktop.drafts.held import HeldDrafts
from cme_desktop.due import FirstLook, Post
from cme_desktop.errors import Cancelled, Damaged
from cme_desktop.looks.frame import (
    Counts,
    Situation,
    count_drafts,
    find_anything,
    read_counts,
    read_situation,
)
from cme_desktop.ports import Author, Reader
from cme_desktop.registry import NEW_MENU, record_type
from cme_desktop.services.finding import Found
from cme_desktop.touched import Aspect, Concern, Touched
from cme_desktop.values.moments import UK
from ui.aside import Aside
from ui.early.window import MainWindow
from ui.errors import FailureKind as Failure
from ui.errors import log_problem, present
from ui.jobs import Jobs
from ui.keeping import Keeping, KeptWhere
from ui.pages.today import TodayPage
from ui.quiet import Quiet
from ui.reckoner import Reckoner
from ui.shell.apart import ApartWindow
from ui.shell.named_places import NamedPlace
from ui.shell.page import Page
from ui.shell.places import TODAY, Place, PlaceKind, file_or_record
from ui.taking_back import TakingBack
from ui.widgets import page_key

CLOSING_MS = 5000
_WAITING = {
    KeptWhere.IN_THE_FILE: "",
    KeptWhere.ON_THIS_COMPUTER: "Typing waits for the data file; it is kept on this computer",
    KeptWhere.NOWHERE: "Typing could not be kept yet; leave this window open",
}


_COUNTED = Concern(types=None, aspects=frozenset(Aspect) - {Aspect.DRAFTS})
"""What may change the figures in the rail. Typing is kept every few seconds, and changes none of them."""


class Sitting(QObject):
    """From the opening of a data file to its closing."""

    ready = Signal()
    """The first page is on its way to the screen."""
    failed = Signal(object)
    """The data file cannot be worked with: the exception that says why."""

    def __init__(self, window: MainWindow, desk: Desk, name: str) -> None:
        super().__init__(window)
        self.window = window
        self.desk = replace(desk, emergency=HeldDrafts(desk.emergency))
        self.jobs = Jobs(desk.store, lambda: self.desk.author, self)
        self.keeping = Keeping(self.jobs, self.desk, self)
        self._reckoner = Reckoner(self.jobs, window.status, self)
        self.taking_back = TakingBack(self.jobs, window.status, self)
        self._quiet = Quiet(self.jobs, self)
        self._apart: list[ApartWindow] = []
        window.name_file(name)
        window.status.show_file(name)
        window.header.offer_new([(kind.key, kind.title) for kind in NEW_MENU])
        window.rail.put_up()
        for signal, slot in (
            (window.header.search.asked, self._search),
            (window.header.search.picked, self._open_found),
            (window.header.search.picked_apart, self._open_found_apart),
            (window.stack.apart, self.open_apart),
            (window.status.drafts_pressed, lambda: window.go(TODAY)),
            (window.who_asked, lambda: window.go(Place(PlaceKind.FIRST_RUN))),
            (self.jobs.changed, self._changed),
            (self.jobs.problem, self._say),
            (self.keeping.changed, self._say_what_waits),
        ):
            signal.connect(slot)

    def begin(self, first: tuple[TodayPage, FirstLook] | None = None) -> None:
        """Show the first page; `first` is one that is on the screen already, with what it shows."""
        if first is None:
            known = self.window.remembered.officers()
            self.jobs.read(partial(read_situation, known), self._begin, self._tell_failure, self)
            return
        page, look = first
        officers = self.window.remembered.officers()
        self._sit_down(look.identity, officers.get(look.identity) or officers.get("", ""), look.post)
        page.serve(self.jobs, self.desk)
        self._with_undo(page)
        self.window.stack.go_on_with(self.page)
        self.window.stack.freshen(page)
        self._settle()

    def page(self, place: Place) -> Page:
        """The page for a place; each kind is imported when it is first gone to."""
        return self._with_undo(_MAKERS[place.kind](self, place))

    def _with_undo(self, page: Page) -> Page:
        """A page on which nothing is typed takes the last operation back; a text field takes back its own."""
        if not page.own_undo:
            page_key(page, "Ctrl+Z", self.taking_back.undo)
        return page

    def open_apart(self, place: Place) -> None:
        """Open a place in a window of its own."""
        apart = ApartWindow(self.window)
        apart.stack.make_with(self.page)
        apart.stack.apart.connect(self.open_apart)
        apart.stack.told.connect(self.window.status.tell)
        self._apart.append(apart)
        apart.destroyed.connect(lambda: self._apart.remove(apart))
        apart.stack.go(place)
        apart.show()

    def is_of(self, path: Path) -> bool:
        """Whether this very file is the one at work."""
        if "://" in self.desk.store.name:
            return False
        try:
            return path.samefile(self.desk.store.name)
        except OSError:
            return False

    def is_safe(self) -> bool:
        """Whether all that is typed is kept somewhere by now, in the data file or on this computer."""
        for stack in (self.window.stack, *(apart.stack for apart in self._apart)):
            stack.wind_up()
        return self.keeping.worst() is not KeptWhere.NOWHERE

    def close(self) -> bool:
        """Keep what is unfinished, wait a while for what is being written, let go of the data file.

        Whether all has ended. What has not, as a server does not answer it, is left behind; unfinished typing
        is on this computer then.
        """
        self.window.header.search.asked.disconnect(self._search)  # it may still be about to ask
        for apart in list(self._apart):
            apart.close()
        self.window.stack.make_with(None)
        self._reckoner.stop()
        self.window.status.show_unkept(_WAITING[self.keeping.worst()])
        self.keeping.press_on()
        self.jobs.wait_idle(CLOSING_MS)
        self.keeping.close()
        ended = self.jobs.close(CLOSING_MS)
        self._quiet.stop()
        self.window.status.show_unkept("")
        letting_go = Aside(self.desk.store.close, parent=self)
        letting_go.begin()
        if not letting_go.wait(CLOSING_MS):
            letting_go.give_up()
            return False
        return ended

    def say_who(self, author: Author) -> None:
        """From now on work is done in this name; restricted files that another had opened are closed."""
        if author.name != self.desk.author.name:
            self.taking_back.forget()
        if author.name != self.desk.author.name and self.desk.leave.end():
            self.window.stack.forget_others()
            for apart in list(self._apart):
                apart.close()
        self.desk = replace(self.desk, author=author)
        keep = self.window.remembered.keep_officer
        self.jobs.read(_identity, lambda file: keep(file, author.name), None, self)
        self.window.rail.show_name(author.name)

    # -- beginning and keeping up -------------------------------------------------------------------

    def _begin(self, situation: Situation) -> None:
        self._sit_down(situation.file, situation.name, situation.post)
        self.window.stack.make_with(self.page)
        first_time = situation.authority is None or not situation.name
        self.window.go(Place(PlaceKind.FIRST_RUN) if first_time else TODAY)
        self._settle()

    def _sit_down(self, file: str, name: str, post: Post) -> None:
        if name:
            self.window.remembered.keep_officer(file, name)
        author = Author(name or self.desk.author.name, post)
        self.desk = replace(self.desk, author=author)
        self.window.rail.show_name(author.name)

    def _settle(self) -> None:
        for sentence in self.desk.unsettled:
            self.window.status.tell(sentence)
        self.ready.emit()
        if self.jobs.busy:  # with what the first page shows, and nobody waits for the rest
            self.jobs.idle.connect(self._see_to_the_rest, Qt.ConnectionType.SingleShotConnection)
        else:
            self._see_to_the_rest()

    def _see_to_the_rest(self) -> None:
        self._count()
        self.jobs.read(_look_over, _nothing, self._tell_damage, self)

    def _tell_damage(self, error: Exception) -> None:
        """What could not be read just now is said; only what is damaged ends the sitting."""
        if isinstance(error, Damaged):
            self._tell_failure(error)
        else:
            self._say(error)

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _changed(self, touched: Touched) -> None:
        if touched.asked_for:
            now = self.desk.clock.now().astimezone(UK)
            self.window.status.show_saved(f"{now:%H:%M}")
        self.window.stack.refresh(touched)
        for apart in self._apart:
            apart.stack.refresh(touched)
        if _COUNTED.is_of(touched):
            self._count()
        else:
            work = partial(count_drafts, self.desk.author, self.desk.emergency)
            self.jobs.read(work, self.window.status.show_drafts, None, self)

    def _say_what_waits(self) -> None:
        worst = self.keeping.worst()
        waits = self.keeping.failing or worst is KeptWhere.NOWHERE
        self.window.status.show_unkept(_WAITING[worst] if waits else "")

    def _count(self) -> None:
        work = partial(read_counts, self.desk.author, self.desk.clock.today(), self.desk.emergency)
        self.jobs.read(work, self._show_counts, None, self)

    def _show_counts(self, counts: Counts) -> None:
        places = {Place(PlaceKind.LIST, key): count for key, count in counts.due.items()}
        self.window.rail.show_counts({TODAY: sum(counts.due.values()), **places})
        self.window.status.show_drafts(counts.drafts)
        if counts.to_reckon:
            self._reckoner.go_on()

    def _say(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        problem = present(error)
        if problem.kind is Failure.BUG:
            log_problem(error)
        self.window.status.tell(f"{problem.title}. {problem.sentence}")

    # -- searching ----------------------------------------------------------------------------------

    def _search(self, words: str) -> None:
        box = self.window.header.search
        work = partial(find_anything, words, self.desk.clock.today())
        self.jobs.read(work, partial(box.show_found, words), partial(self._not_found, words), box)

    def _not_found(self, words: str, error: Exception) -> None:
        self.window.header.search.show_failed(words)
        self._say(error)

    def _open_found(self, found: Found | NamedPlace) -> None:
        self._to_found(found, self.window.go)

    def _open_found_apart(self, found: Found | NamedPlace) -> None:
        self._to_found(found, self.open_apart)

    def _to_found(self, found: Found | NamedPlace, go: Callable[[Place], object]) -> None:
        if isinstance(found, Found):
            go(file_or_record(found.type, found.id))
        elif found.place is not None:
            go(found.place)
        else:
            self.window.rail.name_pressed.emit()


def _look_over(reader: Reader) -> None:
    """Once for each sitting, when the officer can work already: it would keep her waiting at the start."""
    reader.look_over()


def _nothing(_result: object) -> None:
    pass


def _identity(reader: Reader) -> str:
    return reader.identity()


# -- the pages, each imported when it is first gone to --------------------------------------------------


def _today(sitting: Sitting, _place: Place) -> Page:
    page = TodayPage(sitting.desk.clock.today())
    page.serve(sitting.jobs, sitting.desk)
    page.refresh()
    return page


def _list(sitting: Sitting, place: Place) -> Page:
    from cme_desktop.looks.views import behind_figure, views_of
    from cme_desktop.looks.worked_out import worked_out
    from ui.lists.page import ListPage

    kind = record_type(place.type)
    behind = place.kind is PlaceKind.ROWS
    views = (behind_figure(kind, place.ids),) if behind else tuple(views_of(kind, sitting.desk.author))
    columns = worked_out(kind, sitting.desk.clock)
    return ListPage(place, kind, views, sitting.jobs, sitting.window.remembered, columns)


def _returns(sitting: Sitting, place: Place) -> Page:
    from ui.pages.returns.page import ReturnsPage

    return ReturnsPage(place, sitting.jobs, sitting.desk, sitting.window.remembered)


def _counted(sitting: Sitting, place: Place) -> Page:
    from ui.pages.returns.counted import CountedPage

    return CountedPage(place, sitting.jobs)


def _child(sitting: Sitting, place: Place) -> Page:
    from ui.pages.child_file import ChildFile

    return ChildFile(place, sitting.jobs, sitting.desk)


def _record(sitting: Sitting, place: Place) -> Page:
    from ui.pages.record import RecordEntry

    return RecordEntry(place, sitting.jobs, sitting.desk, sitting.keeping)


def _import(sitting: Sitting, place: Place) -> Page:
    from ui.pages.importing import ImportPage

    return ImportPage(place, sitting.jobs, sitting.desk)


def _calendar(sitting: Sitting, place: Place) -> Page:
    from ui.pages.school_calendar import CalendarPage

    return CalendarPage(place, sitting.jobs, sitting.desk)


def _rules(sitting: Sitting, place: Place) -> Page:
    from ui.pages.rules import RulesPage

    return RulesPage(place, sitting.jobs, sitting.desk)


def _resemblance(sitting: Sitting, place: Place) -> Page:
    from ui.pages.resemblance import ResemblancePage

    return ResemblancePage(place, sitting.jobs, sitting.desk)


def _first_run(sitting: Sitting, place: Place) -> Page:
    from ui.pages.first_run import FirstRunPage

    page = FirstRunPage(place, sitting.jobs, sitting.desk)
    page.begun.connect(sitting.say_who)
    page.place_asked.connect(sitting.window.file_asked)
    return page


_MAKERS: dict[PlaceKind, Callable[[Sitting, Place], Page]] = {
    PlaceKind.TODAY: _today,
    PlaceKind.LIST: _list,
    PlaceKind.CHILD: _child,
    PlaceKind.RECORD: _record,
    PlaceKind.NEW: _record,
    PlaceKind.ROWS: _list,
    PlaceKind.COUNTED: _counted,
    PlaceKind.RETURNS: _returns,
    PlaceKind.IMPORT: _import,
    PlaceKind.CALENDAR: _calendar,
    PlaceKind.RULES: _rules,
    PlaceKind.RESEMBLANCE: _resemblance,
    PlaceKind.FIRST_RUN: _first_run,
}
