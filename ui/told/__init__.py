"""What screen readers are told of a widget, where Qt's own account of it is wrong or says too little."""

from ui.told.factory import install
from ui.told.telling import Telling, tell, tell_opened

__all__ = ["Telling", "install", "tell", "tell_opened"]
