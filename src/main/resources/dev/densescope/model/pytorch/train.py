#!/usr/bin/env python3
"""A DenseNet and its training, with a storage plan per layer. Needs PyTorch 2.1 or newer and nothing else.

    python THIS.py                                   one GPU, or the processor without one
    torchrun --nproc_per_node=4 THIS.py              four GPUs of one machine (DistributedDataParallel)
    torchrun --nnodes=2 --nproc_per_node=8 --rdzv_backend=c10d --rdzv_endpoint=HOST:29500 THIS.py
    python THIS.py --help                            all options

The names of parameters are those of torchvision's DenseNets. The constants below are the design and its plan;
DenseScope has written them. `import` of this file defines the network and runs nothing.

What is recomputed
    RECOMPUTED names, for each layer, the outputs that forward does not keep and that backward recomputes. Outputs
    next to each other that are not kept are in one region of torch.utils.checkpoint, together with the operation
    that reads the last of them:

    concat           the concatenation of all feature maps before the layer
    norm1, norm      batch norm and ReLU of that concatenation
    conv1            the 1x1 convolution of a dense layer
    norm2            batch norm and ReLU of that
    conv0            the first convolution, where a batch norm follows it

    A checkpoint stops as soon as it has recomputed what backward reads (PyTorch's early stop). So the convolution at
    the end of a region is not computed twice, and concat+norm1 costs what sharing the storage of both costs in the
    paper "Memory-Efficient Implementation of DenseNets". A batch norm at the end of a region is computed twice, but
    its output is kept: with concat alone, or with conv1 and without norm2.

    Running statistics: a recomputed batch norm would update them a second time in each step. BatchNorm2d below knows
    when it is recomputed. It then uses the momentum 0, which leaves them as they are, and does not count the batch.
    The batch statistics and the output are the same as in forward. Dropout has the same mask both times, since the
    checkpoint restores the state of the random numbers.

Without an equivalent in PyTorch
    Features in place: there is no concatenation without a copy, so the concatenations of such a block are recomputed
    (concat) instead of kept; what stays in memory is nearly the same.
    Shared gradients, the scope of shared storage, the reuse of memory: PyTorch's allocator decides.
    Recomputation in chunks of channels: a batch norm is recomputed as a whole.
    The input of average pooling, which PyTorch keeps and DenseScope does not need.
    So the peak differs from that of DenseScope: the command predict has models of PyTorch with and without checkpoints.
"""

import argparse
import contextlib
import ctypes
import json
import math
import os
import pickle
import sys
import threading
import time

import torch
from torch import distributed, nn
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel
from torch.utils.checkpoint import checkpoint
from torch.utils.data.distributed import DistributedSampler

# design
NAME = "DenseNet"
IMAGE = (3, 32, 32)  # channels, height, width
CLASSES = 10
BATCH = 64  # images per process and step
STEM = "cifar"  # cifar: 3x3 convolution; imagenet: 7x7 convolution, batch norm, ReLU, max pooling
INITIAL_CHANNELS = 8
BLOCKS = ((2, 4, 4), (2, 4, 4))  # layers, growth rate, bottleneck (0: no 1x1 convolution)
TRANSITIONS = (8,)  # output channels
DROPOUT = 0.0
STRATEGY = "shared"
RECOMPUTED = {
    "block1/layer1": ("concat", "norm1"),
}
WEIGHTS = "weights.safetensors"
# end of the design

EPSILON = 1e-5
RUNNING_MOMENTUM = 0.1


class _Recomputing(threading.local):
    """Whether this thread recomputes a region; backward of a GPU runs on a thread of its own."""

    now = False


_recomputing = _Recomputing()


@contextlib.contextmanager
def _during_recomputation():
    before = _recomputing.now
    _recomputing.now = True
    try:
        yield
    finally:
        _recomputing.now = before


def _contexts():
    """The contexts of a region in forward and in recomputation."""
    return contextlib.nullcontext(), _during_recomputation()


