"""One editor per kind of field, and the factory that makes the right one."""

from ui.editors.base import Editor
from ui.editors.factory import make_editor
from ui.editors.issue_line import IssueLine
from ui.editors.rows import RowsEditor

__all__ = ["Editor", "IssueLine", "RowsEditor", "make_editor"]
