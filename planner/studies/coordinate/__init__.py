"""What coordination between counties is worth, and how its gain may be shared."""
