"""Measurements: how often Biyu is right, and how fast it is."""
