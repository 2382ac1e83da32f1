"""What differs between QGIS 3.22 with Qt 5 and QGIS 4 with Qt 6, and nothing else. Enumerations are written in full, QgsTask.Flag.CanCancel: that works in both."""

from qgis.PyQt import QtGui, QtWidgets

# Qt 6 moved it from QtWidgets to QtGui.
QAction = getattr(QtGui, "QAction", None) or QtWidgets.QAction
