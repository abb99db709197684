"""Reading documents: the loop over them, by one process or several."""
