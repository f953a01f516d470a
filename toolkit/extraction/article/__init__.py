"""An article as a whole: its layers, and what its short forms mean."""
