"""Counties as blocks: large plans by neighbourhood search and a tree on the layout."""
