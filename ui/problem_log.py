"""The file that problems are logged to, for the person who works here only.

Loaded once the first page is there: Python's handlers of logs bring sockets and pickling with them.
"""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cme_desktop.files.private import private_file, private_folder
from ui.errors import PROBLEMS

LOG_NAME = "cme-desktop.log"
LOG_SIZE = 500_000
_LOG_FILES = 3


def start_log(folder: Path) -> logging.Handler:
    """Keep a log in `folder`, three files of half a megabyte at most. Raises OSError when it cannot.

    Like all in that folder, it is for the person who works here only.
    """
    private_folder(folder)
    handler = _PrivateLog(folder / LOG_NAME, maxBytes=LOG_SIZE, backupCount=_LOG_FILES - 1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logging.getLogger(PROBLEMS).addHandler(handler)
    return handler


class _PrivateLog(RotatingFileHandler):
    """Each of its files is private from its first line on."""

    def _open(self) -> TextIOWrapper:
        private_file(Path(self.baseFilename))
        return super()._open()
