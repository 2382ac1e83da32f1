"""The page in the settings of QGIS, the help, and the report for those who help."""

from .factory import PAGE, OptionsFactory
from .help_dialog import HelpDialog
from .report_dialog import ReportDialog

__all__ = ["PAGE", "HelpDialog", "OptionsFactory", "ReportDialog"]
