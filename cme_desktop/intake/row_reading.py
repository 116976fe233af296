"""One row of a table as a draft, with the records it points at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cme_desktop.codes.no_school import stands_for
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import LinkField, Reading, known
from cme_desktop.intake.cells import depends_on_today
from cme_desktop.intake.columns import TableColumns
from cme_desktop.intake.describing import Describer
from cme_desktop.intake.headings import REFERENCE, Slot, joined
from cme_desktop.intake.linked import NEW, Linked
from cme_desktop.intake.linking import Linker
from cme_desktop.intake.made_records import NOT_YET
from cme_desktop.intake.particulars import usual_choices
from cme_desktop.intake.reckoned import leave_out_reckoned, take_presumed
from cme_desktop.intake.remarks import Remark, Weight, remark_on
from cme_desktop.intake.targets import TARGETS, weighed
from cme_desktop.intake.whose import Asked
from cme_desktop.issues import Issue, Severity
from cme_desktop.public_names import NAMELESS, own_name
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import compact
from cme_desktop.values.names import fold


@dataclass
class ReadRow:
    """What one row came to. `links` are by path; `problems` are plain sentences, none if it can be taken."""

    draft: Draft[Any]
    reference: str
    links: dict[str, Linked] = field(default_factory=dict)
    own: Linked | None = None
    """The record itself, where its type is one that rows can name."""
    problems: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """What is unusual, of which field and in words; it does not keep the row from being taken."""
    given: set[str] = field(default_factory=set)
    """The record's own fields that the row has something in."""
    asks: str = ""
    """The heading of the column to answer in, where it has to be asked whose the row is."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What was read otherwise than it stands, of which column and in words: to be told in any case."""
    not_kept: list[tuple[str, str]] = field(default_factory=list)
    """What it has in fields that are not asked for beside the rest of it, by column and in words."""
    refused: set[str] = field(default_factory=set)
    """The record's own fields that it is handed back for already; nothing more need be said of them."""

    def take(self, remark: Remark, slot: Slot) -> None:
        """Keep what has to be said of one of its cells."""
        match remark.weight:
            case Weight.REFUSES:
                self.problems.append(remark.sentence)
                if not slot.rows:
                    self.refused.add(slot.name)
            case Weight.TOLD:
                self.remarks.append((remark.about, remark.sentence))
            case Weight.DOUBT:
                self.doubts.append((remark.about, remark.sentence))


