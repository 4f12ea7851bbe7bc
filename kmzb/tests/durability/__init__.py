"""What was acknowledged is there, once: a real database and real workers are killed while people send reports."""
