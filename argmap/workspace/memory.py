"""Going on after memory has run out."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


def freeing_memory(function: Callable[Given, Returned]) -> Callable[Given, Returned]:
    """Decorate a function so that a MemoryError that leaves it keeps no memory.

    An exception keeps all that the functions hold through which it has come. Without memory for
    a single integer, Python itself can get into an endless loop on the way out of a large
    function: it tries to note where it was.
    """

    @wraps(function)
    def freeing(*args: Given.args, **kwargs: Given.kwargs) -> Returned:
        try:
            return function(*args, **kwargs)
        except MemoryError:
            pass  # with the end of this block the exception is gone, and what it has kept
        gc.collect()  # which is switched off while the program runs
        raise MemoryError

    return freeing
