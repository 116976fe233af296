"""The data dictionary: `dictionary`."""

import argparse
import json
import sys

from cme_desktop.commands import DONE
from cme_desktop.commands.base import Commands, Given, some_path

_DICTIONARIES = (b"# Data dictionary", b"[")


def add(commands: Commands) -> None:
    """Add the command."""
    told = commands.add("dictionary", "describe every field of every record type", _dictionary)
    told.add_argument("--out", metavar="F.md", type=some_path, help="where to write it; printed if not given")
    told.add_argument("--json", action="store_true", help="as JSON instead of Markdown")


def _dictionary(arguments: argparse.Namespace, _given: Given) -> int:
    from cme_desktop.exports.dictionary import as_markdown, dictionary

    text = (
        json.dumps(dictionary(), ensure_ascii=False, indent=1) if arguments.json else as_markdown().rstrip()
    )
    if arguments.out is None or arguments.json:
        print(text)
    if arguments.out is not None:
        from cme_desktop.files.shared import who_can_read
        from cme_desktop.spreadsheets.replacing import replacing

        with replacing(arguments.out, _DICTIONARIES) as unfinished:
            unfinished.write_text(text + "\n", encoding="utf-8")
        receipt = f"{arguments.out}: the data dictionary. {who_can_read(arguments.out)}"
        print(receipt, file=sys.stderr if arguments.json else sys.stdout)
    return DONE