class BatchNorm2d(nn.BatchNorm2d):
    """Batch norm that updates its running statistics once per step, however often it is recomputed."""

    def __init__(self, channels):
        super().__init__(channels, eps=EPSILON, momentum=RUNNING_MOMENTUM)

    def forward(self, x):
        if not self.training:
            return super().forward(x)
        if not _recomputing.now:
            self.num_batches_tracked.add_(1)
        momentum = 0.0 if _recomputing.now else self.momentum
        return functional.batch_norm(
            x, self.running_mean, self.running_var, self.weight, self.bias, True, momentum, self.eps
        )


class Stage:
    """An operation with the name of its output, and what follows it: ReLU in place, or dropout."""

    def __init__(self, name, operation, then=lambda x: x):
        self.name = name
        self.operation = operation
        self.then = then


def _relu(x):
    return functional.relu(x, inplace=True)


def _concatenate(*features):
    return features[0] if len(features) == 1 else torch.cat(features, 1)


def _regions(stages, recomputed):
    """The stages in groups: a stage whose output is recomputed is in one group with the next stage."""
    regions = []
    joins = False
    for stage in stages:
        if joins:
            regions[-1].append(stage)
        else:
            regions.append([stage])
        joins = stage.name in recomputed
    return regions


def _run(region, *inputs):
    """All of a region but what follows its last stage: that is outside, so that it is not recomputed."""
    x = region[0].operation(*inputs)
    for before, stage in zip(region, region[1:]):
        x = stage.operation(before.then(x))
    return x


def in_stages(path, training, stages, *inputs):
    """Runs the stages of a part of the network; backward recomputes those that RECOMPUTED names for its path."""
    for region in _regions(stages, RECOMPUTED.get(path, ())):
        if len(region) > 1 and training and torch.is_grad_enabled():
            x = checkpoint(
                lambda *again, region=region: _run(region, *again),
                *inputs,
                use_reentrant=False,
                preserve_rng_state=DROPOUT > 0,
                context_fn=_contexts,
            )
        else:
            x = _run(region, *inputs)
        inputs = (region[-1].then(x),)
    return inputs[0]


def _dropout(module):
    """Dropout after a convolution, as the module is in training or evaluation."""
    return lambda x: functional.dropout(x, DROPOUT, module.training) if DROPOUT > 0 else x


class DenseLayer(nn.Module):
    """The new feature maps (N, k, H, W) of a layer, from all feature maps before it."""

    def __init__(self, path, channels, growth_rate, bottleneck):
        super().__init__()
        self.path = path
        self.norm1 = BatchNorm2d(channels)
        width = bottleneck * growth_rate
        if width > 0:
            self.conv1 = nn.Conv2d(channels, width, 1, bias=False)
            self.norm2 = BatchNorm2d(width)
            self.conv2 = nn.Conv2d(width, growth_rate, 3, padding=1, bias=False)
        else:
            self.conv1 = nn.Conv2d(channels, growth_rate, 3, padding=1, bias=False)
        self.has_bottleneck = width > 0

    def forward(self, features):
        stages = [
            Stage("concat", _concatenate),
            Stage("norm1", self.norm1, _relu),
            Stage("conv1", self.conv1, _dropout(self)),
        ]
        if self.has_bottleneck:
            stages += [Stage("norm2", self.norm2, _relu), Stage("conv2", self.conv2, _dropout(self))]
        return in_stages(self.path, self.training, stages, *features)


class DenseBlock(nn.Module):
    """A list of feature maps: those that come in, and those of each layer."""

    def __init__(self, number, channels, layers, growth_rate, bottleneck):
        super().__init__()
        for layer in range(1, layers + 1):
            path = f"block{number}/layer{layer}"
            self.add_module(f"denselayer{layer}", DenseLayer(path, channels, growth_rate, bottleneck))
            channels += growth_rate

    def forward(self, features):
        features = list(features)
        for layer in self.children():
            features.append(layer(features))
        return features


