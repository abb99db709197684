"""What is printed: tables, cards, lines, and what keeps a terminal safe from them."""
