def normal_(tensor, mean, deviation):
    assert mean == 0.0 and deviation > 0


def uniform_(tensor, least, most):
    assert least == -most


def zeros_(tensor):
    return tensor
