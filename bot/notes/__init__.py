"""Reading notes: Markdown files become sections of blocks."""
