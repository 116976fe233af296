"""The window is what draws and listens: whatever needs no Qt has its place in the officers' world."""

import ast
from pathlib import PurePosixPath

from tests.architecture.test_imports import ROOT, imported_names, sources

QT = {"PySide6", "shiboken6"}
WITHOUT_QT = {
    "ui/editors/lookups.py": "what an editor asks of the page around it, answered on the main thread",
    "ui/early/plain_imports.py": "takes away what Qt does to imports",
    "ui/errors.py": "the one presenter: what the window says of a failure, and what it logs",
    "ui/forms/mnemonics.py": "letters for Alt, marked with the sign by which Qt knows them",
    "ui/lists/columns.py": "how wide columns are drawn, in px",
    "ui/lists/reading.py": "what stands in these columns",
    "ui/lists/room.py": "how wide columns are drawn, in px",
    "ui/pages/returns/leads.py": "where in the window a figure leads to",
    "ui/problem_log.py": "the file of what the presenter logs",
    "ui/shell/places.py": "where the window can be",
    "ui/theme/marks.py": "what is drawn",
    "ui/theme/stylesheet.py": "how it is drawn",
    "ui/tokens.py": "in which colours and measures",
    "ui/shell/named_places.py": "the pages of the rail by name",
    "ui/shell/beginnings.py": "what begins the name of something",
}
"""Each with the reason why it stays."""


def needs_qt(path: PurePosixPath) -> bool:
    """Whether a module imports Qt by itself."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return any(full.partition(".")[0] in QT for _, full in imported_names(tree, path.parent.parts))


def test_what_needs_no_qt_is_not_in_the_window() -> None:
    modules = [path for path in sources() if path.parts[0] == "ui" and path.name != "__init__.py"]
    assert {str(path) for path in modules if not needs_qt(path)} == WITHOUT_QT.keys()
