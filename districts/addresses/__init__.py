"""From what people type to a place: names normalised, coordinates read, localities and streets searched."""
