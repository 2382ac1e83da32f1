"""Manifests of plugins on disk, as descriptions with texts in one language. Needs neither QGIS nor a host."""

from .description import Column, Output, Parameter, Plugin, Tool
from .folders import manifest_files
from .reader import Problem, read_manifests

__all__ = ["Column", "Output", "Parameter", "Plugin", "Problem", "Tool", "manifest_files", "read_manifests"]
