"""The returns that were made, as they are kept."""

import json
import zlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from cme_desktop.errors import NotFound, Unavailable
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.text import from_text
from cme_desktop.versions.version import (
    PUBLISHED,
    Comment,
    KeptFile,
    MadeFile,
    ReturnKind,
    ReturnOf,
    ReturnVersion,
    Sending,
    VersionLine,
)
from db.tables.returns import (
    published_cell,
    return_comment,
    return_file,
    return_sending,
    return_version,
    sending_file,
    sent_file,
)

_LINES = sa.select(
    *(column for column in return_version.c if column.name not in ("content", "hash"))
).order_by(return_version.c.start_on.desc(), return_version.c.number.desc(), return_version.c.id.desc())
_SENDINGS = sa.select(return_sending).order_by(return_sending.c.id)
_WENT = (
    sa.select(sending_file.c.sending_id, *return_file.c)
    .join_from(sending_file, return_file)
    .join(return_sending, return_sending.c.id == sending_file.c.sending_id)
    .order_by(return_file.c.id)
)
_IS_OUT = ~sa.exists().where(sending_file.c.sending_id == return_sending.c.id) | sa.exists().where(
    sending_file.c.sending_id == return_sending.c.id,
    sending_file.c.file_id == return_file.c.id,
    return_file.c.edition == PUBLISHED,
)
"""Whether a sending publishes, as `Sending.publishes` has it."""
_FILES = (
    sa.select(*return_file.c, sent_file.c.file_id.is_not(None).label("is_kept"))
    .outerjoin_from(return_file, sent_file)
    .order_by(return_file.c.id)
)


_IS_PUBLISHED = published_cell.c.version_id.is_(None) | published_cell.c.version_id.in_(
    sa.select(return_sending.c.version_id).where(_IS_OUT)
)
"""By an export, or with a committee edition that was sent."""


class SqlKeptReturns:
    """Fulfils `ports.KeptReturns` over one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def lines(self, of: ReturnOf | None = None) -> list[VersionLine]:
        wanted = [sa.true()] if of is None else [*is_of(return_version, of)]
        return self._lines(*wanted)

    def version(self, id: int) -> ReturnVersion:
        line = self.line(id)
        packed = sa.select(return_version.c.content).where(return_version.c.id == id)
        try:
            return ReturnVersion(line, from_text(unpacked(self._connection.execute(packed).scalar_one())))
        except (ValueError, TypeError, KeyError) as failure:
            raise Unavailable(
                f"What was kept of {line.named} cannot be read. Check the data file, and restore a backup."
            ) from failure

    def line(self, id: int) -> VersionLine:
        """A version as lists tell of it. Raises NotFound."""
        found = self._lines(return_version.c.id == id)
        if not found:
            raise NotFound("There is no such version of a return in this data file.")
        return found[0]

    def files(self, version: int) -> list[KeptFile]:
        rows = self._connection.execute(_FILES.where(return_file.c.version_id == version)).mappings()
        made = (
            KeptFile(row["id"], made_file(row), row["made_at"], row["made_by"], row["is_kept"])
            for row in rows
        )
        return [*{file.made.path: file for file in made}.values()]

    def bytes_of(self, file: int) -> bytes:
        asked = sa.select(sent_file.c.content).where(sent_file.c.file_id == file)
        content: bytes | None = self._connection.execute(asked).scalar()
        if content is None:
            raise NotFound("Of this file no copy is kept: its version was not sent.")
        return content

    def comments(self, of: ReturnOf) -> list[Comment]:
        said = return_comment.c
        asked = sa.select(said.measure, said.category, said.words).where(*is_of(return_comment, of))
        return [Comment(*row) for row in self._connection.execute(asked.order_by(said.id))]

    def published(self) -> list[PublishedCell]:
        return [
            PublishedCell(
                row["measure"],
                row["category"],
                row["start_on"],
                row["end_on"],
                row["hidden"],
                json.loads(row["value"]),
            )
            for row in self._cells(_IS_PUBLISHED)
        ]

    def published_by(self, version: int) -> list[str]:
        """The cells that a version published, each as one text, in the order that they were entered."""
        cells = self._cells(published_cell.c.version_id == version)
        return [json.dumps([*row.values()], default=date.isoformat) for row in cells]

    def hashes(self, version: int) -> list[str]:
        """The hash of a version, and those of its sendings in their order."""
        of_version = sa.select(return_version.c.hash).where(return_version.c.id == version)
        of_sendings = sa.select(return_sending.c.hash).where(return_sending.c.version_id == version)
        found = self._connection.execute(of_version).scalars().all()
        later = self._connection.execute(of_sendings.order_by(return_sending.c.id)).scalars().all()
        return [*found, *later]

    def _lines(self, *wanted: sa.ColumnElement[bool]) -> list[VersionLine]:
        versions = self._connection.execute(_LINES.where(*wanted)).mappings().all()
        sendings = self._sendings([row["id"] for row in versions])
        return [line_of(row, sendings[row["id"]]) for row in versions]

    def _sendings(self, versions: list[int]) -> dict[int, list[Sending]]:
        """Those of each version, in their order."""
        of_these = return_sending.c.version_id.in_(versions)
        went: dict[int, list[MadeFile]] = defaultdict(list)
        for row in self._connection.execute(_WENT.where(of_these)).mappings():
            went[row["sending_id"]].append(made_file(row))
        found: dict[int, list[Sending]] = defaultdict(list)
        for row in self._connection.execute(_SENDINGS.where(of_these)).mappings():
            found[row["version_id"]].append(sending_of(row, went[row["id"]]))
        return found

    def _cells(self, which: sa.ColumnElement[bool]) -> sa.MappingResult:
        cell = published_cell.c
        asked = sa.select(cell.measure, cell.category, cell.start_on, cell.end_on, cell.hidden, cell.value)
        return self._connection.execute(asked.where(which).order_by(cell.id)).mappings()


def is_of(table: sa.Table, of: ReturnOf) -> tuple[sa.ColumnElement[bool], ...]:
    """Whether a row is of a return."""
    return table.c.kind == of.kind.value, table.c.start_on == of.start, table.c.end_on == of.end


def line_of(row: sa.RowMapping, sendings: Sequence[Sending]) -> VersionLine:
    """A version by its row. Raises ValueError for a forged one."""
    return VersionLine(
        row["id"],
        ReturnOf(ReturnKind(row["kind"]), row["start_on"], row["end_on"]),
        row["number"],
        datetime.fromisoformat(row["made_at"]),
        row["made_by"],
        row["check_code"],
        row["replaces"],
        tuple(sendings),
    )


def sending_of(row: sa.RowMapping, went: Sequence[MadeFile]) -> Sending:
    """A sending by its row and the files that went. Raises ValueError for a forged one."""
    at = datetime.fromisoformat(row["sent_at"])
    return Sending(at, row["sent_by"], row["to_whom"], row["how"], tuple(went), row["register"])


def made_file(row: sa.RowMapping) -> MadeFile:
    """A file by its row."""
    return MadeFile(row["edition"], row["name"], row["path"], row["sha256"])


def packed(text: str) -> bytes:
    """The text of a version, as it is stored."""
    return zlib.compress(text.encode(), 9)


def unpacked(content: bytes) -> str:
    """The text again. Raises ValueError for what was not packed so."""
    try:
        return zlib.decompress(content).decode()
    except zlib.error as failure:
        raise ValueError("what is kept of a version was not packed so") from failure
