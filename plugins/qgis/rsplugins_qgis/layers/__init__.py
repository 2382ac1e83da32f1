"""Layers of QGIS as files that a tool can read, and results as layers."""
