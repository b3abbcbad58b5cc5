"""The study room: a small stand-in for Discord on this machine. It knows nothing of the tutor."""
