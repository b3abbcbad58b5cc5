"""The Q&A base: concepts and entries, found by rules and owned by people."""
