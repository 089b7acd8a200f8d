"""Imports an exported file, runs its network and prints, as JSON, what the network is and what it recomputes.

Arguments: the file, its weights, the batch, and images as 32-bit floats (N, C, H, W). With PyTorch the logits of the
images are computed, and a step with and without the plan; without it, `fake` takes its place, which knows shapes only.
"""

import contextlib
import importlib.util
import io
import json
import os
import py_compile
import sys

try:
    import torch

    real = True
except ImportError:
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fake"))
    import torch

    real = False


def imported(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def watch(module, model):
    """Lists the layers that run in each region of a checkpoint in forward."""
    regions = []
    inside = []

    def named(name, forward):
        def watched(*inputs):
            if inside:
                inside[-1].append(name)
            return forward(*inputs)

        return watched

    for name, part in model.named_modules():
        if isinstance(part, (torch.nn.Conv2d, torch.nn.BatchNorm2d)):
            part.forward = named(name, part.forward)
    checkpoint = module.checkpoint

    def watched(function, *inputs, **settings):
        calls = []

        def region(*again):
            calls.append([])
            inside.append(calls[-1])
            try:
                return function(*again)
            finally:
                inside.pop()

        output = checkpoint(region, *inputs, **settings)
        regions.append(calls[0])
        return output

    module.checkpoint = watched
    return regions


def updates(model):
    """How often the running statistics of each batch norm were updated."""
    counts = set()
    for name, value in model.state_dict().items():
        if name.endswith("num_batches_tracked"):
            counts.add(int(value) if real else value.added)
        elif name.endswith("running_mean") and not real:
            counts.add(value.added)
    return sorted(counts)


def step(module, model, batch):
    """The loss, the gradients and the running statistics of one step."""
    torch.manual_seed(5)
    images = torch.randn(batch, *module.IMAGE)
    labels = torch.randint(module.CLASSES, (batch,))
    loss = torch.nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    return [loss.detach()] + [p.grad for p in model.parameters()] + list(model.buffers())


def difference(module, path, batch):
    """The largest difference between a step with the plan and one that keeps all."""
    plan = module.RECOMPUTED
    with_plan, without = module.DenseNet(), module.DenseNet()
    module.load(with_plan, path)
    module.load(without, path)
    first = step(module, with_plan, batch)
    module.RECOMPUTED = {}
    second = step(module, without, batch)
    module.RECOMPUTED = plan
    return max(float((a - b).abs().max()) for a, b in zip(first, second))


def evaluated(module, weights, path, batch):
    """The logits in evaluation mode, row by row."""
    model = module.DenseNet()
    module.load(model, weights)
    with open(path, "rb") as file:
        images = torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(batch, *module.IMAGE)
    with torch.no_grad():
        return model.eval()(images).flatten().tolist()


def refused(module, weights):
    """The number of damaged copies of the weights that are refused, and that of all copies."""
    with open(weights, "rb") as file:
        whole = file.read()
    copies = [b"", whole[:4], whole[:-1], whole.replace(b"data_offsets", b"data_offset_"), b"\xff" * 100, b"\0" * 100]
    count = 0
    for copy in copies:
        path = weights + ".damaged"
        with open(path, "wb") as file:
            file.write(copy)
        try:
            module.load(module.DenseNet(), path)
        except ValueError:
            count += 1
        os.remove(path)
    return count, len(copies)


def help_of(module):
    """The help of the file, which lists its options."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(SystemExit):
        module.parse_options(["--help"])
    return text.getvalue()


def main():
    path, weights, batch = sys.argv[1], sys.argv[2], int(sys.argv[3])
    py_compile.compile(path, cfile=path + "c", doraise=True)
    module = imported(path)
    model = module.DenseNet()
    module.load(model, weights)
    regions = watch(module, model)
    logits = model(torch.zeros(batch, *module.IMAGE))
    described = {
        "real": real,
        "name": module.NAME,
        "tensors": {name: list(value.shape) for name, value in module.state_of(model).items()},
        "logits": list(logits.shape),
        "regions": [" ".join(region) for region in regions],
    }
    if real:
        logits.sum().backward()
    described["updates"] = updates(model)
    regions.clear()
    with torch.no_grad():
        model(torch.zeros(batch, *module.IMAGE))
    model.eval()
    model(torch.zeros(1, *module.IMAGE))
    described["regionsOfEvaluation"] = len(regions)
    if real:
        described["difference"] = difference(module, weights, batch)
        described["evaluated"] = evaluated(module, weights, sys.argv[4], batch)
    described["refused"], described["damaged"] = refused(module, weights)
    described["help"] = help_of(module)
    described["batch"] = module.parse_options([]).batch
    print(json.dumps(described))


if __name__ == "__main__":
    main()