class Transition(nn.Module):
    """Fewer channels at half the height and width."""

    def __init__(self, path, channels, out_channels):
        super().__init__()
        self.path = path
        self.norm = BatchNorm2d(channels)
        self.conv = nn.Conv2d(channels, out_channels, 1, bias=False)

    def forward(self, features):
        stages = [
            Stage("concat", _concatenate),
            Stage("norm", self.norm, _relu),
            Stage("conv", self.conv, _dropout(self)),
        ]
        return [functional.avg_pool2d(in_stages(self.path, self.training, stages, *features), 2, 2)]


class Features(nn.Module):
    """All layers before the pooling of the head."""

    def __init__(self):
        super().__init__()
        imagenet = STEM == "imagenet"
        kernel, stride = (7, 2) if imagenet else (3, 1)
        self.conv0 = nn.Conv2d(
            IMAGE[0], INITIAL_CHANNELS, kernel, stride=stride, padding=kernel // 2, bias=False
        )
        if imagenet:
            self.norm0 = BatchNorm2d(INITIAL_CHANNELS)
        self.has_norm0 = imagenet
        channels = INITIAL_CHANNELS
        self.parts = []
        for number, (layers, growth_rate, bottleneck) in enumerate(BLOCKS, 1):
            self._add(f"denseblock{number}", DenseBlock(number, channels, layers, growth_rate, bottleneck))
            channels += layers * growth_rate
            if number < len(BLOCKS):
                out_channels = TRANSITIONS[number - 1]
                self._add(f"transition{number}", Transition(f"transition{number}", channels, out_channels))
                channels = out_channels
        self.norm5 = BatchNorm2d(channels)
        self.channels = channels

    def _add(self, name, part):
        self.add_module(name, part)
        self.parts.append(name)

    def forward(self, images):
        features = [self._stem(images)]
        for name in self.parts:
            features = getattr(self, name)(features)
        head = [Stage("concat", _concatenate), Stage("norm", self.norm5, _relu)]
        return in_stages("head", self.training, head, *features)

    def _stem(self, images):
        stages = [Stage("conv0", self.conv0)]
        if self.has_norm0:
            stages.append(Stage("norm0", self.norm0, _relu))
        x = in_stages("stem", self.training, stages, images)
        return functional.max_pool2d(x, 3, 2, 1) if self.has_norm0 else x


