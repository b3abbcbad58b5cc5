"""One rule a file; the ordered table of them is in `table.py`."""
