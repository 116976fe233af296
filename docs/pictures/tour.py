"""The round that the pictures are taken on: every form filled and saved, then every page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from cme_desktop.description.example import EXAMPLES
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.registry import CASEWORK
from cme_desktop.standing_records.child import CHILD
from docs.pictures.casting import cast_for
from docs.pictures.studio import Studio
from docs.pictures.typist import Typist, press
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind

_UNFINISHED = 6  # steps of the form that is left unfinished
_MOST_CHILDREN = 1000
_LETTERS = 3  # of a name, typed into the search box

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Toured:
    """What came of it."""

    saved: dict[str, int]
    """The record made with each form, by the key of its type."""
    pictures: list[Path]


def form_picture(key: str) -> str:
    """What the picture of a form is called, without look and ending."""
    return f"form-{key.replace('_', '-')}"


def tour(studio: Studio, folder: Path, tell: Tell = lambda _: None) -> Toured:
    """Go round; `tell` is called with the name of each picture. Raises CmeError where the window gives up."""
    desk = studio.sitting.desk
    shown = [(kind, example) for kind in CASEWORK if (example := EXAMPLES.of_type(kind))]
    with desk.store.reading() as reader:
        casts = cast_for(reader, desk.clock.today(), len(shown) + 1)
    typist = Typist(studio)
    saved: dict[str, int] = {}
    pictures: list[Path] = []

    def take(name: str) -> None:
        pictures.extend(studio.take(folder, name))
        tell(name)

    for (kind, example), cast in zip(shown, casts, strict=False):
        typist.fill(kind, example, cast)
        typist.back_to_top()
        take(form_picture(kind.key))
        saved[kind.key] = typist.save()
    first, example = shown[0]
    typist.fill(first, example, casts[-1], _UNFINISHED)
    studio.go(Place(PlaceKind.RECORD, first.key, saved[first.key]))
    take("record")
    with desk.store.reading() as reader:
        eventful = _eventful_child(reader)
    studio.window.status.tell("")  # else the pictures hold the last message or not, as the clock will have it
    for name, place in _pages(eventful):
        studio.go(place)
        take(name)
    _search(studio, casts[0].child[:_LETTERS])
    take("search")
    return Toured(saved, pictures)


def _pages(child: int) -> Iterator[tuple[str, Place]]:
    yield "today", TODAY
    yield "children", CHILDREN
    yield "child", Place(PlaceKind.CHILD, CHILD.key, child)
    for kind in CASEWORK:
        yield f"list-{kind.key.replace('_', '-')}", Place(PlaceKind.LIST, kind.key)
    yield "schools", Place(PlaceKind.LIST, "school")
    yield "calendar", Place(PlaceKind.CALENDAR)
    yield "rules", Place(PlaceKind.RULES)
    yield "returns", Place(PlaceKind.RETURNS)
    yield "import", Place(PlaceKind.IMPORT)
    yield "first-run", Place(PlaceKind.FIRST_RUN)


def _eventful_child(reader: Reader) -> int:
    """The child most was sent in about, of those whose name may be shown."""
    rows = reader.page(ListQuery(CHILD, "reference", descending=False), None, _MOST_CHILDREN)
    shown = [row.id for row in rows if not reader.get(CHILD, row.id).restricted]
    return max(shown, key=lambda id: len(reader.timeline(id)))


def _search(studio: Studio, letters: str) -> None:
    """Look for a child from the search box."""
    studio.go(TODAY)
    box = studio.window.header.search
    box.take_focus()
    box.setText(letters)
    press(Qt.Key.Key_Down)