@dataclass
class _Given:
    """What the columns of one link hold."""

    heading: str
    to: str
    text: str = ""
    parts: dict[str, str] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one table with those of its further sheets."""

    def __init__(
        self,
        record_type: RecordType[Any],
        columns: TableColumns,
        further: Mapping[str, TableColumns],
        linker: Linker,
        reading: Reading,
    ) -> None:
        self.type = record_type
        self.columns = columns
        self.further = further
        self.linker = linker
        self.reading = reading
        self.describer = Describer(record_type, columns, linker)

    def read(self, cells: Mapping[str, Cell], rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> ReadRow:
        """A row of the main sheet and, by field, the rows of the further sheets that belong to it."""
        row = ReadRow(Draft(self.type, self.reading), self.columns.reference(cells))
        given: dict[str, _Given] = {}
        self._fill(row, self.columns, cells, given)
        row.given = {
            slot.name
            for header, slot in self.columns.slots.items()
            if slot.name and not slot.rows and cells.get(header) not in (None, "")
        }
        for name, several in rows.items():
            for further in several:
                self._fill(row, self.further[name], further, given, (name, row.draft.add_row(name)))
        unlinked = self._link(row, given, cells)
        on_file = row.own is not None and row.own.id is not None
        self._complete(row, on_file)
        if row.own is not None and row.own.new and row.own.id is None:
            row.own.label = own_name(self.type, row.draft.record())
        issues = row.draft.issues()
        row.problems += [
            in_words(row.draft, issue)
            for issue in issues
            if issue.severity is Severity.REFUSE
            and issue.path not in unlinked | row.refused
            and not (on_file and _only_missing(row.draft, issue))
        ]
        row.doubts += _doubts(row.draft, issues)
        for linked in row.links.values():
            if linked.draft is not None:
                row.doubts += _doubts(linked.draft, linked.draft.issues())
        if row.problems:
            row.problems += [remark for _, remark in row.remarks]
        else:
            row.doubts += row.remarks
        return row

    def _complete(self, row: ReadRow, on_file: bool) -> None:
        """Take in what blanks mean, and leave out what the program reckons by itself."""
        headings = {slot.name: header for header, slot in self.columns.slots.items() if not slot.rows}
        if not on_file:
            take_presumed(row.draft)
        row.remarks += leave_out_reckoned(row.draft, headings)
        row.given = {name for name in row.given if row.draft.head[name].text.strip()}
        row.not_kept = _not_kept(row)

    def _fill(
        self,
        row: ReadRow,
        columns: TableColumns,
        cells: Mapping[str, Cell],
        given: dict[str, _Given],
        at: tuple[str, int] | None = None,
    ) -> None:
        """Type the cells of one sheet into the draft; those of links are put by for `_link`."""
        draft = row.draft
        inline = {at[0]: at[1]} if at else {}
        for header, slot in columns.slots.items():
            text = columns.text(cells, header)
            if not slot.name:
                continue
            if remark := remark_on(columns, cells, header, text):
                row.take(remark, slot)
            if not text.strip():
                continue
            if depends_on_today(text, slot.read_as, self.reading):
                row.problems.append(
                    f"{slot.heading}: {quoted(text)} depends on the day it is read. "
                    "Write the whole date, like 5/9/2016."
                )
            path = slot.name
            if slot.rows:
                if slot.rows not in inline:
                    inline[slot.rows] = draft.add_row(slot.rows)
                path = f"{slot.rows}.{inline[slot.rows]}.{slot.name}"
            if isinstance(slot.field, LinkField):
                link = given.setdefault(path, _Given(slot.whole or slot.heading, slot.field.to))
                if slot.part:
                    link.parts[slot.part] = text
                else:
                    link.text = text
            else:
                draft.type_in(path, text)
        if at is None:
            for name, number in inline.items():
                usual_choices(draft, name, number)

    def _link(self, row: ReadRow, given: Mapping[str, _Given], cells: Mapping[str, Cell]) -> set[str]:
        """Resolve the links, those last that are told apart by another; the paths of those that failed."""
        failed = set()
        row.own = self._itself(row, cells)
        for path, link in sorted(given.items(), key=lambda item: bool(_kept_in(item[1].to))):
            if instead := self._instead_of_school(link):
                if not self._kept_without_school(row, path, f"{link.heading}: {instead}"):
                    failed.add(path)
                continue
            kept_in = _kept_in(link.to)
            holder = row.links.get(kept_in[0], row.own) if kept_in else None
            try:
                linked = self.linker.find(link.to, link.text, link.parts, link.to != self.type.key, holder)
            except Asked as question:
                failed.add(path)
                named_whole = bool(link.text.strip()) and fold(link.text) != NEW
                row.asks = joined(link.heading, REFERENCE) if named_whole else link.heading
                row.problems.append(f"{link.heading}: {_to_answer(question, row.asks)}")
                continue
            except ValueProblem as problem:
                failed.add(path)
                row.problems.append(f"{link.heading}: {problem}")
                continue
            linked = next((twin for twin in row.links.values() if _twins(linked, twin)), linked)
            row.links[path] = linked
            row.draft.choose(path, NOT_YET if linked.id is None else linked.id, linked.label)
        row.problems += [
            f"{given[path].heading}: {given[path].text} is about another child."
            for path, linked in row.links.items()
            if linked.child is not None and "child" in row.links and row.links["child"].id != linked.child
        ]
        return failed

    def _kept_without_school(self, row: ReadRow, path: str, instead: str) -> bool:
        """Whether the row can do without; either way it is told."""
        if path in self.type.fields and self.type.fields[path].required:
            row.problems.append(f"{instead}, and a school is needed.")
            return False
        row.doubts.append((f"{self.type.key} {path} {instead}", f"{instead}, so no school is kept."))
        return True

    def _instead_of_school(self, link: _Given) -> str:
        """What a number says that stands in a school's place, and that no school on file has."""
        number = link.parts.get("urn") or link.text
        of_a_child = self.type is CHILD or "child" in self.type.fields  # elsewhere blank means every school
        if not of_a_child or link.to != SCHOOL.key or not (meaning := stands_for(number)):
            return ""
        if self.linker.on_file(link.to, {"urn": compact(number)}):
            return ""
        return f"{compact(number)} stands for “{meaning}”"

    def _itself(self, row: ReadRow, cells: Mapping[str, Cell]) -> Linked | None:
        """For a register entry: the one on file that the row means, or the new one it makes."""
        if self.type.key not in TARGETS:
            return None
        names = [name for name in TARGETS[self.type.key].given if "." not in name]
        values = {name: known(row.draft.head[name].value) for name in names}
        try:
            found = self._entry(row, cells, values)
        except Asked as question:
            row.asks = self.type.title
            row.problems.append(f"{self.type.title}: {_to_answer(question, row.asks)}")
            return None
        except ValueProblem as problem:
            row.problems.append(str(problem))
            return None
        if found is None or found.id is None:
            made = found.made if found is not None else None
            return Linked(self.type.key, NAMELESS, values, new=True, made=made)
        return found

    def _entry(self, row: ReadRow, cells: Mapping[str, Cell], values: Mapping[str, Any]) -> Linked | None:
        if not weighed(self.type):
            if found := self._of_reference(row.reference):
                self.linker.check_meant(row.reference, found, values)
                return found
            return self.linker.on_file(self.type.key, values)
        parts, answer = self.describer.own_parts(cells), self.columns.answer(cells)
        if answer and fold(answer) != NEW:
            return self.linker.find(self.type.key, answer, {"reference": answer} | parts, whole=True)
        if self._of_reference(row.reference):
            return self.linker.referred(self.type.key, row.reference, parts, whole=False)
        return self.linker.own(parts, fold(answer) == NEW)

    def _of_reference(self, reference: str) -> Linked | None:
        """The register entry on file that goes by the row's reference."""
        if not reference.upper().startswith(f"{self.type.prefix}-"):
            return None
        try:
            return self.linker.find(self.type.key, reference, {}, whole=False)
        except ValueProblem:
            return None  # a number of the sender's own, which looks like one of ours


