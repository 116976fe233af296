"""The line that asks what of a return is sent, and to whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cme_desktop.values.texts import capital_first
from cme_desktop.versions.edition_files import EditionFiles, sensitive_of, warning_of
from cme_desktop.versions.version import PUBLISHED, ReturnKind, VersionLine
from ui.pages.returns.asked_line import AskedLine
from ui.theme import GAP, set_role
from ui.widgets import FlowRow, Words

_NAMES = {
    PUBLISHED: "&Committee edition",
    "committee-small-numbers": "Committee edition with &small numbers",
    "working": "Wor&king edition",
    "termly": "Termly &form",
}
_KEPT = "Its files are written anew with that stamp, and kept for good."
_BELOW_THE_HEADING = 2


class SendLine(AskedLine):
    """A box for each edition that was made; below them the files that go, and what is to be known of them.

    The committee edition is ticked, one that names children only where no other was made.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Mark as sent", ("To &whom", "Ho&w"), "Mark as sent", parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.goes = Words()
        self.warning = Words()
        self._made: Sequence[EditionFiles] = ()
        self._row = FlowRow(boxes := QWidget())
        for words in (self.goes, self.warning):
            words.setWordWrap(True)
        set_role(self.goes, "muted")
        set_role(self.warning, "warning")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        for place, part in enumerate((boxes, self.goes, self.warning), _BELOW_THE_HEADING):
            column.insertWidget(place, part)
        column.setSpacing(GAP)
        self._tell()

    @property
    def editions(self) -> tuple[str, ...]:
        """Those that are ticked."""
        return tuple(edition for edition, box in self.boxes.items() if box.isChecked())

    def offer(self, made: Sequence[EditionFiles]) -> None:
        """Ask about these editions; what is ticked by hand stays so, while they are the same."""
        if [one.edition for one in made] != [*self.boxes]:
            self._take_away()
            for one in made:
                self._add(one.edition)
            self._tick_as_usual()
        self._made = made
        self._tell()

    def put_away(self) -> None:
        """Forget what was ticked as well."""
        super().put_away()
        self._tick_as_usual()

    def _tick_as_usual(self) -> None:
        for edition, box in self.boxes.items():
            box.setChecked(edition == PUBLISHED or len(self.boxes) == 1)

    def _add(self, edition: str) -> None:
        box = QCheckBox(_NAMES.get(edition, edition))
        box.toggled.connect(self._tell)
        self.boxes[edition] = box
        self._row.addWidget(box)

    def _take_away(self) -> None:
        for box in self.boxes.values():
            self._row.removeWidget(box)
            box.hide()  # until it goes, or its key would be that of two
            box.deleteLater()
        self.boxes.clear()

    def _tell(self) -> None:
        """Which files go, and whether they may be read by whoever they are sent to."""
        ticked = self.editions
        files = [file for one in self._made if one.edition in ticked for file in one.files]
        self.goes.setText(f"These go: {', '.join(file.name for file in files)}." if files else "")
        self.goes.setVisible(bool(files))
        made = [file for one in self._made for file in one.files]
        self.warning.setText(warning_of(sensitive_of(made, [file.path for file in files])))
        self.warning.setVisible(bool(self.warning.text()))


def what_is_asked(version: VersionLine | None) -> str:
    """What stands above the fields where a version is to be sent; None is one that is still being made."""
    if version is None:
        return f"Mark as sent. {_KEPT}"
    is_form = version.of.kind is ReturnKind.TERMLY
    named = version.named if is_form else f"version {version.number}"
    if version.sent is None:
        return f"Mark {named} as sent. {_KEPT}"
    whom = " and ".join(dict.fromkeys(sending.to_whom for sending in version.sendings))
    return f"{capital_first(named)} was sent to {whom}. Send it to somebody else, as it is kept:"
