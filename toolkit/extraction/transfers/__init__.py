"""Who hands what to whom in a clause."""
