"""The returns that are kept: whether each is what was made, and what was sent is what was sent."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

import sqlalchemy as sa

from cme_desktop.values.texts import capital_first
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.text import from_text, sending_hash, version_hash
from cme_desktop.versions.version import KeptFile, ReturnOf, VersionLine
from db.failures import is_the_environments
from db.queries.kept_returns import SqlKeptReturns, unpacked
from db.queries.readable import pages
from db.tables.returns import published_cell, return_file, return_sending, return_version, sent_file

_UNSENT = (
    sa.select(return_file.c.name)
    .join(sent_file)
    .where(~sa.exists().where(return_sending.c.version_id == return_file.c.version_id))
    .order_by(return_file.c.id)
)


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each version, file and published cell that is not what was kept."""
    numbers: dict[ReturnOf, list[int]] = defaultdict(list)
    ids = sa.select(return_version.c.id).order_by(return_version.c.id)
    for id in connection.execute(ids).scalars().all():
        try:
            line = SqlKeptReturns(connection).line(id)
            numbers[line.of].append(line.number)
            yield from _of_version(connection, line)
        except Exception as failure:
            if is_the_environments(failure):
                raise
            yield f"Row {id} of the table return_version cannot be read."
    yield from _of_numbers(numbers)
    for (name,) in connection.execute(_UNSENT):
        yield f"The file {name} is kept as sent, but its version was not sent."
    for id, row in pages(connection, published_cell, sa.true(), published_cell.c.value):
        if row is None or not _is_number_or_none(row["value"]):
            yield f"Row {id} of the table published_cell cannot be read."


def _of_version(connection: sa.Connection, line: VersionLine) -> Iterator[str]:
    named = capital_first(line.named)
    kept = SqlKeptReturns(connection)
    packed = connection.execute(sa.select(return_version.c.content).where(return_version.c.id == line.id))
    text = unpacked(packed.scalar_one())
    content = from_text(text)
    hash, *sendings = kept.hashes(line.id)
    if version_hash(line, text) != hash:
        yield f"{named} is not what was kept when it was made."
    if line.check_code != (check_code(content.figures) if content.is_traced else ""):
        yield f"{named} has another check code than its figures come to."
    files = kept.files(line.id)
    made, published = [one.made for one in files], kept.published_by(line.id)
    sent = zip(line.sendings, [hash, *sendings], sendings, strict=False)
    if any(sending_hash(before, one, made, published) != as_kept for one, before, as_kept in sent):
        yield f"{named} was not sent as it stands here, or not with these files and numbers."
    if line.sent is not None:
        yield from _of_frozen(kept, named, files)


def _of_frozen(kept: SqlKeptReturns, named: str, files: Sequence[KeptFile]) -> Iterator[str]:
    for file in files:
        if not file.is_kept:
            yield f"{named} was sent, but its file {file.made.name} is not kept."
        elif sha256(kept.bytes_of(file.id)).hexdigest() != file.made.sha256:
            yield f"{named}: its file {file.made.name} is not the one that was sent."


def _of_numbers(numbers: dict[ReturnOf, list[int]]) -> Iterator[str]:
    for of, held in numbers.items():
        missing = sorted({*range(1, max(held))} - {*held})
        if missing:
            yield f"Of the {of} these versions are missing: {', '.join(map(str, missing))}."


def _is_number_or_none(text: str) -> bool:
    try:
        value = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return False
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
