"""Words, terms and sentences of a text, and the sets of words that rules look up."""
