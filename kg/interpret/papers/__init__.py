"""What records of conversations, reports, statements and press releases share: their words, heads and closes."""
