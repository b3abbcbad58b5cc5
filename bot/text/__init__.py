"""Korean and English text: tiny pure functions that know nothing of notes."""
