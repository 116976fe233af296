"""`python -m docs.pictures.returns`: the pages of both editions of a return, as LibreOffice prints them.

Of a made-up authority large enough for its numbers to be shown; of the working edition the first pages.
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

CHILDREN = 12_000
FOLDER = Path(__file__).parents[1]
PAGES = FOLDER / "pages"
SHOWN = {Edition.COMMITTEE: 6, Edition.WORKING: 4}
"""How many pages are shown."""


def take_pages(desk: Desk, folder: Path) -> list[Path]:
    """Pictures of last month's return, in the place of earlier ones. Raises CmeError without LibreOffice."""
    today = desk.clock.today()
    month = month_of(today.replace(day=1) - timedelta(days=1))
    shutil.rmtree(folder, ignore_errors=True)
    kept = []
    with TemporaryDirectory() as work, desk.store.reading() as reader:
        version = next_version(reader, month, today, desk.clock.now())
        for edition, shown in SHOWN.items():
            made = make_edition(reader, version.told, edition, Path(work, f"{edition}.xlsx"))
            kept += page_pictures(made.workbook, folder, most=shown)
    return kept


def main() -> int:
    with TemporaryDirectory() as work:
        desk = made_up(open_desk(str(Path(work, DATA)), clock=StandingClock()), CHILDREN)
        try:
            for page in take_pages(desk, PAGES):
                print(page.relative_to(FOLDER.parent))
        finally:
            desk.store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
