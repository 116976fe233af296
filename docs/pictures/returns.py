"""`python -m docs.pictures.returns`: the pages of both editions of a return, as LibreOffice prints them.

For the committee of a made-up authority large enough for its numbers to be shown; of the working edition,
which has a row for each thing counted, the first pages of a small one.
"""

import shutil
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cme_desktop.desk import Desk
from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import next_version
from cme_desktop.returns.periods import month_of
from docs.pictures.pages import page_pictures
from docs.pictures.sample import DATA, StandingClock, made_up
from main import open_desk

FOLDER = Path(__file__).parents[1]
PAGES = FOLDER / "pages"
SHOWN = ((Edition.COMMITTEE, 12_000, 6), (Edition.WORKING, 2_000, 5))
"""Of how many children, and how many pages are shown."""


def take_pages(desk: Desk, edition: Edition, folder: Path, most: int) -> list[Path]:
    """Pictures of an edition of last month's return. Raises CmeError without LibreOffice."""
    today = desk.clock.today()
    month = month_of(today.replace(day=1) - timedelta(days=1))
    with TemporaryDirectory() as work, desk.store.reading() as reader:
        version = next_version(reader, month, today, desk.clock.now())
        made = make_edition(reader, version.told, edition, Path(work, f"{edition}.xlsx"))
        return page_pictures(made.workbook, folder, most)


def main() -> int:
    shutil.rmtree(PAGES, ignore_errors=True)
    for edition, children, most in SHOWN:
        with TemporaryDirectory() as work:
            desk = made_up(open_desk(str(Path(work, DATA)), clock=StandingClock()), children)
            try:
                for page in take_pages(desk, edition, PAGES, most):
                    print(page.relative_to(FOLDER.parent))
            finally:
                desk.store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
