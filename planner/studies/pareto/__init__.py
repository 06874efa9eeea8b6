"""What of one aim must be given up for another."""
