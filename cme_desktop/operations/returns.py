"""Keeping a return that was made, as it was sent; what is said of its figures, and what was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import MadeEdition
from cme_desktop.editions.next_version import NextVersion
from cme_desktop.editions.typed_sentences import LONGEST, on_cover
from cme_desktop.errors import CmeError
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import UnitOfWork
from cme_desktop.ports.kept_returns import ReturnsKeeping
from cme_desktop.returns.made_files import bytes_made, made_file
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.termly.next_form import NextForm
from cme_desktop.values.texts import tidy_line
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.edition_files import OPEN_DATA, chosen
from cme_desktop.versions.version import (
    PUBLISHED,
    Comment,
    MadeFile,
    ReturnOf,
    SentFile,
    VersionContent,
    VersionLine,
)
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class KeepMade(Operation[VersionLine]):
    """Keep a return as it was counted, with the files that were written of it; a draft publishes nothing.

    A draft that counts the same is gone on with: both editions are of one version. `number` stands in the
    files; where somebody else made a version meanwhile it would be another, and CmeError is raised.
    """

    of: ReturnOf
    number: int
    content: VersionContent
    files: tuple[MadeFile, ...]
    made_at: datetime | None = None
    """What the files say; None for the moment it is kept."""

    stays = "the workbook may have been sent by now"

    @property
    def name(self) -> str:
        return f"Keep the {self.of}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> VersionLine:
        kept = work.kept_returns
        newest = next(iter(kept.lines(self.of)), None)
        goes_on = newest is not None and newest.number == self.number
        line = newest if newest is not None and goes_on else kept.add(self.of, self.content, self.made_at)
        if line.number != self.number or line.check_code != check_code(self.content.figures):
            raise CmeError("Somebody made this return at the same time. Make it again.")
        for file in self.files:
            kept.add_file(line.id, file)
        return line


def keeping(version: NextVersion, edition: Edition, made: MadeEdition) -> KeepMade:
    """What is to be kept of an edition just written. Raises CmeError where its files cannot be read."""
    files = [made_file(edition, made.workbook)]
    if made.data is not None:
        files.append(made_file(OPEN_DATA, made.data))
    made_at = version.told.stamp.made_at
    return KeepMade(version.of, version.number, version.content, tuple(files), made_at)


def keeping_form(made: NextForm, workbook: Path) -> KeepMade:
    """What is to be kept of a termly form just written. Raises CmeError where its file cannot be read."""
    files = (made_file(made.of.kind, workbook),)
    return KeepMade(made.of, made.stamp.number, made.content, files, made_at=made.stamp.made_at)


@dataclass(frozen=True)
class MarkSent(Operation[None]):
    """Add that editions of a version were sent; the first time it is frozen for good, with all its files.

    Those written anew for that are kept so, others as they were made. Sending the committee edition publishes
    what it shows, and nothing else does.
    """

    version: VersionLine
    to_whom: str
    how: str
    editions: tuple[str, ...] = ()
    """Which go; the one that was made where none is named."""
    files: tuple[SentFile, ...] = ()
    """Those written anew, of a draft."""
    published: tuple[PublishedCell, ...] = ()
    register: int = 0
    """How many cells were published when it was tried what these may tell."""
    at: datetime | None = None
    """What the files of a draft say; None for the moment it is marked."""

    stays = "what was sent stays as it is"

    @property
    def name(self) -> str:
        return f"Mark {self.version.named} as sent"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        refuse_nobody(self.to_whom)
        kept, version = work.kept_returns, self.version
        register = self.register
        if version.sent is None:
            self._freeze(kept)
        else:
            register = version.sent.register
        files = kept.files(version.id)
        went = chosen([file.made for file in files], self.editions, version)
        if any(file.edition == PUBLISHED for file in went) and not version.is_published:
            self._refuse_outrun(work, register)
        ids = [file.id for file in files if file.made in went]
        kept.mark_sent(version.id, tidy_line(self.to_whom), tidy_line(self.how), ids, register, self.at)

    def _refuse_outrun(self, work: UnitOfWork, register: int) -> None:
        if self.version.sent is None:
            _refuse_outrun(work, self.published, register)
        elif work.kept_returns.claim_register() != register:
            raise CmeError(
                f"Figures were published since {self.version.named} was first sent, and beside them its "
                "committee edition may tell more than it should. Make the next version, and send that."
            )

    def _freeze(self, kept: ReturnsKeeping) -> None:
        version = self.version.id
        anew = {file.made.path: file.content for file in self.files}
        for file in self.files:
            kept.add_file(version, file.made)
        contents = {
            file.id: anew.get(file.made.path) or bytes_made(file.made) for file in kept.files(version)
        }
        kept.publish(self.published, version, "")
        kept.freeze(version, contents)


def refuse_nobody(to_whom: str) -> None:
    """Raises CmeError where it is not said to whom a return was sent, or more than fits on a line."""
    if not tidy_line(to_whom):
        raise CmeError("Say to whom the return was sent.")
    if len(to_whom) > Comment.LONGEST:
        raise CmeError(f"To whom has at most {Comment.LONGEST} letters; these are {len(to_whom)}.")


@dataclass(frozen=True)
class SayOfFigure(Operation[None]):
    """Say something of a figure of a return, in place of what was said of it; each version takes it along."""

    of: ReturnOf
    comment: Comment

    stays = "it is changed by saying something else"

    @property
    def name(self) -> str:
        return f"Say something of a figure of the {self.of}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        words = " ".join(self.comment.words.split())
        if len(words) > Comment.LONGEST:
            raise CmeError(
                f"What is said of a figure has at most {Comment.LONGEST} letters; these are {len(words)}."
            )
        work.kept_returns.comment(self.of, Comment(self.comment.measure, self.comment.category, words))


@dataclass(frozen=True)
class SayOnCover(Operation[None]):
    """Type sentences of the cover in place of those made by rule; each version takes them along."""

    of: ReturnOf
    typed: Mapping[str, str]
    """By heading; without words the sentence made by rule stands again. Other headings stay as they are."""

    stays = "it is changed by typing something else"

    @property
    def name(self) -> str:
        return f"Type sentences for the cover of the {self.of}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        for heading, words in self.typed.items():
            sentence = " ".join(words.split())
            if len(sentence) > LONGEST:
                raise CmeError(
                    f"Under {heading} there is room for {LONGEST} letters; these are {len(sentence)}."
                )
            work.kept_returns.comment(self.of, on_cover(heading, sentence))


@dataclass(frozen=True)
class PublishExport(Operation[None]):
    """Enter in the register what an export published."""

    export: str
    cells: tuple[PublishedCell, ...]
    register: int
    """How many cells were published when it was tried what these may tell."""

    stays = "what was published stays known"

    @property
    def name(self) -> str:
        return f"Note as published: {self.export}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        _refuse_outrun(work, self.cells, self.register)
        work.kept_returns.publish(self.cells, None, self.export)


def _refuse_outrun(work: UnitOfWork, cells: tuple[PublishedCell, ...], register: int) -> None:
    """Raises CmeError where more was published since it was tried what some cells may tell."""
    if cells and work.kept_returns.claim_register() != register:
        raise CmeError("Somebody published figures at the same time. Do it again: these are then tried anew.")
