"""Spectral indices and band formulas of multiband rasters."""

__version__ = "0.1.0"
