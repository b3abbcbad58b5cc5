"""Discord: the only floor that imports discord."""
