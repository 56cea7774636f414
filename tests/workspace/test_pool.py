"""Work that several processes share."""

import os
from collections.abc import Callable

import pytest

from argmap.workspace.pool import WorkerDiedError, map_in_processes


def squaring() -> Callable[[int], int]:
    return lambda number: number * number


def failing_at_three() -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == 3:
            raise LookupError(number)
        return number

    return work


def dying() -> Callable[[int], int]:
    return lambda _: os._exit(9)


@pytest.mark.parametrize("processes", [1, 2, 7])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    assert list(map_in_processes(squaring, range(50), processes)) == [
        each * each for each in range(50)
    ]


def test_nothing_to_do() -> None:
    assert list(map_in_processes(squaring, [], 2)) == []


def test_an_exception_is_raised_when_its_result_would_come() -> None:
    results = map_in_processes(failing_at_three, range(10), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(LookupError, match="3"):
        next(results)


def test_a_process_that_dies() -> None:
    with pytest.raises(WorkerDiedError):
        list(map_in_processes(dying, range(10), 2))


def test_who_has_seen_enough_closes_it() -> None:
    results = map_in_processes(squaring, range(1000), 2)
    assert next(results) == 0
    results.close()
    assert list(results) == []
