"""Quiz rounds: items made from the base, grading, rounds, schedules. No Discord, no clock."""
