"""The part of PyTorch that exported files use, with shapes and without values (README.md)."""

import contextlib
import math


class _Type:
    def __init__(self, name, size):
        self.name = name
        self.size = size


float64, float32, float16, bfloat16 = _Type("float64", 8), _Type("float32", 4), _Type("float16", 2), _Type("bfloat16", 2)
uint8, int64 = _Type("uint8", 1), _Type("int64", 8)


class Tensor:
    """A shape with a type."""

    def __init__(self, shape, dtype=float32):
        self.shape = tuple(shape)
        self.dtype = dtype

    def numel(self):
        return math.prod(self.shape)

    def reshape(self, shape):
        assert math.prod(shape) == self.numel(), (shape, self.shape)
        return Tensor(shape, self.dtype)

    def to(self, dtype):
        return Tensor(self.shape, dtype)

    def add_(self, number):
        self.added = getattr(self, "added", 0) + number
        return self


def frombuffer(data, dtype):
    assert len(data) % dtype.size == 0
    return Tensor((len(data) // dtype.size,), dtype)


def zeros(*shape):
    return Tensor(shape)


def cat(tensors, dimension):
    tensors = list(tensors)
    assert dimension == 1 and len({(t.shape[0], *t.shape[2:]) for t in tensors}) == 1, [t.shape for t in tensors]
    first = tensors[0].shape
    return Tensor((first[0], sum(t.shape[1] for t in tensors), *first[2:]))


def flatten(tensor, start):
    assert start == 1
    return Tensor((tensor.shape[0], math.prod(tensor.shape[1:])))


_grad = True


def is_grad_enabled():
    return _grad


@contextlib.contextmanager
def no_grad():
    global _grad
    before, _grad = _grad, False
    try:
        yield
    finally:
        _grad = before


from torch import distributed, nn, utils  # noqa: E402, as in PyTorch
