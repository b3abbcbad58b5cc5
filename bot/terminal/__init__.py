"""The tutor in a terminal: how an answer looks, the chat, and JSON lines for programs."""
