"""The made-up city is told by the types' folders: what serves all of them imports none."""

import ast

from tests.architecture.test_imports import ROOT, imported_names, sources


def test_what_makes_the_city_imports_no_type_of_casework() -> None:
    machinery = [path for path in sources() if path.parts[:2] == ("cme_desktop", "sample")]
    assert machinery, "does it still stand there?"
    found = {
        f"{path} imports {full}"
        for path in machinery
        for _, full in imported_names(ast.parse((ROOT / path).read_text("utf-8")), path.parent.parts)
        if full.startswith("cme_desktop.records.")
    }
    assert not found
