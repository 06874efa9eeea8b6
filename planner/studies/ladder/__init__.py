"""The nested ladder: rising limits, nothing withdrawn."""