class DenseNet(nn.Module):
    """The network: images (N, C, H, W) to logits (N, classes)."""

    def __init__(self):
        super().__init__()
        self.features = Features()
        self.classifier = nn.Linear(self.features.channels, CLASSES)
        self._initialize()

    def _initialize(self):
        """The initial values of the original implementations."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                fan_out = module.kernel_size[0] * module.kernel_size[1] * module.out_channels
                nn.init.normal_(module.weight, 0.0, math.sqrt(2.0 / fan_out))
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.in_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, images):
        x = functional.adaptive_avg_pool2d(self.features(images), (1, 1))
        return self.classifier(torch.flatten(x, 1))


# Weights as safetensors: 8 bytes with the length of the header, a header of JSON, the values.

TYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
MAX_HEADER_BYTES = 16 << 20


def read_safetensors(path):
    """The tensors of a file by name. Nothing in the file is run."""
    try:
        return _tensors(path)
    except (AttributeError, KeyError, RuntimeError, TypeError, ValueError) as damaged:
        raise ValueError(f"{path} is not a safetensors file, or is damaged: {damaged}") from damaged


def _tensors(path):
    size = os.path.getsize(path)
    tensors = {}
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > min(MAX_HEADER_BYTES, size - 8):
            raise ValueError("the header is longer than the file")
        header = json.loads(file.read(length))
        header.pop("__metadata__", None)
        for name, entry in header.items():
            begin, end = entry["data_offsets"]
            if entry["dtype"] not in TYPES or not 0 <= begin < end <= size - 8 - length:
                raise ValueError(f"tensor {name} has another type or lies outside of the file")
            file.seek(8 + length + begin)
            values = torch.frombuffer(bytearray(file.read(end - begin)), dtype=TYPES[entry["dtype"]])
            tensors[name] = values.reshape(entry["shape"]).to(torch.float32)
    return tensors


def write_safetensors(path, tensors):
    """Writes 32-bit floats; an existing file is replaced when the new one is complete."""
    header, begin = {"__metadata__": {"format": "pt"}}, 0
    for name, tensor in tensors.items():
        end = begin + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, end]}
        begin = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(f"{path}.part", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            values = tensor.detach().to("cpu", torch.float32).contiguous()
            file.write(ctypes.string_at(values.data_ptr(), 4 * values.numel()))
    os.replace(f"{path}.part", path)


def state_of(model):
    """Parameters and running statistics by name, without the counts of batches."""
    return {name: value for name, value in model.state_dict().items() if not name.endswith("num_batches_tracked")}


# Images

CIFAR10_MEAN = (0.4914, 0.4822, 0.4465)
CIFAR10_DEVIATION = (0.2470, 0.2435, 0.2616)


class Synthetic:
    """Endless minibatches of noise over a coarse pattern per class; the same for a seed, step and process."""

    def __init__(self, batch, seed, rank):
        self.batch = batch
        self.seed = seed
        self.rank = rank
        patterns = torch.Generator().manual_seed(seed)
        self.patterns = torch.randn(CLASSES, IMAGE[0], 4, 4, generator=patterns)

    def steps_per_epoch(self):
        return None

    def batches(self, steps):
        for step in range(steps):
            random = torch.Generator().manual_seed(self.seed * 1_000_003 + step * 1_009 + self.rank)
            labels = torch.randint(CLASSES, (self.batch,), generator=random)
            images = torch.randn(self.batch, *IMAGE, generator=random)
            yield images + functional.interpolate(self.patterns[labels], size=IMAGE[1:]), labels


class Stored:
    """Shuffled minibatches of images (N, C, H, W); each process has its part, and the last incomplete one is left out."""

    def __init__(self, images, labels, options, rank, world):
        if tuple(images.shape[1:]) != IMAGE:
            raise ValueError(f"the images are {tuple(images.shape[1:])}, but the design has {IMAGE}")
        if labels.numel() != images.shape[0] or int(labels.min()) < 0 or int(labels.max()) >= CLASSES:
            raise ValueError(f"there must be one label from 0 to {CLASSES - 1} for each image")
        self.images = images
        self.labels = labels.to(torch.int64)
        self.batch = options.batch
        self.sampler = DistributedSampler(
            range(images.shape[0]), num_replicas=world, rank=rank, shuffle=True, seed=options.seed, drop_last=world > 1
        )
        if self.steps_per_epoch() == 0:
            raise ValueError(f"there are {images.shape[0]} images, too few for a batch of {self.batch} per process")

    def steps_per_epoch(self):
        return len(self.sampler) // self.batch

    def batches(self, steps):
        done = 0
        for epoch in range(steps // self.steps_per_epoch() + 1):
            self.sampler.set_epoch(epoch)
            order = torch.tensor(list(self.sampler))
            for first in range(0, self.steps_per_epoch() * self.batch, self.batch):
                if done == steps:
                    return
                chosen = order[first : first + self.batch]
                yield self.normalized(self.images[chosen]), self.labels[chosen]
                done += 1

    @staticmethod
    def normalized(images):
        if images.dtype != torch.uint8:
            return images.to(torch.float32)
        images = images.to(torch.float32) / 255
        if images.shape[1] != 3:
            return images
        mean = torch.tensor(CIFAR10_MEAN).view(1, 3, 1, 1)
        return (images - mean) / torch.tensor(CIFAR10_DEVIATION).view(1, 3, 1, 1)


def read_cifar10(folder):
    """The training images of CIFAR-10, binary version."""
    names = [os.path.join(folder, f"data_batch_{number}.bin") for number in range(1, 6)]
    found = [name for name in names if os.path.exists(name)]
    if not found:
        raise ValueError(f"{folder} has no file data_batch_1.bin: give the folder with the binary version of CIFAR-10")
    rows = []
    for name in found:
        with open(name, "rb") as file:
            content = file.read()
        if len(content) % 3073 != 0 or not content:
            raise ValueError(f"{name} is incomplete")
        rows.append(torch.frombuffer(bytearray(content), dtype=torch.uint8).view(-1, 3073))
    rows = torch.cat(rows)
    return rows[:, 1:].reshape(-1, 3, 32, 32), rows[:, 0]


def open_data(options, rank, world):
    kind, _, where = options.data.partition(":")
    if options.data == "synthetic":
        return Synthetic(options.batch, options.seed, rank)
    if kind == "cifar10":
        return Stored(*read_cifar10(where), options, rank, world)
    if kind == "tensors":
        try:
            stored = torch.load(where, map_location="cpu", weights_only=True)
        except (RuntimeError, pickle.UnpicklingError) as other:
            raise ValueError(f"{where} is not a file of torch.save with tensors alone") from other
        if not isinstance(stored, dict) or not {"images", "labels"} <= stored.keys():
            raise ValueError(f"{where} must hold a dictionary with images and labels")
        return Stored(stored["images"], stored["labels"], options, rank, world)
    raise ValueError(f"--data must be synthetic, cifar10:DIR or tensors:FILE, but is {options.data!r}")


# Training

def learning_rate(options, step, steps):
    """The rate of a step, counted from 0: constant, divided by 10 after a half and three quarters, or half a cosine."""
    if options.schedule == "step":
        return options.lr * (0.01 if 4 * step >= 3 * steps else 0.1 if 4 * step >= 2 * steps else 1.0)
    if options.schedule == "cosine":
        return 0.5 * options.lr * (1.0 + math.cos(math.pi * step / steps))
    return options.lr


def _number(kind, least):
    def parse(text):
        value = kind(text)
        if not least <= value < math.inf:
            raise argparse.ArgumentTypeError(f"must be at least {least}, but is {text}")
        return value

    return parse


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Trains the DenseNet that this file defines.")
    parser.add_argument("--data", default="synthetic", help="synthetic, cifar10:DIR (binary version) or tensors:FILE"
                        " (torch.save of {'images': (N, C, H, W), 'labels': (N)}; default: synthetic)")
    parser.add_argument("--batch", type=_number(int, 1), default=BATCH, help="images per process (default: %(default)s)")
    parser.add_argument("--steps", type=_number(int, 1), help="training steps (default: 10)")
    parser.add_argument("--epochs", type=_number(int, 1), help="instead of --steps, for stored images")
    parser.add_argument("--lr", type=_number(float, 0), default=0.1, help="learning rate (default: %(default)s)")
    parser.add_argument("--schedule", choices=("constant", "step", "cosine"), default="constant")
    parser.add_argument("--momentum", type=_number(float, 0), default=0.9, help="Nesterov (default: %(default)s)")
    parser.add_argument("--weight-decay", type=_number(float, 0), default=1e-4, help="default: %(default)s")
    parser.add_argument("--seed", type=_number(int, 0), default=1, help="of new parameters and images (default: 1)")
    parser.add_argument("--device", help="cpu, cuda or cuda:N (default: a GPU if there is one)")
    parser.add_argument("--weights", help="safetensors to start from, or none (default: the file that was exported with"
                        " this one, if it is next to it)")
    parser.add_argument("--weights-out", help="write the trained weights to this file, as safetensors")
    return parser.parse_args(arguments)


def steps_of(options, data):
    if options.epochs is None:
        return options.steps or 10
    if options.steps is not None or data.steps_per_epoch() is None:
        raise ValueError("--epochs needs stored images (--data), and excludes --steps")
    return options.epochs * data.steps_per_epoch()


def load_weights(model, options):
    """Loads the weights that the options name; returns where the values are from, for a message."""
    path = options.weights or os.path.join(os.path.dirname(os.path.abspath(__file__)), WEIGHTS)
    if options.weights == "none" or (options.weights is None and not os.path.exists(path)):
        return f"new values, seed {options.seed}"
    load(model, path)
    return path


def load(model, path):
    """Loads a file that must have all tensors of the design, and no others."""
    tensors = read_safetensors(path)
    found = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    wanted = {name: tuple(tensor.shape) for name, tensor in state_of(model).items()}
    for name in [*wanted, *found]:
        if found.get(name) != wanted.get(name):
            raise ValueError(
                f"{path} does not fit this design: {name} is {found.get(name, 'missing')} there"
                f" and {wanted.get(name, 'missing')} here"
            )
    model.load_state_dict(tensors, strict=True)


def mean_of_processes(loss, world):
    loss = loss.detach().clone()
    if world > 1:
        distributed.all_reduce(loss)
    return loss.item() / world


def train(options, device, rank, world):
    """Trains and returns the loss of each step, the mean of all processes."""
    torch.manual_seed(options.seed)
    data = open_data(options, rank, world)
    steps = steps_of(options, data)
    model = DenseNet()
    start = load_weights(model, options)
    model.to(device)
    trained = DistributedDataParallel(model, device_ids=[device] if device.type == "cuda" else None) if world > 1 else model
    optimizer = torch.optim.SGD(
        model.parameters(), lr=options.lr, momentum=options.momentum, weight_decay=options.weight_decay,
        nesterov=options.momentum > 0,
    )
    if rank == 0:
        count = sum(parameter.numel() for parameter in model.parameters())
        print(f"{NAME!a}: {count} parameters from {start}; strategy {STRATEGY}; {world} x {options.batch} images; {device}")
    losses = []
    model.train()
    for step, (images, labels) in enumerate(data.batches(steps)):
        begin = time.perf_counter()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(options, step, steps)
        optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(trained(images.to(device)), labels.to(device))
        loss.backward()
        optimizer.step()
        losses.append(mean_of_processes(loss, world))
        if rank == 0:
            print(f"step {step + 1}/{steps}  loss {losses[-1]:.6f}  {1000 * (time.perf_counter() - begin):.1f} ms", flush=True)
        if not math.isfinite(losses[-1]):
            raise ValueError(f"the loss of step {step + 1} is not finite: use a smaller --lr")
    if options.weights_out and rank == 0:
        write_safetensors(options.weights_out, state_of(model))
    return losses


def device_of(options):
    """The device of this process: torchrun numbers the processes of a machine."""
    name = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError(f"--device {name} cannot be used: PyTorch finds no GPU here")
    device = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if name == "cuda" else name)
    if device.type == "cuda":
        torch.cuda.set_device(device)
    return device


def require_writable(path):
    """Tells before the training that the weights cannot be written after it."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path) or not os.access(folder, os.W_OK):
        raise ValueError(f"--weights-out {path} cannot be written")


def run(options, rank, world):
    if options.weights_out:
        require_writable(options.weights_out)
    device = device_of(options)
    if world > 1:
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        train(options, device, rank, world)
    finally:
        if device.type == "cuda":
            reserved = torch.cuda.max_memory_reserved(device)
            print(f"process {rank}: at most {reserved} bytes reserved ({reserved / 2**30:.2f} GiB)", flush=True)
        if world > 1:
            distributed.destroy_process_group()


def main():
    rank, world = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    try:
        run(parse_options(), rank, world)
    except (OSError, ValueError) as problem:
        sys.exit(f"{os.path.basename(__file__)}: {problem}")


if __name__ == "__main__":
    main()
