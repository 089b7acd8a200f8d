"""Runs a function as in forward, and at once again as backward does."""


def checkpoint(function, *inputs, use_reentrant, preserve_rng_state, context_fn):
    assert use_reentrant is False
    forward, recomputation = context_fn()
    with forward:
        output = function(*inputs)
    with recomputation:
        again = function(*inputs)
    assert output.shape == again.shape
    return output
