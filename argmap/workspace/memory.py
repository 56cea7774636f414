"""Frees memory after a MemoryError."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


def freeing_memory(function: Callable[Given, Returned]) -> Callable[Given, Returned]:
    """Decorate a function so that a MemoryError that it raises holds no memory.

    An exception holds the local variables of all functions that it left. Without memory for a
    single integer, Python itself can loop without end when an exception leaves a large function:
    it tries to record the line.
    """

    @wraps(function)
    def freeing(*args: Given.args, **kwargs: Given.kwargs) -> Returned:
        try:
            return function(*args, **kwargs)
        except MemoryError:
            pass  # at the end of this block the exception is freed, and what it held
        gc.collect()  # which is switched off while the program runs
        raise MemoryError

    return freeing
