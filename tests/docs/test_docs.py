"""What is made from the program says what the program says now; `make docs` puts a stale one right."""

import re
from pathlib import Path

import pytest

from docs.guide import forms_guide
from docs.make import AS_AT, FOLDER, TEXTS
from docs.pictures.studio import LOOKS

ROOT = FOLDER.parent
PICTURE = re.compile(r"screenshots/([a-z0-9-]+\.png)")


@pytest.mark.parametrize("name", TEXTS)
def test_a_made_document_is_not_stale(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == TEXTS[name](), "run `make docs`"


@pytest.mark.parametrize("page", [ROOT / "README.md", FOLDER / "forms.md"], ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_is_there(page: Path) -> None:
    shown = PICTURE.findall(page.read_text(encoding="utf-8"))
    assert shown
    assert {FOLDER / "screenshots" / name for name in shown} <= set((FOLDER / "screenshots").iterdir())


def test_pictures_come_in_both_looks_and_are_small() -> None:
    pictures = list((FOLDER / "screenshots").iterdir())
    names = {picture.stem.rpartition("-")[0] for picture in pictures}
    assert {picture.name for picture in pictures} == {
        f"{name}-{look}.png" for name in names for look in LOOKS
    }
    assert max(picture.stat().st_size for picture in pictures) < 120_000


def test_every_part_that_is_found_by_its_name_is_told_of() -> None:
    told = (FOLDER / "adding-a-record-type.md").read_text(encoding="utf-8")
    served = [path for path in (ROOT / "cme_desktop").rglob("*.py") if "records" not in path.parts]
    found = {name for path in served for name in re.findall(r' = Part\(\s*"(\w+)"', path.read_text("utf-8"))}
    assert {"chapter", "story", "example"} <= found
    assert sorted(name for name in found if f"`{name}.py`" not in told) == []


def test_no_table_of_the_guide_is_empty() -> None:
    """A type on which no duty runs keeps no dates."""
    assert not re.search(r"^\| --- .*\n(?!\|)", forms_guide(AS_AT), re.MULTILINE)
