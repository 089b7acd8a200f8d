#!/usr/bin/env python3
"""A DenseNet and its training, with a storage plan per layer. Needs PyTorch 2.1 or newer and nothing else.

    python THIS.py                                   one GPU, or the processor without one
    torchrun --nproc_per_node=4 THIS.py              four GPUs of one machine (DistributedDataParallel)
    torchrun --nnodes=2 --nproc_per_node=8 --rdzv_backend=c10d --rdzv_endpoint=HOST:29500 THIS.py
    python THIS.py --data cifar10:DIR --augment crop-flip --epochs 300 --schedule step --checkpoint state.pt
    python THIS.py --help                            all options

On a cluster, --checkpoint makes a job of limited time repeatable: the same command continues where the last one ended.
Images that are not trained on are evaluated after each epoch: the test images of the data, or those that --hold-out takes
from the training images. For other data, add a case to open_data; it returns what Stored needs, tensors in memory.

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
import signal
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
MOST_SHIFT = 4  # pixels


def random_of(seed, step, rank):
    """Random numbers of a step, the same whether or not a checkpoint is between it and the first step."""
    return torch.Generator().manual_seed(seed * 1_000_003 + step * 1_009 + rank)


def crop_and_flip(images, random):
    """Shifts each image by up to 4 pixels, over zeros, and flips half of them: the augmentation of the paper."""
    count, _, height, width = images.shape
    shifts = torch.randint(2 * MOST_SHIFT + 1, (2, count, 1), generator=random)
    flips = torch.randint(2, (count, 1), generator=random) == 1
    rows = shifts[0] + torch.arange(height)
    columns = shifts[1] + torch.where(flips, torch.arange(width).flip(0), torch.arange(width))
    every = torch.arange(count).view(-1, 1, 1).to(images.device)
    padded = functional.pad(images, (MOST_SHIFT,) * 4)
    cropped = padded[every, :, rows.unsqueeze(2).to(images.device), columns.unsqueeze(1).to(images.device)]
    return cropped.permute(0, 3, 1, 2).contiguous()


class Synthetic:
    """Endless minibatches of noise over a coarse pattern per class; the same for a seed, step and process."""

    def __init__(self, options, device, rank):
        self.options = options
        self.device = device
        self.rank = rank
        patterns = torch.Generator().manual_seed(options.seed)
        self.patterns = torch.randn(CLASSES, IMAGE[0], 4, 4, generator=patterns)
        self.count = 0
        self.steps_per_epoch = None

    def batches(self, first, end):
        for step in range(first, end):
            random = random_of(self.options.seed, step, self.rank)
            labels = torch.randint(CLASSES, (self.options.batch,), generator=random)
            images = torch.randn(self.options.batch, *IMAGE, generator=random)
            images += functional.interpolate(self.patterns[labels], size=IMAGE[1:])
            yield images.to(self.device), labels.to(self.device)

    def test_batches(self):
        return ()


class Stored:
    """Shuffled minibatches of images (N, C, H, W); each process has its part, and the last incomplete one is left out."""

    def __init__(self, training, test, options, device, rank, world):
        self.images, self.labels = checked(*training)
        self.test_images, self.test_labels = checked(*test) if test is not None else (self.images[:0], self.labels[:0])
        if options.hold_out > 0:
            self._hold_out(options)
        self.options = options
        self.device = device
        self.rank = rank
        self.world = world
        self.count = self.images.shape[0]
        self.sampler = DistributedSampler(
            range(self.count), num_replicas=world, rank=rank, shuffle=True, seed=options.seed, drop_last=world > 1
        )
        self.steps_per_epoch = len(self.sampler) // options.batch
        if self.steps_per_epoch == 0:
            raise ValueError(f"there are {self.count} images, too few for a batch of {options.batch} per process")

    def _hold_out(self, options):
        """Evaluates on a part of the training images, the same for a seed, instead of the test images."""
        order = torch.randperm(self.images.shape[0], generator=torch.Generator().manual_seed(options.seed))
        kept = self.images.shape[0] - round(options.hold_out * self.images.shape[0])
        self.test_images, self.test_labels = self.images[order[kept:]], self.labels[order[kept:]]
        self.images, self.labels = self.images[order[:kept]], self.labels[order[:kept]]

    def batches(self, first, end):
        order, epoch = None, None
        for step in range(first, end):
            if epoch != step // self.steps_per_epoch:
                epoch = step // self.steps_per_epoch
                self.sampler.set_epoch(epoch)
                order = torch.tensor(list(self.sampler))
            begin = step % self.steps_per_epoch * self.options.batch
            chosen = order[begin : begin + self.options.batch]
            images = self._uploaded(self.images[chosen])
            if self.options.augment == "crop-flip":
                images = crop_and_flip(images, random_of(self.options.seed, step, self.rank))
            yield images, self.labels[chosen].to(self.device)

    def test_batches(self):
        """The images to evaluate of this process, each once."""
        for begin in range(self.rank * self.options.batch, self.test_labels.numel(), self.world * self.options.batch):
            end = begin + self.options.batch
            yield self._uploaded(self.test_images[begin:end]), self.test_labels[begin:end].to(self.device)

    def _uploaded(self, images):
        """Normalized on the device, so that bytes are transferred rather than floats."""
        stored = images.to(self.device)
        images = stored.to(torch.float32)
        if stored.dtype != torch.uint8:
            return images
        images = images / 255
        if images.shape[1] != 3:
            return images
        mean = torch.tensor(CIFAR10_MEAN, device=self.device).view(1, 3, 1, 1)
        return (images - mean) / torch.tensor(CIFAR10_DEVIATION, device=self.device).view(1, 3, 1, 1)


def checked(images, labels):
    """Images that fit the design, with labels as whole numbers."""
    if tuple(images.shape[1:]) != IMAGE:
        raise ValueError(f"the images are {tuple(images.shape[1:])}, but the design has {IMAGE}")
    if labels.numel() != images.shape[0] or labels.numel() == 0 or int(labels.min()) < 0 or int(labels.max()) >= CLASSES:
        raise ValueError(f"there must be one label from 0 to {CLASSES - 1} for each image")
    return images, labels.to(torch.int64)


def read_cifar10(folder):
    """Training and test images of CIFAR-10, binary version; no test images if their file is missing."""
    names = [os.path.join(folder, f"data_batch_{number}.bin") for number in range(1, 6)]
    found = [name for name in names if os.path.exists(name)]
    if not found:
        raise ValueError(f"{folder} has no file data_batch_1.bin: give the folder with the binary version of CIFAR-10")
    test = os.path.join(folder, "test_batch.bin")
    return _cifar10_images(found), _cifar10_images([test]) if os.path.exists(test) else None


def _cifar10_images(names):
    rows = []
    for name in names:
        with open(name, "rb") as file:
            content = file.read()
        if len(content) % 3073 != 0 or not content:
            raise ValueError(f"{name} is incomplete")
        rows.append(torch.frombuffer(bytearray(content), dtype=torch.uint8).view(-1, 3073))
    rows = torch.cat(rows)
    return rows[:, 1:].reshape(-1, 3, 32, 32), rows[:, 0]


def read_tensors(path):
    """Training and test images of a file; no test images if it has none."""
    try:
        stored = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError, pickle.UnpicklingError) as other:
        raise ValueError(f"{path} is not a file of torch.save with tensors alone") from other
    if not isinstance(stored, dict) or not {"images", "labels"} <= stored.keys():
        raise ValueError(f"{path} must hold a dictionary with images and labels")
    has_test = {"test_images", "test_labels"} <= stored.keys()
    return (stored["images"], stored["labels"]), (stored["test_images"], stored["test_labels"]) if has_test else None


def open_data(options, device, rank, world):
    kind, _, where = options.data.partition(":")
    if options.data == "synthetic":
        if options.augment != "none" or options.hold_out > 0:
            raise ValueError("--augment and --hold-out need stored images (--data)")
        return Synthetic(options, device, rank)
    if kind not in ("cifar10", "tensors"):
        raise ValueError(f"--data must be synthetic, cifar10:DIR or tensors:FILE, but is {options.data!r}")
    training, test = read_cifar10(where) if kind == "cifar10" else read_tensors(where)
    return Stored(training, test, options, device, rank, world)


# Training

def learning_rate(options, step, steps):
    """The rate of a step, counted from 0: constant, divided by 10 after a half and three quarters, or half a cosine."""
    if options.schedule == "step":
        return options.lr * (0.01 if 4 * step >= 3 * steps else 0.1 if 4 * step >= 2 * steps else 1.0)
    if options.schedule == "cosine":
        return 0.5 * options.lr * (1.0 + math.cos(math.pi * step / steps))
    return options.lr


def _number(kind, least, below=math.inf):
    def parse(text):
        value = kind(text)
        if not least <= value < below:
            bounds = f"at least {least}" + ("" if below == math.inf else f" and less than {below}")
            raise argparse.ArgumentTypeError(f"must be {bounds}, but is {text}")
        return value

    return parse


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Trains the DenseNet that this file defines.")
    parser.add_argument("--data", default="synthetic", help="synthetic, cifar10:DIR (binary version) or tensors:FILE"
                        " (torch.save of {'images': (N, C, H, W), 'labels': (N)}, and test_images and test_labels to"
                        " evaluate; default: synthetic)")
    parser.add_argument("--augment", choices=("none", "crop-flip"), default="none", help="crop-flip: shift stored images"
                        " by up to 4 pixels and flip half of them, as in the paper (default: none)")
    parser.add_argument("--hold-out", type=_number(float, 0, 1), default=0.0, metavar="X", help="evaluate on this"
                        " fraction of the training images instead of the test images, and do not train on it")
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
    parser.add_argument("--checkpoint", metavar="FILE", help="continue from this file if it is there; write it after each"
                        " epoch, at the end, and when the process is told to end (SIGTERM, Ctrl-C)")
    parser.add_argument("--checkpoint-every", type=_number(int, 1), metavar="N", help="also write it every N steps")
    parser.add_argument("--print-every", type=_number(int, 1), metavar="N", help="print the loss every N steps (default:"
                        " every step, or every 100 with --epochs)")
    return parser.parse_args(arguments)


def steps_of(options, data):
    if options.epochs is None:
        return options.steps or 10
    if options.steps is not None or data.steps_per_epoch is None:
        raise ValueError("--epochs needs stored images (--data), and excludes --steps")
    return options.epochs * data.steps_per_epoch


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


# Checkpoints

def identity_of(options, data, world):
    """What a training must have in common with its checkpoint; rates and the number of steps may change."""
    return {
        "design": [NAME, *IMAGE, CLASSES, STEM, INITIAL_CHANNELS, str(BLOCKS), str(TRANSITIONS), DROPOUT],
        "images": data.count,
        "images held out": options.hold_out,
        "batch": options.batch,
        "processes": world,
        "seed": options.seed,
    }


def differences(identity, other):
    return [name for name, value in identity.items() if other.get(name) != value]


def write_checkpoint(path, identity, progress, model, optimizer):
    """An existing file is replaced when the new one is complete."""
    states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save({"identity": identity, "progress": progress, **states}, f"{path}.part")
    os.replace(f"{path}.part", path)


def read_checkpoint(path, identity, model, optimizer):
    """Loads a checkpoint into model and optimizer; returns its progress."""
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        progress, other = {name: content["progress"][name] for name in ("step", "loss", "count")}, content["identity"]
    except (RuntimeError, EOFError, KeyError, TypeError, pickle.UnpicklingError) as damaged:
        raise ValueError(f"{path} is no checkpoint of this file, or is damaged: {damaged}") from damaged
    unlike = differences(identity, other)
    if unlike:
        raise ValueError(f"{path} is of another training, which differs in {', '.join(unlike)}: name another --checkpoint")
    model.load_state_dict(content["model"])
    optimizer.load_state_dict(content["optimizer"])
    return progress


class Interruption:
    """Whether the process was told to end, as by the scheduler of a cluster before the limit of time. The first signal
    ends the training after its step; the second ends the process."""

    def __init__(self):
        self.is_requested = False

    def listen(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._request)

    def _request(self, number, _frame):
        self.is_requested = True
        signal.signal(number, signal.SIG_DFL)

    def is_requested_anywhere(self, device, world):
        """The same answer in all processes, which end after the same step."""
        if world == 1:
            return self.is_requested
        requested = torch.tensor(float(self.is_requested), device=device)
        distributed.all_reduce(requested)
        return requested.item() > 0


# Training of a model

def mean_of_processes(loss, world):
    loss = loss.detach().clone()
    if world > 1:
        distributed.all_reduce(loss)
    return loss / world


class Training:
    """The training of a process. Steps are counted from the first step, also of an earlier job."""

    def __init__(self, options, device, rank, world):
        torch.manual_seed(options.seed)
        self.options, self.device, self.rank, self.world = options, device, rank, world
        self.data = open_data(options, device, rank, world)
        self.steps = steps_of(options, self.data)
        self.model = DenseNet()
        start = load_weights(self.model, options)
        self.model.to(device)
        recipe = {"momentum": options.momentum, "weight_decay": options.weight_decay, "nesterov": options.momentum > 0}
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=options.lr, **recipe)
        self.identity = identity_of(options, self.data, world)
        self.first, self.total, self.count = 0, torch.zeros((), device=device), 0  # losses of the epoch
        if options.checkpoint and os.path.exists(options.checkpoint):
            progress = read_checkpoint(options.checkpoint, self.identity, self.model, self.optimizer)
            self.first, self.total, self.count = progress["step"], progress["loss"].to(device), progress["count"]
            start = f"{options.checkpoint}, after step {self.first}"
            for group in self.optimizer.param_groups:
                group.update(recipe)  # those of the options, which may differ from the checkpoint's
        devices = [device] if device.type == "cuda" else None
        self.trained = DistributedDataParallel(self.model, device_ids=devices) if world > 1 else self.model
        count = sum(parameter.numel() for parameter in self.model.parameters())
        self.say(f"{NAME!a}: {count} parameters from {start}; strategy {STRATEGY}; {world} x {options.batch} images; {device}")

    def say(self, text):
        if self.rank == 0:
            print(text, flush=True)

    def run(self, interruption):
        """Trains and returns the losses that are printed, each the mean of all processes."""
        printed = []
        begin, last = time.perf_counter(), self.first
        self.model.train()
        for step, (images, labels) in enumerate(self.data.batches(self.first, self.steps), self.first + 1):
            loss = mean_of_processes(self._step(step - 1, images, labels), self.world)
            self.total, self.count = self.total + loss, self.count + 1
            if self._is_printed(step):
                printed.append(loss.item())
                self._require_finite(step, printed[-1])
                millis = 1000 * (time.perf_counter() - begin) / (step - last)
                self.say(f"step {step}/{self.steps}  loss {printed[-1]:.6f}  {millis:.1f} ms")
                begin, last = time.perf_counter(), step
            if self._ends_epoch(step):
                self._finish_epoch(step)
                begin, last = time.perf_counter(), step
            self._save(step)
            if self.options.checkpoint and interruption.is_requested_anywhere(self.device, self.world):
                self._stop(step)
        self._finish()
        return printed

    def _step(self, index, images, labels):
        """The loss of a step, counted from 0, before its update."""
        if DROPOUT > 0:  # the same masks whether or not the training is resumed
            torch.manual_seed(self.options.seed * 1_000_003 + index * 1_009 + self.rank)
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.options, index, self.steps)
        self.optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(self.trained(images), labels)
        loss.backward()
        self.optimizer.step()
        return loss

    def _is_printed(self, step):
        return step % (self.options.print_every or (100 if self.options.epochs else 1)) == 0 or step == self.steps

    def _ends_epoch(self, step):
        return self.data.steps_per_epoch is not None and step % self.data.steps_per_epoch == 0

    def _finish_epoch(self, step):
        loss = self.total.item() / self.count
        self.total, self.count = torch.zeros_like(self.total), 0
        self._require_finite(step, loss)
        self.say(f"epoch {step // self.data.steps_per_epoch}  training loss {loss:.6f}{self._evaluation()}")

    def _evaluation(self):
        """The text of an evaluation; empty if there are no images to evaluate."""
        loss, accuracy, count = self.evaluate()
        return f"  evaluation loss {loss:.6f}  accuracy {100 * accuracy:.2f} %  of {count} images" if count else ""

    def evaluate(self):
        """Mean loss, accuracy and number of the images to evaluate; running statistics are those of the first process."""
        if self.world > 1:
            for buffer in self.model.buffers():
                distributed.broadcast(buffer, 0)
        sums = torch.zeros(3, dtype=torch.float64, device=self.device)
        self.model.eval()
        with torch.no_grad():
            for images, labels in self.data.test_batches():
                logits = self.model(images)
                loss = functional.cross_entropy(logits, labels, reduction="sum").double()
                correct = (logits.argmax(1) == labels).sum().double()
                sums += torch.stack([loss, correct, torch.full_like(loss, labels.numel())])
        self.model.train()
        if self.world > 1:
            distributed.all_reduce(sums)
        loss, correct, count = sums.tolist()
        return (loss / count, correct / count, int(count)) if count else (math.nan, math.nan, 0)

    @staticmethod
    def _require_finite(step, loss):
        if not math.isfinite(loss):
            raise ValueError(f"the loss is not finite at step {step}: use a smaller --lr")

    def _save(self, step):
        every = self.options.checkpoint_every
        if self._ends_epoch(step) or step == self.steps or (every and step % every == 0):
            self._write(step)

    def _write(self, step):
        if self.options.checkpoint and self.rank == 0:
            progress = {"step": step, "loss": self.total, "count": self.count}
            write_checkpoint(self.options.checkpoint, self.identity, progress, self.model, self.optimizer)

    def _stop(self, step):
        if step < self.steps:
            self._write(step)
            raise ValueError(f"stopped after step {step} of {self.steps}: the same command continues")

    def _finish(self):
        if self.first == self.steps or not self._ends_epoch(self.steps):  # else the epoch has told it
            self.say(f"all {self.steps} steps are done{self._evaluation()}")
        if self.options.weights_out and self.rank == 0:
            write_safetensors(self.options.weights_out, state_of(self.model))


def device_of(options):
    """The device of this process: torchrun numbers the processes of a machine."""
    name = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError(f"--device {name} cannot be used: PyTorch finds no GPU here")
    device = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if name == "cuda" else name)
    if device.type == "cuda":
        torch.cuda.set_device(device)
    return device


def require_writable(option, path):
    """Tells before the training that a file cannot be written after it."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path) or not os.access(folder, os.W_OK):
        raise ValueError(f"{option} {path} cannot be written")


def run(options, rank, world):
    if options.weights_out:
        require_writable("--weights-out", options.weights_out)
    interruption = Interruption()
    if options.checkpoint:
        require_writable("--checkpoint", options.checkpoint)
        interruption.listen()
    elif options.checkpoint_every:
        raise ValueError("--checkpoint-every needs --checkpoint")
    device = device_of(options)
    if world > 1:
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        Training(options, device, rank, world).run(interruption)
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
