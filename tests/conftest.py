"""Settings of all tests: no test asserts a time, so hypothesis must not either."""

import os

from hypothesis import settings

settings.register_profile("biyu", deadline=None)
# In CI the same examples are tried every time: what landed once, lands again.
settings.register_profile("biyu-ci", deadline=None, derandomize=True, database=None)
settings.load_profile("biyu-ci" if os.environ.get("CI") else "biyu")
