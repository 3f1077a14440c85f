"""The tray, the windows and the dialogs: the only room that knows PySide6."""
