"""Numbers and days of the law stand in the rows of `statutory/national/` and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "cme_desktop"
NATIONAL = "statutory/national/"
OF_LAW = {"codes", "drafts", "fields", "records", "returns", "services", "statutory"}
"""The packages that tell of law; what the others count is no law's."""
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|[0-9]+"
_NUMBER = re.compile(
    rf"(?<!section )\b({_NUMBERS}) ((school|calendar|unauthorised) )?"
    r"(day|week|month|year|session|notice|hour)s?\b|£[0-9]",
    re.IGNORECASE,
)

NAMES = {
    "codes/grounds.py": "Absent for 20 school days",  # as the regulations' grounds are called
    "codes/notices.py": "Ten school days or more in a row",  # what such a notice is called
    "codes/penalties.py": "within three years",  # what is on file of a notice goes by these names
    "codes/missing_education.py": "weeks",  # bands of a collection, which are no rule
    "returns/months_open.py": "month",  # bands of how old open work is, which are no rule either
}
"""Words with a number in them that are the names of things on a list."""
NOT_OF_LAW = {
    "codes/home_education.py",  # the day from which a list has two more reasons
    "intake/cells.py",
    "intake/day_numbers.py",
    "spreadsheets/cells.py",
    "spreadsheets/values.py",
}
"""Where there are days that are no law's: those of a list, and those from which spreadsheets count."""
MADE_UP = re.compile(r"sample/|records/\w+/story")
"""What tells of the made-up city, on days of its own."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(NATIONAL) and not MADE_UP.match(name):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def days(tree: ast.Module) -> Iterator[int]:
    """The lines on which a certain day is written."""
    for node in ast.walk(tree):
        made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "date"
        if made and node.args and all(isinstance(arg, ast.Constant) for arg in node.args):
            yield node.lineno


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The texts that officers may read: all but those that stand by themselves, as docstrings do."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


def test_no_day_of_the_law_stands_elsewhere() -> None:
    found = [f"{name}:{line}" for name, tree in sources() for line in days(tree) if name not in NOT_OF_LAW]
    assert found == []


def test_no_number_of_the_law_stands_in_a_sentence() -> None:
    found = [
        f"{name}:{text.lineno} {text.value}"
        for name, tree in sources()
        for text in texts(tree)
        if name.partition("/")[0] in OF_LAW
        and _NUMBER.search(text.value)
        and not (name in NAMES and NAMES[name] in text.value)
    ]
    assert found == []


def test_it_would_be_seen() -> None:
    source = '''
"""Ten school days."""
LAST = date(2024, 8, 18)
said = "The six months for a prosecution ended."
help = f"At {count} of ten school weeks, or £80."
words = "{n} school days"
notice = "The section 437 notice was served."
'''
    tree = ast.parse(source)
    assert list(days(tree)) == [3]
    assert [text.lineno for text in texts(tree) if _NUMBER.search(text.value)] == [4, 5]
