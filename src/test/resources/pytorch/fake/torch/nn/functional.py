from torch import Tensor


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum, eps):
    assert training and eps == 1e-5
    for vector in (running_mean, running_var, weight, bias):
        assert vector.shape == (x.shape[1],), (vector.shape, x.shape)
    if momentum != 0:
        running_mean.add_(1)  # counts updates
    return Tensor(x.shape)


def relu(x, inplace):
    return x


def dropout(x, probability, training):
    assert 0 < probability < 1
    return Tensor(x.shape)


def _pooled(side, kernel, stride, padding):
    return (side + 2 * padding - kernel) // stride + 1


def max_pool2d(x, kernel, stride, padding):
    return Tensor((*x.shape[:2], *(_pooled(side, kernel, stride, padding) for side in x.shape[2:])))


def avg_pool2d(x, kernel, stride):
    return Tensor((*x.shape[:2], *(_pooled(side, kernel, stride, 0) for side in x.shape[2:])))


def adaptive_avg_pool2d(x, size):
    return Tensor((*x.shape[:2], *size))
