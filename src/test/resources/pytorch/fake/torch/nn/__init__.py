from torch import Tensor
from torch.nn import functional, init  # noqa: F401


class Parameter(Tensor):
    pass


class Module:
    def __init__(self):
        self._modules = {}
        self._parameters = {}
        self._buffers = {}
        self.training = True

    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        elif isinstance(value, Parameter):
            self._parameters[name] = value
        object.__setattr__(self, name, value)

    def register_buffer(self, name, value):
        self._buffers[name] = value
        object.__setattr__(self, name, value)

    def add_module(self, name, module):
        setattr(self, name, module)

    def children(self):
        return iter(self._modules.values())

    def named_modules(self, prefix=""):
        yield prefix, self
        for name, module in self._modules.items():
            yield from module.named_modules(f"{prefix}.{name}" if prefix else name)

    def modules(self):
        return (module for _, module in self.named_modules())

    def state_dict(self):
        state = {}
        for prefix, module in self.named_modules():
            for name, value in [*module._parameters.items(), *module._buffers.items()]:
                state[f"{prefix}.{name}" if prefix else name] = value
        return state

    def load_state_dict(self, tensors, strict):
        own = {name: value.shape for name, value in self.state_dict().items() if not name.endswith("num_batches_tracked")}
        assert strict and own == {name: value.shape for name, value in tensors.items()}

    def train(self, mode=True):
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        return self.train(False)

    def __call__(self, *inputs):
        return self.forward(*inputs)


class Conv2d(Module):
    def __init__(self, channels, out_channels, kernel, stride=1, padding=0, bias=True):
        super().__init__()
        assert not bias
        self.kernel_size = (kernel, kernel)
        self.stride = stride
        self.padding = padding
        self.out_channels = out_channels
        self.weight = Parameter((out_channels, channels, kernel, kernel))

    def forward(self, x):
        assert x.shape[1] == self.weight.shape[1], (x.shape, self.weight.shape)
        sides = [(side + 2 * self.padding - self.kernel_size[0]) // self.stride + 1 for side in x.shape[2:]]
        return Tensor((x.shape[0], self.out_channels, *sides))


class BatchNorm2d(Module):
    def __init__(self, channels, eps, momentum):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = Parameter((channels,))
        self.bias = Parameter((channels,))
        self.register_buffer("running_mean", Tensor((channels,)))
        self.register_buffer("running_var", Tensor((channels,)))
        self.register_buffer("num_batches_tracked", Tensor(()))

    def forward(self, x):
        assert not self.training and x.shape[1] == self.weight.shape[0]
        return Tensor(x.shape)


class Linear(Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.in_features = in_features
        self.weight = Parameter((out_features, in_features))
        self.bias = Parameter((out_features,))

    def forward(self, x):
        assert x.shape[1] == self.in_features
        return Tensor((x.shape[0], self.weight.shape[0]))
