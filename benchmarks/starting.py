"""From the start of the process to the window, its first rows and its first form, beside an empty one."""

import os
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import Ratio, compare
from benchmarks._statements import bare_connection
from benchmarks.listing import ROWS, fill
from cme_desktop.desk import Desk
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.sample import fill as fill_sample
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.officer import OFFICER
from main import SystemClock, open_desk
from tests.builders import AUTHOR, make_child

RUNS = 11
CHILDREN = 300
OVERDUE = 40
OFFICER_NAME = "A. Officer"
TO_WINDOW, TO_FURNISHED, TO_ROWS, TO_FORM = 1.3, 2.0, 3.0, 5.0
HERE = Path(__file__).parent


def run() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        settings = Path(folder, "cme-desktop")
        settings.mkdir()
        usual, large = Path(folder, "usual.cme"), Path(folder, "large.cme")
        known = "\n".join(f"{identity}={OFFICER_NAME}" for identity in (make_usual(usual), make_large(large)))
        (settings / "window.ini").write_text(f"[officers]\n{known}\n", encoding="utf-8")
        start = partial(_start, Path(folder))
        limit = partial(start, "_empty_window.py")
        return [
            compare(name, partial(start, "_started.py", until, file), limit, target, RUNS)
            for name, until, file, target in (
                ("window painted", "window", usual, TO_WINDOW),
                ("window furnished", "furnished", usual, TO_FURNISHED),
                ("first rows painted", "rows", usual, TO_ROWS),
                (f"first rows painted, {ROWS:,} records on file", "rows", large, TO_ROWS),
                ("a record of the first line can be edited", "edited", usual, TO_FORM),
            )
        ]


def _start(folder: Path, script: str, *words: str | Path) -> None:
    """Run a script of this folder without a screen, with settings of its own."""
    own = {
        "PYTHONPATH": str(HERE.parent),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    # Not this folder first on the path: its `queue` would stand in for the library's.
    command = [sys.executable, "-P", str(HERE / script), *map(str, words)]
    # On a desk the program has been started before, and Python has kept what it compiled.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Output is read so that its end is seen at once: a bare wait with a time-out looks only every 50 ms.
    subprocess.run(command, env=around | own, check=True, timeout=60, capture_output=True)


def make_usual(file: Path) -> str:
    """The made-up authority, its work due as of today; what tells the file from others."""
    desk = open_desk(str(file))
    with desk.store.changing(AUTHOR) as work:
        fill_sample(work, children=CHILDREN, seed=1, as_of=desk.clock.today())
        save_record(work, OFFICER, OFFICER.cls(name=OFFICER_NAME, role="manager"))
        work.commit()
    return _let_go_of(desk)


def make_large(file: Path) -> str:
    """A large authority's notifications, and some enquiries whose review is overdue; as above."""
    desk = open_desk(str(file))
    bare = bare_connection(desk.store.engine)  # type: ignore[attr-defined]
    fill(bare)
    bare.close()
    opened_on = SystemClock().today() - timedelta(days=100)
    with desk.store.changing(AUTHOR) as work:
        work.set_setting("authority", "Carrowby City Council")
        for number in range(OVERDUE):
            child = make_child(work, f"Child {number}").id
            enquiry = WhereaboutsEnquiry(child=child, received_on=opened_on)
            save_record(work, WHEREABOUTS_ENQUIRY, enquiry)
        save_record(work, OFFICER, OFFICER.cls(name=OFFICER_NAME, role="manager"))
        work.commit()
    return _let_go_of(desk)


def _let_go_of(desk: Desk) -> str:
    with desk.store.reading() as reader:
        identity = reader.identity()
    desk.store.close()
    return identity
