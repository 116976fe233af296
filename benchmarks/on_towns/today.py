"""Today opened, beside a table view over constant data; what it asks, beside the same statements bare."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView

from benchmarks import Ratio, compare
from benchmarks._at_work import ConstantRows, at_work, constant_table
from benchmarks._statements import again, bare_connection, caught
from cme_desktop.looks.work_queue import read_desktop
from cme_desktop.standing_records.child import CHILD
from db.store import open_store
from tests.builders import StandingClock
from tests.ui.sitter import Sitter
from ui.lists.folding_table import FoldingTable
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind

RUNS = 21
OPENED, TO_BARE = 4.0, 3.0


def run(town: Path) -> Iterator[Ratio]:
    with at_work(town) as sitter:
        (queue,) = sitter.page(TodayPage).findChildren(FoldingTable)
        constant = constant_table(ConstantRows(queue), queue)
        limit, away = partial(_first_paint, sitter.app, constant), partial(_go_away, sitter)
        yield compare("Today opened", partial(sitter.go, TODAY), limit, OPENED, RUNS, away)
        yield _asked(sitter)


def _asked(sitter: Sitter) -> Ratio:
    desk = sitter.sitting.desk
    post, today = desk.author.post, desk.clock.today()
    storage = open_store(desk.store.name, StandingClock())
    bare = bare_connection(storage.engine)
    with storage.reading() as reader:
        scope = post.scope(post.first())
        ask = partial(read_desktop, desk.author.name, scope, today, post.manages, desk.emergency, reader)
        ask()
        with caught(storage.engine) as statements:
            ask()
        ratio = compare("what Today asks", ask, partial(again, bare, statements), TO_BARE, RUNS)
    bare.close()
    storage.close()
    return ratio


def _first_paint(app: QApplication, like: QTableView) -> None:
    table = constant_table(like.model(), like)
    table.show()
    app.processEvents()
    table.close()


def _go_away(sitter: Sitter) -> None:
    """To a page beside it, and let Today go."""
    sitter.go(Place(PlaceKind.LIST, CHILD.key))
    sitter.window.stack.forget_others()
    sitter.settle()
