"""The error that a user can cause."""


class ToolkitError(Exception):
    """Something wrong with the input, said in one message: the file, the place, the value, the way out.

    The command line prints it without a traceback and ends with exit code 1.
    """
