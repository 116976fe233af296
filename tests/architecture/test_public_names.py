"""What a record calls itself reaches nobody but through the one module that knows what may be shown."""

import ast
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mypy import api

from cme_desktop.registry import REGISTRY
from tests.architecture.test_imports import ROOT, sources

NAMES = "cme_desktop/public_names.py"
MAY_ASK = {
    NAMES: "the one that knows",
    "db/tables/rows.py": "the column that the names are made from",
}
"""Who asks a record type what a record calls itself."""
MAY_READ = {
    "db/queries/records.py": "made a name before it is handed on",
    "db/queries/hits.py": "made a name before it is handed on",
}
"""Who reads the column that keeps it."""
HAVE_IT_ALL = {
    "cme_desktop/looks/facts.py": "the record that is read",
    "cme_desktop/intake/linking.py": "one that a row describes",
    "cme_desktop/intake/row_reading.py": "one that a row describes",
    "cme_desktop/intake/twice.py": "one that a row describes",
    "cme_desktop/intake/whose.py": "one that a row describes",
    "ui/pages/child_file.py": "the child whose file is open",
    "ui/pages/open_record.py": "the record that was saved here",
    "ui/pages/record_saving.py": "the record that is typed here",
}
"""Who has all of a record before them, and so shows what it calls itself."""
KEEP_NAMES = {
    "cme_desktop/drafts/draft.py": "what somebody typed",
    "db/files/emergency.py": "the title of what somebody typed",
    "db/queries/desk.py": "the title of what somebody typed",
}
"""Who reads back a name that was kept as it was shown."""
PROGRAM = ("cme_desktop", "db", "ui", "main.py")
_CHOICES = re.compile(r"statuses|choices|listed|others|split|[A-Z][A-Z_]+")
_TYPES = {kind.key.upper() for kind in REGISTRY}


def calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def own_labels(source: str) -> list[str]:
    """Where it is asked what a record calls itself: `kind.label(record)`, but not `statuses.label(code)`.

    Whatever is called otherwise than a list of choices counts for a record type; SQL gives a column a name.
    """
    asked = [call for call in calls(source) if isinstance(call.func, ast.Attribute) and call.args]
    whose = [
        ast.unparse(call.func.value).rpartition(".")[2]
        for call in asked
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "label"
        and not isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]
    return [one for one in whose if one in _TYPES or not _CHOICES.fullmatch(one)]


def made_by(source: str, name: str) -> bool:
    """Whether a module calls this function."""
    return any(isinstance(call.func, ast.Name) and call.func.id == name for call in calls(source))


def reads_column(source: str) -> bool:
    """Whether a module asks the database what records call themselves."""
    return re.search(r"\brecord\.c\.label\b|\brecord\.label\b", source) is not None


def those(test: Callable[[str], object]) -> set[str]:
    """The modules of the program whose text passes a test."""
    ours = (path for path in sources() if path.parts[0] in PROGRAM and "migrations" not in path.parts)
    return {str(path) for path in ours if test((ROOT / path).read_text(encoding="utf-8"))}


def test_what_a_record_calls_itself_is_asked_where_that_is_judged() -> None:
    assert those(own_labels) == set(MAY_ASK)


def test_its_column_is_read_where_that_is_judged() -> None:
    assert those(reads_column) == set(MAY_READ)


@pytest.mark.parametrize(
    ("way", "allowed"),
    [("ShownName", {NAMES: "made here"}), ("own_name", HAVE_IT_ALL), ("kept_name", KEEP_NAMES)],
)
def test_a_name_is_made_by_those_who_may(way: str, allowed: dict[str, str]) -> None:
    assert those(lambda source: made_by(source, way)) == set(allowed)


@pytest.mark.parametrize(
    "source", ["self.setText(CHILD.label(child))", "draft.type.label(record)", "kind.label(self.saved)"]
)
def test_the_rule_catches(source: str) -> None:
    assert own_labels(source)


@pytest.mark.parametrize(
    "source",
    [
        "kind.life.statuses.label(code)",
        "self.choices.label(code)",
        "GROUNDS.label(code)",
        "column.label('its_id')",
    ],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert not own_labels(source)


ASKED = """
from cme_desktop.drafts import Draft
from cme_desktop.looks.facts import RecordInWords
from cme_desktop.ports import Hit, Reader
from cme_desktop.public_names import Labels, ShownName
from cme_desktop.services.finding import Found
from cme_desktop.standing_records.child import CHILD, Child
from typing import assert_type

def page(reader: Reader, draft: Draft[Child], child: Child, hit: Hit) -> None:
"""
KNOWN = """
    assert_type(reader.labels([1]), dict[int, ShownName])
    assert_type(hit.label, ShownName)
    assert_type(hit.child_label, ShownName)
    draft.choose("child", 1, hit.label)
"""
BARE = """
    draft.choose("child", 1, CHILD.label(child))
    draft.choose("child", 1, f"{child.surname}, {child.forename}")
    Hit(1, "child", "CHD-2026-0001", CHILD.label(child), None, hit.child_label, "open")
    Found(1, "child", CHILD.label(child), "")
    RecordInWords(1, CHILD.label(child), "", "", "", ())
    labels: Labels = {1: CHILD.label(child)}
"""


def found_in(source: str, folder: Path) -> str:
    module = folder / "page.py"
    module.write_text(ASKED + source, "utf-8")
    found, failure, _ = api.run(["--strict", "--no-error-summary", f"--cache-dir={os.devnull}", str(module)])
    assert not failure
    return found


def test_names_that_are_read_are_known_to_be_such(tmp_path: Path) -> None:
    assert not found_in(KNOWN, tmp_path)


def test_a_bare_label_is_no_name(tmp_path: Path) -> None:
    told = found_in(BARE, tmp_path)
    found = {int(number) for number in re.findall(r"page\.py:(\d+): error", told)}
    lines = enumerate((ASKED + BARE).splitlines(), 1)
    assert {line for number, line in lines if number in found} == {*filter(None, BARE.splitlines())}
