"""The files that are pressdir's own: where they are, and what stands in them."""
