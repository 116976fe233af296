"""The pages of a workbook, to look at: `python -m docs.pictures.pages return.xlsx --out folder`.

As LibreOffice prints them; poppler makes pictures of them.
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from cme_desktop.errors import CmeError
from cme_desktop.paper.pdf import office, write_pdf

_DOTS = 100
"""To the inch."""
_COLORS = 256


def page_pictures(workbook: Path, folder: Path, most: int = 1_000) -> list[Path]:
    """Pictures of the first pages, in order, named after the workbook: `return-1.png`, `return-2.png`.

    Raises CmeError where LibreOffice or poppler is missing, or the workbook cannot be printed.
    """
    program = office()
    if program is None or not shutil.which("pdftoppm"):
        raise CmeError(
            "Pictures of pages need LibreOffice and poppler: install libreoffice-calc and poppler-utils."
        )
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as work:
        pdf = Path(work, "pages.pdf")
        write_pdf(program, workbook, pdf)
        subprocess.run(
            ["pdftoppm", "-r", str(_DOTS), "-l", str(most), "-png", pdf, Path(work, "page")], check=True
        )
        drawn = sorted(Path(work).glob("page-*.png"))
        return [
            _kept(picture, folder / f"{workbook.stem}-{number}.png")
            for number, picture in enumerate(drawn, 1)
        ]


def _kept(picture: Path, path: Path) -> Path:
    """In the few colours that a page has, which takes half the room."""
    whole = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    colors = Counter(memoryview(whole.constBits()).cast("I")).most_common(_COLORS)
    few = whole.convertToFormat(QImage.Format.Format_Indexed8, [color for color, _ in colors])
    if not few.save(str(path), quality=0):
        raise CmeError(f"“{path}” could not be written.")
    return path


def main(arguments: list[str]) -> int:
    """Write the pictures into the folder named by `--out`."""
    parser = argparse.ArgumentParser(prog="docs.pictures.pages")
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--out", type=Path, default=Path())
    asked = parser.parse_args(arguments)
    for picture in page_pictures(asked.workbook, asked.out):
        print(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
