"""From a question in a member's own words to the entries that answer it."""
