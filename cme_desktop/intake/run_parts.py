"""What the rows of one file are judged with: made once, and read from what is on file at the moment."""

from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.intake.like_people import LikePeople
from cme_desktop.intake.linking import Linker
from cme_desktop.intake.loaded_rows import LoadedRows
from cme_desktop.intake.made_records import MadeRecords
from cme_desktop.intake.making import RecordMaker
from cme_desktop.intake.marks import Back, together
from cme_desktop.intake.outcome import Doubts
from cme_desktop.intake.sameness import OnFile
from cme_desktop.intake.sheets import Sheets
from cme_desktop.intake.telling import Telling
from cme_desktop.intake.twice import Twice
from cme_desktop.ports import Batch, Notebook, Reader
from cme_desktop.standing_records.child import CHILD


class RunParts:
    """All that the parts of a run share. Without a batch to save in, what is new gets an id below nought."""

    def __init__(
        self,
        desk: Desk,
        record_type: RecordType[Any],
        action: str,
        sheets: Sheets,
        reader: Reader,
        notebook: Notebook,
    ) -> None:
        self.type = record_type
        self.reader = reader
        self.reading = desk.reading(reader.law())
        self.notebook = notebook
        self.linker = Linker(reader, self.reading, notebook)
        self.on_file = OnFile(reader, record_type, notebook)
        self.maker = RecordMaker(reader, self.linker, MadeRecords(notebook), action)
        self.before = LoadedRows(record_type, sheets.columns, sheets.further_columns, self.reading, notebook)
        self.people = LikePeople(reader, notebook)
        self.twice = Twice(record_type, notebook)
        self.telling = Telling(notebook)
        self.told = Doubts()
        self.restricted = reader.unseen(CHILD)

    def read_from(self, reader: Reader, work: Batch | None) -> None:
        """Judge from now on by what this reader sees, and save through this batch."""
        self.reader = self.on_file.reader = self.maker.reader = self.people.reader = reader
        self.linker.read_from(reader)
        self.maker.work = work

    def mark(self) -> Back:
        """How to come back to what they hold in mind now."""
        return together(self.notebook.mark(), self.told.mark(), self.on_file.mark(), self.linker.let_go)
