"""Charts as files, notebooks run headless, one page that shows them, and the way back to the sentences."""
