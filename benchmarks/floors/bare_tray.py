"""The least a tray program in Python and Qt can be: an icon drawn from nothing, a menu with one line."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
picture = QPixmap(22, 22)
picture.fill(Qt.GlobalColor.green)
menu = QMenu()
menu.addAction("Quit").triggered.connect(app.quit)
icon = QSystemTrayIcon(QIcon(picture))
icon.setContextMenu(menu)
icon.show()
sys.exit(app.exec())
