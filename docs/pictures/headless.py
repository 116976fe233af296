"""The main job where no window can be opened: on a made-up authority, with pictures of what was done."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cme_desktop.desk import Desk
from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.stamp import Stamp
from cme_desktop.editions.told_return import tell_return
from cme_desktop.registry import record_type
from cme_desktop.returns.periods import DateRange, month_of
from docs.pictures.sample import made_up
from docs.pictures.studio import LOOKS, Studio
from docs.pictures.tour import Toured, tour

CHILDREN = 300
DATA, PICTURES, RETURN = "sample.cme", "screenshots", "monthly-return.xlsx"


def run(open_desk: Callable[[Path], Desk], out: Path, children: int = CHILDREN) -> int:
    """Fill one of each form, photograph every page, make last month's return, all in the folder `out`.

    What an earlier run left there is replaced. Gives the exit code. Raises CmeError where it cannot be done.
    """
    _clear(out)
    print(f"Making up an authority of {children} children…", flush=True)
    desk = made_up(open_desk(out / DATA), children)
    print("Filling one of each form, and taking pictures…", flush=True)
    with TemporaryDirectory() as settings:
        studio = Studio(desk, Path(settings), DATA)
        try:
            toured = tour(studio, out / PICTURES)
            period, rows = _make_return(desk, out / RETURN)
        finally:
            studio.close()
    _tell(out, toured, period, rows)
    return 0


def _clear(out: Path) -> None:
    """Make way in the folder for what is about to be made; whatever else lies there stays."""
    out.mkdir(parents=True, exist_ok=True)
    for left in out.glob(f"{DATA}*"):
        if left.is_dir():
            shutil.rmtree(left)  # of typing that the data file could not take
        else:
            left.unlink()
    (out / RETURN).unlink(missing_ok=True)
    shutil.rmtree(out / PICTURES, ignore_errors=True)
    (out / PICTURES).mkdir()


def _make_return(desk: Desk, out: Path) -> tuple[DateRange, int]:
    """The workbook of the month that is over; gives that month and the number of rows."""
    today = desk.clock.today()
    period = month_of(today.replace(day=1) - timedelta(days=1))
    with desk.store.reading() as reader:
        told = tell_return(reader, period, today, Stamp(1, desk.clock.now()))
        made = make_edition(reader, told, Edition.WORKING, out)
    return period, sum(made.rows.values())


def _tell(out: Path, toured: Toured, period: DateRange, rows: int) -> None:
    titles = ", ".join(record_type(key).title for key in toured.saved)
    print(f"{out / DATA}: the data file, with {len(toured.saved)} forms typed and saved: {titles}.")
    print(f"{out / PICTURES}: {len(toured.pictures)} pictures of every page and form, {' and '.join(LOOKS)}.")
    print(f"{out / RETURN}: the return for {period.show()}, {rows:,} rows.")
