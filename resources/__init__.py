"""Files that ship with the program: icons, the style sheet, fonts, templates."""

from pathlib import Path

_ROOT = Path(__file__).parent


def resource_path(name: str) -> Path:
    """Where the shipped file `name` is, as `folder/file.ext` below `resources/`.

    Raises FileNotFoundError, naming the file, when the installation lacks it.
    """
    path = _ROOT / name
    if not path.exists():
        raise FileNotFoundError(f"The installation lacks resources/{name}.")
    return path


def read_text(name: str) -> str:
    """The text (UTF-8) of the shipped file `name`; raises FileNotFoundError as `resource_path` does."""
    return resource_path(name).read_text(encoding="utf-8")
