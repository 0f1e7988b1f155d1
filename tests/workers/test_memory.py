import threading

from claimspring.workers.memory import MemoryBudget


def test_who_does_not_find_enough_waits() -> None:
    budget, order, inside = MemoryBudget(10), list[str](), threading.Event()

    def second() -> None:
        inside.wait()
        with budget.take(6):
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    with budget.take(6):
        inside.set()
        waiting.join(0.05)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_who_wants_more_than_there_is_gets_all() -> None:
    with MemoryBudget(10).take(1_000):
        pass
