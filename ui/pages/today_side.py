"""What stands beside the work queue: unfinished typing, what changed last, how much is open."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from cme_desktop.description.record_type import About
from cme_desktop.looks.work_queue import Desktop
from cme_desktop.ports import Hit, KeptDraft
from cme_desktop.registry import CASEWORK, record_type
from cme_desktop.values.moments import show_moment
from ui.pages.parts import LinkLine
from ui.shell.places import Place, PlaceKind, file_or_record
from ui.widgets import BarChart, SectionHeading

_MOST_DRAFTS = 8

Go = Callable[[Place], None]


def side_groups(desktop: Desktop, go: Go) -> list[list[QWidget]]:
    """The parts, group by group; a line that is pressed goes to its place."""
    return [_drafts(desktop.drafts, go), _newest(desktop.newest, go), _open_now(desktop.open_now)]


def _drafts(drafts: Sequence[KeptDraft], go: Go) -> list[QWidget]:
    if not drafts:
        return []
    parts: list[QWidget] = [SectionHeading("Unfinished", f"{len(drafts)}")]
    for kept in drafts[:_MOST_DRAFTS]:
        kind = PlaceKind.NEW if kept.record is None else PlaceKind.RECORD
        remark = f"{record_type(kept.type).title} · {show_moment(kept.saved_at)}"
        if kept.aside:
            remark += " · on this computer only"
        place = Place(kind, kept.type, kept.record, draft=kept.id or None, mark=kept.mark)
        parts.append(_link(kept.title, remark, place, go))
    return parts


def _newest(hits: Sequence[Hit], go: Go) -> list[QWidget]:
    if not hits:
        return []
    parts: list[QWidget] = [SectionHeading("Changed last")]
    for hit in hits:
        kind = record_type(hit.type)
        about = hit.child_label if kind.about is About.CHILD else hit.label
        remark = f"{kind.title} · {kind.life.statuses.label(hit.status)}"
        parts.append(_link(about or hit.reference, remark, file_or_record(hit.type, hit.id), go))
    return parts


def _link(words: str, remark: str, place: Place, go: Go) -> LinkLine:
    line = LinkLine(words, remark)
    line.clicked.connect(partial(_pressed, go, place))
    return line


def _pressed(go: Go, place: Place, _checked: bool = False) -> None:
    go(place)


def _open_now(counts: dict[str, int]) -> list[QWidget]:
    there = [kind for kind in CASEWORK if kind.key in counts]
    bars = [(kind.rail.label if kind.rail else kind.plural, counts[kind.key]) for kind in there]
    if not bars:
        return []
    chart = BarChart("Open records by type")
    chart.set_bars(bars)
    return [SectionHeading("Open now"), chart]
