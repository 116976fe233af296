"""What the code of the measures says: a digest of each module that they are counted by.

`python -m tests.measure_code` writes the digests down, after every measure that counts otherwise has got the
next version.
"""

import ast
import json
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

WRITTEN = Path(__file__).parent / "data" / "measure_code.json"
_OF_MEASURES = ("cme_desktop.records.", "cme_desktop.returns.")
_NO_CODE_OF_THEIRS = ("cme_desktop.returns.catalogue", "cme_desktop.returns.chapters")


def digests() -> dict[str, str]:
    """By module, but for words that are not run: comments, and what stands in documentation."""
    folder = Path(__file__).parents[1] / "cme_desktop" / "records"
    waiting = [f"cme_desktop.records.{path.parent.name}.chapter" for path in folder.glob("*/chapter.py")]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        spec = None if name in found or name in _NO_CODE_OF_THEIRS else find_spec(name)
        if spec is not None and spec.origin is not None:
            tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
            waiting += _imported(tree)
            found[name] = sha256(_run(tree).encode()).hexdigest()[:16]
    return dict(sorted(found.items()))


def _imported(tree: ast.Module) -> list[str]:
    named = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return [node.module for node in named if node.module and node.module.startswith(_OF_MEASURES)]


def _run(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [line for line in node.body if not _is_text(line)] or [ast.Pass()]
    return ast.unparse(tree)


def _is_text(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


if __name__ == "__main__":
    WRITTEN.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")
