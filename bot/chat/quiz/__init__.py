"""Quiz rounds in Discord: commands, the stage, how things look, what buttons do."""
