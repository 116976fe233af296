"""What was made of the returns, and which of it went to whom: `return list`."""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cme_desktop.commands import DONE
from cme_desktop.commands.base import Commands, Given

if TYPE_CHECKING:
    from cme_desktop.versions.version import KeptFile, Sending, VersionLine


def add(returns: Commands) -> None:
    """Add the command below `return`."""
    listed = returns.add("list", "list the returns that were made, and to whom which files were sent", _list)
    listed.add_argument("--json", action="store_true", help="print them as JSON")


def _list(arguments: argparse.Namespace, given: Given) -> int:
    with given.desk_to_read() as desk, desk.store.reading() as reader:
        kept = reader.kept_returns
        made = [(line, kept.files(line.id)) for line in kept.lines()]
    if arguments.json:
        print(json.dumps([_as_row(*one) for one in made], ensure_ascii=False, indent=1))
        return DONE
    if not made:
        print("No return was made yet.")
    for line, files in made:
        print("\n".join(_in_words(line, files)))
    return DONE


def _in_words(line: "VersionLine", files: "list[KeptFile]") -> Iterator[str]:
    from cme_desktop.values.moments import show_moment
    from cme_desktop.values.texts import capital_first

    by = f" by {line.made_by}" if line.made_by else ""
    code = f", check code {line.check_code}" if line.check_code else ""
    yield f"{capital_first(line.named)}, made {show_moment(line.made_at)}{by}{code}:"
    yield from (f"  {file.made.name}" for file in files)
    for sending in line.sendings:
        yield f"  Sent {show_moment(sending.at)} to {sending.whom}, by {sending.by}: {sending.what}."


def _as_row(line: "VersionLine", files: "list[KeptFile]") -> dict[str, object]:
    return {
        "return": line.of.kind.value,
        "from": line.of.start.isoformat(),
        "to": line.of.end.isoformat(),
        "version": line.number,
        "made_at": line.made_at.isoformat(),
        "made_by": line.made_by,
        "check_code": line.check_code,
        "files": [{"edition": one.made.edition, "name": one.made.name} for one in files],
        "sendings": [_sending_as_row(sending) for sending in line.sendings],
    }


def _sending_as_row(sending: "Sending") -> dict[str, object]:
    """`files` is null where it was not noted which went."""
    return {
        "at": sending.at.isoformat(),
        "by": sending.by,
        "to": sending.to_whom,
        "how": sending.how,
        "files": [file.name for file in sending.files] or None,
    }
