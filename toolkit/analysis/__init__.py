"""What the claims together allow one to say: origins, bounds, build-up, envelope, judgements."""
