"""What is added to the returns that are kept; nothing of them is altered but what managers say."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa

from cme_desktop.errors import CmeError
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.values.texts import capital_first
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.text import sending_hash, to_text, version_hash
from cme_desktop.versions.version import (
    Comment,
    KeptFile,
    MadeFile,
    ReturnOf,
    Sending,
    VersionContent,
    VersionLine,
)
from db.connecting.prepared import first_value, run
from db.connecting.statements import insert, insert_for_id
from db.connecting.turns import claim
from db.queries.kept_returns import SqlKeptReturns, is_of, packed
from db.tables.returns import (
    published_cell,
    return_comment,
    return_file,
    return_sending,
    return_version,
    sending_file,
    sent_file,
)

_REGISTER = "what was published"
"""What whoever publishes claims: cells are safe beside those that were published before, and no others."""


class SqlReturnsKeeping(SqlKeptReturns):
    """Fulfils `ports.ReturnsKeeping` over the connection of one change."""

    def __init__(self, connection: sa.Connection, who: str, now: datetime, touch: Callable[[], None]) -> None:
        super().__init__(connection)
        self._touch = touch
        self._who = who
        self._now = now.astimezone(UTC)

    def add(self, of: ReturnOf, content: VersionContent, at: datetime | None = None) -> VersionLine:
        claim(self._connection, [str(of)])
        before = self.lines(of)
        sent = [line.number for line in before if line.sent is not None]
        line = VersionLine(
            0,
            of,
            max((line.number for line in before), default=0) + 1,
            self._moment(at),
            self._who,
            check_code(content.figures) if content.is_traced else "",
            max(sent, default=None),
        )
        id = first_value(self._connection, insert_for_id(return_version), _row(line, content))
        self._touch()
        return replace(line, id=id)

    def add_file(self, version: int, made: MadeFile) -> None:
        line = self._claimed(version)
        if line.sent is not None:
            raise CmeError(f"{capital_first(line.named)} was sent, and stays as it is. Make the next one.")
        self._insert(return_file, version_id=version, **asdict(made), made_at=self._now, made_by=self._who)

    def freeze(self, version: int, contents: Mapping[int, bytes]) -> None:
        line = self._claimed(version)
        files = self.files(version)
        _refuse_unsendable(line, files, contents)
        for file in files:
            self._insert(sent_file, file_id=file.id, content=contents[file.id])

    def mark_sent(
        self,
        version: int,
        to_whom: str,
        how: str,
        went: Collection[int],
        register: int,
        at: datetime | None = None,
    ) -> None:
        line = self._claimed(version)
        files = self.files(version)
        if not went or not all(file.is_kept for file in files):
            raise CmeError(f"{capital_first(line.named)} is not kept as it is to be sent.")
        sending = Sending(
            self._moment(at),
            self._who,
            to_whom,
            how,
            tuple(file.made for file in files if file.id in went),
            register,
        )
        hash = sending_hash(
            self._hash_before(version), sending, [one.made for one in files], self.published_by(version)
        )
        values: dict[str, object] = {
            "version_id": version,
            "sent_at": sending.at.isoformat(),
            "sent_by": sending.by,
            "to_whom": to_whom,
            "how": how,
            "register": register,
            "hash": hash,
        }
        id = first_value(self._connection, insert_for_id(return_sending), values)
        self._touch()
        for file in went:
            self._insert(sending_file, sending_id=id, file_id=file)

    def comment(self, of: ReturnOf, comment: Comment) -> None:
        claim(self._connection, [str(of)])
        said = return_comment.c
        same = said.measure == comment.measure, said.category.is_not_distinct_from(comment.category)
        self._connection.execute(return_comment.delete().where(*is_of(return_comment, of), *same))
        self._touch()
        if comment.words:
            self._insert(
                return_comment,
                kind=of.kind.value,
                start_on=of.start,
                end_on=of.end,
                **asdict(comment),
                said_at=self._now,
                said_by=self._who,
            )

    def claim_register(self) -> int:
        claim(self._connection, [_REGISTER])
        return len(self.published())

    def publish(self, cells: Iterable[PublishedCell], version: int | None, export: str) -> None:
        for cell in cells:
            self._insert(
                published_cell,
                measure=cell.measure,
                category=cell.category,
                start_on=cell.start,
                end_on=cell.end,
                hidden=cell.hidden,
                value=json.dumps(cell.value),
                published_at=self._now,
                version_id=version,
                export=export,
            )

    def _moment(self, at: datetime | None) -> datetime:
        return self._now if at is None else at.astimezone(UTC)

    def _insert(self, table: sa.Table, **values: object) -> None:
        run(self._connection, insert(table), values)
        self._touch()

    def _hash_before(self, version: int) -> str:
        """What the next sending of a version is hashed over: the last one, or else the version itself."""
        return self.hashes(version)[-1]

    def _claimed(self, version: int) -> VersionLine:
        """A version as it stands once whoever else is at its return is done."""
        claim(self._connection, [str(self.line(version).of)])
        return self.line(version)


def _row(line: VersionLine, content: VersionContent) -> dict[str, object]:
    text = to_text(content)
    return {
        "kind": line.of.kind.value,
        "start_on": line.of.start,
        "end_on": line.of.end,
        "number": line.number,
        "replaces": line.replaces,
        "made_at": line.made_at.isoformat(),
        "made_by": line.made_by,
        "check_code": line.check_code,
        "content": packed(text),
        "hash": version_hash(line, text),
    }


def _refuse_unsendable(line: VersionLine, files: list[KeptFile], contents: Mapping[int, bytes]) -> None:
    named = capital_first(line.named)
    if line.sent is not None:
        raise CmeError(f"{named} was marked as sent by {line.sent.by} at the same time. Send it again.")
    if not line.check_code:
        raise CmeError(f"{named} was kept without the records behind its figures. Make it anew.")
    if not files:
        raise CmeError(f"{named} has no file that could have been sent. Make its workbook first.")
    for file in files:
        if file.id not in contents:
            raise CmeError(f"{file.made.name} was made of {line.named} at the same time. Send it again.")
        if sha256(contents[file.id]).hexdigest() != file.made.sha256:
            raise CmeError(f"{file.made.name} is not as it was made. Make the workbook anew, and send that.")
