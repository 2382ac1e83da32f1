"""RsPlugins in ArcGIS Pro. Standard library and arcpy only, Python 3.9 or later; knows no tool by name."""

__version__ = "0.1.0"
