"""The termly form written once more, with the stamp that it was sent."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from cme_desktop.editions.as_sent import AsSent, refuse_changed
from cme_desktop.ports import Reader
from cme_desktop.returns.made_files import read_made
from cme_desktop.returns.watched import watched
from cme_desktop.termly.next_form import next_form
from cme_desktop.termly.workbook import write_form
from cme_desktop.versions.version import SentFile, VersionLine
from cme_desktop.watching import Watcher


def write_form_as_sent(
    reader: Reader, line: VersionLine, folder: Path, today: date, now: datetime, watcher: Watcher
) -> AsSent:
    """Write every file that was made of a draft form into an empty folder, as sent at this moment.

    It is counted again for that, and publishes nothing. Raises CmeError where what it shows is not what it
    was; FileProblem; Cancelled.
    """
    made = [file.made for file in reader.kept_returns.files(line.id)]
    form = next_form(watched(reader, watcher), line.of.start, today, now)
    refuse_changed(line, form.stamp.number, form.check_code)
    sent = replace(form, stamp=replace(form.stamp, sent_at=now))
    files: list[SentFile] = []
    for place, workbook in enumerate(made):
        apart = folder / str(place)
        apart.mkdir()
        written = write_form(
            reader,
            sent,
            apart / workbook.name,
            progress=lambda done, total: watcher.report(done, total or 0),
            cancelled=lambda: watcher.cancelled,
        )
        files.append(read_made(workbook, written))
    return AsSent(tuple(files), (), 0)
