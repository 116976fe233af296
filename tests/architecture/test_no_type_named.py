"""What serves every record type names none of the casework: what is of one type stands in its folder."""

import re
from pathlib import Path

from cme_desktop.registry import CASEWORK

ROOT = Path(__file__).parents[2]
SERVE_ALL = ("cme_desktop", "db", "ui", "docs", "main.py")
NAMED = {
    "cme_desktop/codes/": "codes of answers on forms, some of them alike the key of a type",
    "cme_desktop/description/record_type.py": "an example of what a key looks like",
    "cme_desktop/records/": "the types themselves; which of them know which, the circles forbid",
    "cme_desktop/registry.py": "the one list of folders",
    "cme_desktop/statutory/national/__init__.py": "the subjects of the law, one of them called like a type",
    "db/migrations/": "steps that were taken, and name what there was",
    "ui/pages/today.py": "a page placed by hand: the question where a child went becomes an enquiry",
}
"""Where a type is named all the same, each with the reason."""
KEYS = re.compile(rf"\b({'|'.join(described.key for described in CASEWORK)})\b", re.IGNORECASE)


def sources() -> list[Path]:
    """Every module of the program, and what makes its documents."""
    found = [path for part in SERVE_ALL for path in ((ROOT / part).rglob("*.py"), [ROOT / part])]
    return sorted(path for paths in found for path in paths if path.is_file())


def test_no_type_is_named_where_all_are_served() -> None:
    named = set()
    for path in sources():
        if KEYS.search(path.read_text("utf-8")):
            named.add(path.relative_to(ROOT).as_posix())
    reasons = {place: {name for name in named if name.startswith(place)} for place in NAMED}
    assert not named - set().union(*reasons.values())
    assert all(reasons.values()), "a reason that nothing needs any more"
