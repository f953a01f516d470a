"""Numbers with their bounds, and what they count."""
