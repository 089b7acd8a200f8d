"""Looks for the largest number that fits."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """What a search came to.

    batch: the largest that was seen to fit; 0 if none
    too_large: the smallest that was seen not to fit; 0 if all fitted
    complete: whether the search ended by itself, not for lack of time
    """

    batch: int
    too_large: int
    complete: bool


def largest_fitting(fits, start, most, deadline, precision=64, now=time.monotonic):
    """Doubles from start until something does not fit, then bisects down to a part in precision.

    What fits takes longer the larger it is, so nothing is tried that would last beyond the deadline.

    fits: tries a number
    """
    good, bad = 0, 0
    pace = 0.0  # seconds for each unit, as of the last try

    def can_try(number):
        return now() + pace * number < deadline

    def attempt(number):
        nonlocal good, bad, pace
        began = now()
        if fits(number):
            good = number
            pace = (now() - began) / number
        else:
            bad = number

    number = start
    while bad == 0 and good < most and can_try(number):
        attempt(number)
        number = min(most, number * 2)
    if good == 0:
        number = start // 2
        while number >= 1 and good == 0 and bad > 0 and can_try(number):
            attempt(number)
            number //= 2
    while good > 0 and bad - good > max(1, good // precision) and can_try((good + bad) // 2):
        attempt((good + bad) // 2)
    ended = good >= most or (bad > 0 and (good > 0 or bad == 1) and bad - good <= max(1, good // precision))
    return Found(good, bad, ended)
