"""Find the values on a page: a module a property."""
