"""System checks for settings that would only break at run time."""
