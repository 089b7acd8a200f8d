#!/usr/bin/env python3
"""Trains torchvision's DenseNet, plain and with memory_efficient=True, and prints a line of JSON for each measurement.

Without torchvision it is the same network of torch_densenet.py.

Float32 or TensorFloat-32, SGD with Nesterov momentum, cross entropy; images and labels stay on the GPU.
"""

import argparse
import gc
import json
import math
import sys
import time

from networks import NETWORKS
from search import largest_fitting

MODES = ("plain", "memory_efficient")


def densenet():
    """The class of networks, and torchvision's version or what stands in for it."""
    try:
        import torchvision

        return torchvision.models.DenseNet, torchvision.__version__
    except (ImportError, OSError, RuntimeError):
        import torch_densenet

        return torch_densenet.DenseNet, "missing (its DenseNet is rebuilt)"


def build(torch, dense_net, network, mode):
    """torchvision's DenseNet, and a sentence on what was changed of it."""
    model = dense_net(
        growth_rate=network.growth,
        block_config=network.blocks,
        num_init_features=network.channels,
        num_classes=network.classes,
        memory_efficient=mode == "memory_efficient",
    )
    if network.stem != "cifar":
        return model, "nothing"
    convolution = torch.nn.Conv2d(3, network.channels, kernel_size=3, padding=1, bias=False)
    torch.nn.init.kaiming_normal_(convolution.weight)
    model.features.conv0 = convolution
    for name in ("norm0", "relu0", "pool0"):
        delattr(model.features, name)
    return model, "the stem: a 3x3 convolution of stride 1 in place of 7x7 convolution, batch norm, ReLU and pooling"


class Clock:
    """Marks moments: by events of the GPU, or, for a trial without one, by the host's clock."""

    def __init__(self, torch, device):
        self.torch = torch
        self.cuda = device == "cuda"

    def mark(self):
        if not self.cuda:
            return time.perf_counter()
        event = self.torch.cuda.Event(enable_timing=True)
        event.record()
        return event

    def millis(self, start, end):
        return start.elapsed_time(end) if self.cuda else (end - start) * 1000

    def wait(self):
        if self.cuda:
            self.torch.cuda.synchronize()


class Training:
    """A network that is being trained on one minibatch."""

    def __init__(self, torch, dense_net, network, mode, batch, device):
        torch.manual_seed(1)
        model, self.changed = build(torch, dense_net, network, mode)
        self.model = model.to(device).train()
        self.parameters = sum(parameter.numel() for parameter in self.model.parameters())
        self.optimizer = torch.optim.SGD(
            self.model.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4, nesterov=True
        )
        self.loss = torch.nn.CrossEntropyLoss()
        self.images = torch.randn(batch, 3, network.side, network.side, device=device)
        self.labels = torch.randint(network.classes, (batch,), device=device)

    def step(self):
        self.optimizer.zero_grad()
        loss = self.loss(self.model(self.images), self.labels)
        loss.backward()
        self.optimizer.step()
        return loss


def forget(torch, device):
    """Gives memory back and begins to count anew."""
    gc.collect()
    if device == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def bytes_of(torch, device):
    """The most that was reserved and allocated since the last forget."""
    if device != "cuda":
        return {"reservedBytes": None, "allocatedBytes": None}
    return {
        "reservedBytes": torch.cuda.max_memory_reserved(),
        "allocatedBytes": torch.cuda.max_memory_allocated(),
    }


def measure(torch, dense_net, network, mode, batch, steps, warmup, device):
    """Times steps twice: one behind the other, by events; then each until the host has read its loss."""
    clock = Clock(torch, device)
    training = Training(torch, dense_net, network, mode, batch, device)
    for _ in range(warmup):
        training.step()
    clock.wait()
    marks = []
    for _ in range(steps):
        start = clock.mark()
        training.step()
        marks.append((start, clock.mark()))
    clock.wait()
    wall_millis = []
    for _ in range(steps):
        began = time.perf_counter()
        loss = training.step().item()
        wall_millis.append((time.perf_counter() - began) * 1000)
    if not math.isfinite(loss):
        raise RuntimeError(f"the loss is {loss}")
    return {
        "parameters": training.parameters,
        "changed": training.changed,
        "lastLoss": loss,
        "deviceMillis": [clock.millis(start, end) for start, end in marks],
        "wallMillis": wall_millis,
        **bytes_of(torch, device),
    }


