"""How the best plan and its value change with the figures."""
