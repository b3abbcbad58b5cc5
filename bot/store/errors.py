"""What can go wrong in the store.

StoreError
├── StoreBusy    the database is locked, full or away: nothing was written, try again
└── StoreNewer   the database was made by a newer Biyu
"""


class StoreError(Exception):
    """Something is wrong with the database."""


class StoreBusy(StoreError):  # noqa: N818 - a state of things, told by name
    """The database is locked, full or away for now. Nothing was written."""


class StoreNewer(StoreError):  # noqa: N818
    """The database was made by a newer version, which this one could only damage."""