def is_shortage(torch, problem):
    """Whether an error means that the batch is too large."""
    return isinstance(problem, (torch.OutOfMemoryError, MemoryError)) or any(
        words in str(problem) for words in ("out of memory", "ALLOC_FAILED", "INTERNAL_ERROR", "index math", "too large")
    )


def largest(torch, dense_net, network, mode, arguments):
    """Looks for the largest batch of which two steps fit, doubling and bisecting, and times it."""
    measured = {}
    reasons = {}

    def fits(batch):
        forget(torch, arguments.device)
        try:
            measured[batch] = measure(torch, dense_net, network, mode, batch, 2, 1, arguments.device)
            return True
        except (RuntimeError, MemoryError) as problem:
            if not is_shortage(torch, problem):
                raise
            reasons[batch] = " ".join(str(problem).split())[:200]
            return False

    found = largest_fitting(fits, arguments.batch, arguments.most, time.monotonic() + arguments.seconds)
    return {
        "batch": found.batch,
        "complete": found.complete,
        "tooLarge": found.too_large,
        "reason": reasons.get(found.too_large, ""),
        **measured.get(found.batch, {}),
    }


def say(record):
    print(json.dumps(record), flush=True)


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("time", "largest"))
    parser.add_argument("--network", choices=sorted(NETWORKS), required=True)
    parser.add_argument("--batch", type=int, help="of each step; for largest, where the search begins")
    parser.add_argument("--most", type=int, default=65536, help="for largest, where the search ends")
    parser.add_argument("--seconds", type=float, default=120, help="for largest, of each search")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--warmup", type=int)
    parser.add_argument("--tf32", action="store_true")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--benchmark", default="off,on", help="whether cuDNN tries its algorithms: off, on or both")
    parser.add_argument("--device", choices=("cuda", "cpu"), default="cuda")
    parsed = parser.parse_args(arguments)
    network = NETWORKS[parsed.network]
    for name in ("batch", "steps", "warmup"):
        if getattr(parsed, name) is None:
            setattr(parsed, name, getattr(network, name))
    return parsed


def main(arguments):
    arguments = parse(arguments)
    try:
        import torch
    except (ImportError, OSError, RuntimeError) as missing:
        say({"kind": "missing", "sentence": f"no measurement of PyTorch: {missing}"})
        return 3
    if arguments.device == "cuda" and not torch.cuda.is_available():
        say({"kind": "missing", "sentence": "no measurement of PyTorch: it sees no GPU"})
        return 3
    torch.backends.cuda.matmul.allow_tf32 = arguments.tf32
    torch.backends.cudnn.allow_tf32 = arguments.tf32
    network = NETWORKS[arguments.network]
    dense_net, torchvision_version = densenet()
    versions = {
        "torch": torch.__version__,
        "torchvision": torchvision_version,
        "cuda": torch.version.cuda,
        "cudnn": torch.backends.cudnn.version(),
        "device": torch.cuda.get_device_name() if arguments.device == "cuda" else "cpu",
    }
    failed = False
    for mode in arguments.modes.split(","):
        for benchmark in arguments.benchmark.split(","):
            torch.backends.cudnn.benchmark = benchmark == "on"
            forget(torch, arguments.device)
            record = {
                "kind": "peer" if arguments.what == "time" else "peer-largest",
                "network": network.name,
                "batch": arguments.batch,
                "tf32": arguments.tf32,
                "mode": mode,
                "benchmark": benchmark == "on",
                **versions,
            }
            try:
                if arguments.what == "time":
                    record |= measure(
                        *(torch, dense_net, network, mode, arguments.batch),
                        *(arguments.steps, arguments.warmup, arguments.device),
                    )
                else:
                    record |= largest(torch, dense_net, network, mode, arguments)
            except (RuntimeError, MemoryError) as problem:
                record["problem"] = " ".join(str(problem).split())[:300]
                failed = True
            say(record)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
