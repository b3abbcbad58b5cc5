"""Biyu: a study tutor that answers from a group's own notes."""

__version__ = "0.1.0"
