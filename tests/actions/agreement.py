"""Whether the program and the plain model say the same of everything on file."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record import BASE_COLUMNS, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_texts
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.registry import record_type
from tests.actions.book import BLANK, CASEWORK, FINISHED, LINKS, Book
from tests.actions.deeds import Line
from tests.actions.school_days import question_due
from tests.reckoned import wrong_deadlines

_OF_THE_FILE = frozenset(BASE_COLUMNS) - {"status", "received_on", "child", "school"}
"""What every record carries and no officer types here."""


def disagreements(reader: Reader, book: Book) -> Iterator[str]:
    """A sentence for each thing of which one says otherwise than the other, or the program than itself."""
    on_file = {
        record.id: (kind, record)
        for kind in map(record_type, BLANK)
        for record in reader.records(kind)
        if record.id is not None
    }
    references = {id: record.reference or "" for id, (_, record) in on_file.items()}
    for gone in set(book.lines) - set(references.values()):
        yield f"{gone} is not on file."
    for kind, record in on_file.values():
        if record.reference not in book.lines:
            yield f"{record.reference} is on file, and nobody made it."
        else:
            yield from _fields(kind, record, book, references)
    yield from _counts(reader, book, references)
    yield from _questions(reader, book)
    yield from wrong_deadlines(reader)


def _fields(kind: RecordType[Any], record: Record, book: Book, references: dict[int, str]) -> Iterator[str]:
    line, empty = book.lines[record.reference or ""], kind.cls()
    for name in {**dict.fromkeys(BASE_COLUMNS), **kind.plain, **kind.rows}:
        if name in _OF_THE_FILE:
            continue
        held = getattr(record, name)
        if name in LINKS and held is not None:
            held = references[held]
        wanted = line[name] if name in line else getattr(empty, name)
        if held != wanted and not (kind.key == "school" and name not in line):
            yield f"{record.reference}: {name} is {held}, and should be {wanted}."


def replayed_wrong(reader: Reader, kind: RecordType[Any], record: Record) -> Iterator[str]:
    """Where the history of a record, gone through from its beginning, does not end in what is on file."""
    assert record.id is not None
    texts: dict[str, str | None] = {}
    versions = []
    for change in reversed(reader.history(record.id)):
        versions.append(change.version)
        for path, (old, new) in change.fields.items():
            if texts.get(path) != old:
                yield f"{record.reference}: history has {path} as {old}, and before as {texts.get(path)}."
            texts[path] = new
    now = record_texts(kind, record)
    if {path: text for path, text in texts.items() if text is not None} != now:
        yield f"{record.reference}: by its history it is {texts}, on file {now}."
    if versions != list(range(1, record.version + 1)):
        yield f"{record.reference}: version {record.version}, with the entries {versions}."


def _counts(reader: Reader, book: Book, references: dict[int, str]) -> Iterator[str]:
    """Counts, whole lists and lists by status."""
    counts = reader.counts()
    for kind in BLANK:
        every = book.of(kind)
        if counts[kind] != (len(every), sum(map(book.is_open, every))):
            yield f"{kind}: {counts[kind]} are counted, and there are {len(every)}."
    for kind in CASEWORK:
        for status in {book.lines[ref]["status"] for ref in book.of(kind)} | {FINISHED[kind][0]}:
            query = ListQuery(record_type(kind), equal=(("status", (status,)),))
            listed = sorted(references[row.id] for row in reader.page(query, None, 500))
            there = sorted(ref for ref in book.of(kind) if book.lines[ref]["status"] == status)
            if listed != there:
                yield f"{kind}, {status}: {listed} are listed, and there are {there}."


def _finished_by(line: Line) -> object:
    """What has finished a deletion: the entry it was matched with, or the reason why it was closed."""
    return line["on_roll"] if line["status"] == "matched" else line["closing_reason"]


def _questions(reader: Reader, book: Book) -> Iterator[str]:
    """It is asked of each open deletion where the child went, until that is known."""
    asked = {line.reference: line.due_on for line in reader.due() if line.duty == "off_roll_question"}
    open_ones = {
        ref: question_due(book, book.lines[ref])
        for ref in book.of("off_roll_notice")
        if (book.is_open(ref) or not _finished_by(book.lines[ref]))
        and book.lines[ref]["answered_on"] is None
        and book.lines[ref]["destination_kind"] != "died"
    }
    if asked.keys() != open_ones.keys():
        yield f"Where the child went is asked of {sorted(asked)}, and should be of {sorted(open_ones)}."
    elif asked != open_ones and not reader.reckonings():
        yield f"Where the child went is due by {asked}, and should be by {open_ones}."
