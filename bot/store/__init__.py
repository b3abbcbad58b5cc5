"""Rows: the only floor that imports SQLAlchemy."""
