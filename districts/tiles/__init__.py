"""Background tiles of somebody else, through our own origin: nothing of a visitor reaches the source."""
