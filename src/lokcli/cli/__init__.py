"""What the user types: one file a command, thin; the only place of typer and click."""
