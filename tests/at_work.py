"""Further processes at a data file, for tests of what they see of each other's saves.

All are copies of one that has the program loaded, which costs a twentieth of starting it anew.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import main
from cme_desktop.desk import Desk
from cme_desktop.errors import CmeError
from cme_desktop.intake.schools import import_schools
from cme_desktop.intake.templates import blank_workbook
from cme_desktop.returns.periods import month_of
from cme_desktop.spreadsheets.replacing import refuse_others
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.child import CHILD
from db.data_file import backup
from db.data_file.restoring import restore
from db.early.first_look import first_look
from main import open_desk
from tests.builders import make_child
from tests.day_first import import_table
from tests.told import make_working

_processes = get_context("forkserver" if os.name == "posix" else "spawn")
if os.name == "posix":
    _processes.set_forkserver_preload([__name__])

Deed = Callable[[Desk, Path], object]


@contextmanager
def _linked(file: Path) -> Iterator[Path]:
    link = file.with_name("hard-link.xlsx")
    link.hardlink_to(file)
    try:
        yield link
    finally:
        link.unlink()


def _open_by_another_name(_: Desk, file: Path) -> None:
    with _linked(file) as link:
        open_desk(str(link)).store.close()


def _import_by_another_name(desk: Desk, file: Path) -> None:
    with _linked(file) as link:
        import_table(desk, CHILD, link)


def _pointed_at(file: Path) -> Path:
    link = file.with_name("symbolic-link.xlsx")
    link.symlink_to(file)
    return link


def _make_return(desk: Desk, file: Path) -> None:
    today = desk.clock.today()
    with desk.store.reading() as reader:
        make_working(reader, file, month_of(today), today)


def _back_up_as_commanded(desk: Desk, file: Path) -> None:
    refuse_others(file, (b"SQLite format 3\0",))
    desk.store.back_up(file)


def _restore_onto_its_log(desk: Desk, file: Path) -> None:
    backup_file = file.with_name("backup.cme")
    desk.store.back_up(backup_file)
    restore(backup_file, Path(f"{file}-wal"))


DEEDS: dict[str, Deed] = {
    "nothing": lambda _, __: None,
    "opens it again": lambda _, file: open_desk(str(file)).store.close(),
    "opens it by another name": _open_by_another_name,
    "looks at it first": lambda desk, file: first_look(file, "Robin Ash", desk.clock.today()),
    "imports it": lambda desk, file: import_table(desk, CHILD, file),
    "imports it as the register": lambda desk, file: import_schools(desk, file),
    "imports its log": lambda desk, file: import_table(desk, CHILD, Path(f"{file}-wal")),
    "imports its index": lambda desk, file: import_table(desk, CHILD, Path(f"{file}-shm")),
    "imports a hard link": _import_by_another_name,
    "imports a symbolic link": lambda desk, file: import_table(desk, CHILD, _pointed_at(file)),
    "exports onto it": lambda _, file: write_workbook(file, blank_workbook(CHILD)),
    "exports onto a link": lambda _, file: write_workbook(_pointed_at(file), blank_workbook(CHILD)),
    "makes a return onto it": _make_return,
    "backs up onto it": lambda desk, file: desk.store.back_up(file),
    "backs up onto its log": lambda desk, file: desk.store.back_up(Path(f"{file}-wal")),
    "restores onto its log": _restore_onto_its_log,
    "backs up onto it as commanded": _back_up_as_commanded,
    "verifies it": lambda _, file: backup.verify(file),
    "restores it from itself": lambda _, file: restore(file, file),
}


def save(desk: Desk, surname: str) -> None:
    with desk.store.changing(desk.author) as work:
        make_child(work, surname)
        work.commit()


def _work_at(file: Path, deed: str, line: Connection) -> None:
    """What the process with the data file open does: each surname it is told is saved, and said to be."""
    desk = open_desk(str(file))
    save(desk, "Before")
    with suppress(CmeError):
        DEEDS[deed](desk, file)
    line.send("ready")
    while True:
        save(desk, line.recv())
        line.send("saved")


class AtWork:
    """A process that has a data file open and has done one of `DEEDS` with it."""

    def __init__(self, file: Path, deed: str) -> None:
        self._line, theirs = _processes.Pipe()
        self._process = _processes.Process(target=_work_at, args=(file, deed, theirs))
        self._process.start()
        theirs.close()
        assert self._line.recv() == "ready"

    def save(self, surname: str) -> None:
        """Have it save a child, and wait until it says that it has."""
        self._line.send(surname)
        assert self._line.recv() == "saved"

    def kill(self) -> None:
        """End it wherever it stands, as a power cut would."""
        self._process.kill()
        self._process.join()
        self._line.close()


@contextmanager
def at_work(file: Path, deed: str) -> Iterator[AtWork]:
    """Such a process, killed in the end."""
    working = AtWork(file, deed)
    try:
        yield working
    finally:
        working.kill()


def elsewhere(*arguments: object) -> str:
    """What a command prints, run in a process of its own."""
    return _from_elsewhere(_run, tuple(map(str, arguments)))


def surnames_elsewhere(file: Path) -> str:
    """The children that another process finds in a data file."""
    return _from_elsewhere(_surnames, (str(file),))


def _from_elsewhere(work: Callable[..., str], arguments: tuple[str, ...]) -> str:
    ours, theirs = _processes.Pipe()
    process = _processes.Process(target=_send, args=(theirs, work, arguments))
    process.start()
    theirs.close()
    answer = str(ours.recv())
    process.join()
    ours.close()
    return answer


def _send(line: Connection, work: Callable[..., str], arguments: tuple[str, ...]) -> None:
    line.send(work(*arguments))


def _run(*arguments: str) -> str:
    with redirect_stdout(StringIO()) as out:
        main.main(arguments)
    return out.getvalue()


def _surnames(data: str) -> str:
    desk = open_desk(data)
    with desk.store.reading() as reader:
        found = " ".join(child.surname or "" for child in reader.records(CHILD))
    desk.store.close()
    return found
