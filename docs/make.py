"""`python -m docs.make`: writes the data dictionary, the guide to the forms, the rules, and the pictures.

The pictures show the same made-up authority on the same day whenever and wherever they are made.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cme_desktop.exports.dictionary import as_markdown
from docs.contradictions_text import contradictions_text
from docs.guide import forms_guide
from docs.measured import performance_picture, performance_text
from docs.pictures.sample import AS_AT, DATA, StandingClock, made_up
from docs.pictures.studio import Studio
from docs.pictures.tour import tour
from docs.rules_text import rules_text
from main import open_desk

FOLDER = Path(__file__).parent
CHILDREN = 300
HOME = "/home/officer"

TEXTS: Mapping[str, Callable[[], str]] = {
    "contradictions.md": contradictions_text,
    "data-dictionary.md": as_markdown,
    "forms.md": partial(forms_guide, AS_AT),
    "performance.md": performance_text,
    "performance.svg": performance_picture,
    "rules.md": rules_text,
}
"""How each file is made that is of words alone."""


def take_pictures(folder: Path) -> int:
    """Take all pictures anew; gives their number."""
    os.environ["HOME"] = HOME  # what the pictures show of paths is nobody's
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with TemporaryDirectory() as work:
        desk = made_up(open_desk(str(Path(work, DATA)), clock=StandingClock()), CHILDREN)
        desk.store.name = f"{HOME}/{DATA}"
        studio = Studio(desk, Path(work), DATA)
        try:
            return len(tour(studio, folder).pictures)
        finally:
            studio.close()


def main() -> int:
    for name, made in TEXTS.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")
        print(f"docs/{name}")
    count = take_pictures(FOLDER / "screenshots")
    print(f"docs/screenshots: {count} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