def _to_answer(question: Asked, heading: str) -> str:
    """A question with what to do about it."""
    return f"{question} Put the reference into “{heading}” if it is this child, or “{NEW}” if it is another."


def in_words(draft: Draft[Any], issue: Issue) -> str:
    """An issue with the heading it belongs to, and the row where it stands in a further sheet."""
    name, _, rest = issue.path.partition(".")
    if not name:
        return issue.text
    described = draft.type.fields[name]
    label = described.label
    if rest:
        number, _, within = rest.partition(".")
        label = f"{label}, row {int(number) + 1}"
        if within:
            label = f"{label}, {draft.type.rows[name].fields[within].label}"
    return issue.text if issue.text.startswith(label) else f"{label}: {issue.text}"


def _doubts(draft: Draft[Any], issues: list[Issue]) -> list[tuple[str, str]]:
    return [
        (f"{draft.type.key} {issue.path}", in_words(draft, issue))
        for issue in issues
        if issue.severity is Severity.WARN
    ]


def _not_kept(row: ReadRow) -> list[tuple[str, str]]:
    """A sentence for each field that the row has something in and its record has no place for."""
    shown = row.draft.shown()
    return [
        (name, f"{described.label}: not kept, as it is not asked for here.")
        for name, described in row.draft.type.plain.items()
        if name in row.given and name not in shown
    ]


def _only_missing(draft: Draft[Any], issue: Issue) -> bool:
    """Whether it is about a blank, which the record on file may fill."""
    return issue.path in draft.type.plain and not draft.entry(issue.path).text.strip()


def _twins(one: Linked, other: Linked) -> bool:
    """Whether two columns of a row name the same new record."""
    return one.id is None and other.id is None and (one.to, one.values) == (other.to, other.values)


def _kept_in(to: str) -> tuple[str, str, str] | None:
    return TARGETS[to].kept_in if to in TARGETS else None
