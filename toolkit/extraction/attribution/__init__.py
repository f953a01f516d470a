"""Who says it, and how surely."""
