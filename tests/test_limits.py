"""What one visitor may take: questions a minute, wrong passwords, a turn in the line."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.serving.limits import Allowance, Full, Line, Patience


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_a_minute_of_questions_may_be_asked_at_once_and_then_one_at_a_time():
    clock = Clock()
    allowance = Allowance(6, clock)
    assert [allowance.spend("lee") for _ in range(7)] == [0] * 6 + [10]
    clock.now += 9
    assert allowance.spend("lee") == 1
    clock.now += 1
    assert allowance.spend("lee") == 0
    assert allowance.spend("lee") == 10


def test_one_visitor_does_not_use_up_the_allowance_of_another():
    allowance = Allowance(1, Clock())
    assert [allowance.spend("lee"), allowance.spend("wang")] == [0, 0]


def test_without_a_rate_any_number_may_be_asked():
    allowance = Allowance(None, Clock())
    assert not any(allowance.spend("lee") for _ in range(1000))


def test_wrong_passwords_wait_longer_each_time_and_a_right_one_forgets_them():
    clock = Clock()
    patience = Patience(clock)
    waits = []
    for _ in range(6):
        patience.failed("10.0.0.1")
        waits.append(patience.wait("10.0.0.1"))
    assert waits == [0, 0, 2, 4, 8, 16]
    assert patience.wait("10.0.0.2") == 0
    clock.now += 16
    assert patience.wait("10.0.0.1") == 0
    patience.succeeded("10.0.0.1")
    patience.failed("10.0.0.1")
    assert patience.wait("10.0.0.1") == 0


def test_who_waits_knows_how_many_are_ahead_and_comes_in_order():
    line = Line(1, 10)
    with line.place() as first:
        with line.place() as second, line.place() as third:
            assert [first.ahead, second.ahead, third.ahead] == [0, 1, 2]
        with line.place() as fourth:
            assert fourth.ahead == 1


def test_whoever_leaves_the_line_lets_the_others_move_up():
    line = Line(1, 10)
    come = threading.Event()

    def last():
        with line.place() as place:
            place.come()
            come.set()

    with line.place():
        thread = threading.Thread(target=last)
        thread.start()
        assert not come.wait(0.05)
    assert come.wait(5)
    thread.join()


def test_never_more_are_answered_at_once_than_said():
    line = Line(3, 100)
    guard = threading.Lock()
    seen = []
    inside = 0

    def one(_):
        nonlocal inside
        with line.place() as place:
            place.come()
            with guard:
                inside += 1
                seen.append(inside)
            threading.Event().wait(0.002)
            with guard:
                inside -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(60)))
    assert len(seen) == 60
    assert max(seen) <= 3


def test_a_line_that_is_full_refuses():
    line = Line(1, 1)
    with line.place(), pytest.raises(Full), line.place():
        pass
