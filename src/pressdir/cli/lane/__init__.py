"""The short way to an answer: what a look-up needs and loads at once, before Typer."""
