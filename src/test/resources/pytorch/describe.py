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
import signal
import sys
import tempfile

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


def is_told_to_end(module):
    """Whether a signal is noticed, once there is one."""
    interruption = module.Interruption()
    interruption.listen()
    before = interruption.is_requested_anywhere("cpu", 1)
    os.kill(os.getpid(), signal.SIGTERM)
    return [before, interruption.is_requested_anywhere("cpu", 1)]


def unlike(module):
    """What distinguishes trainings, and what does not."""

    class Data:
        count = 70

    def identity(*arguments):
        return module.identity_of(module.parse_options(arguments), Data, 1)

    same = identity("--seed", "3")
    others = [("--lr", "0.5", "--seed", "3"), ("--seed", "4"), ("--seed", "3", "--batch", "7", "--hold-out", "0.5")]
    return [module.differences(same, identity(*other)) for other in others]


def refused_options(module):
    """Number of command lines that are refused."""
    count = 0
    for line in ("--hold-out 1", "--hold-out -0.1", "--augment mirror", "--checkpoint-every 0", "--print-every 0", "--lr inf"):
        with contextlib.redirect_stderr(io.StringIO()):
            try:
                module.parse_options(line.split())
            except SystemExit:
                count += 1
    return count


def stored_images(module, path):
    """Writes images to train on and to evaluate."""
    torch.manual_seed(2)
    content = {}
    for name, count in (("", 14), ("test_", 5)):
        content[name + "images"] = torch.randint(256, (count, *module.IMAGE), dtype=torch.uint8)
        content[name + "labels"] = torch.randint(module.CLASSES, (count,))
    torch.save(content, path)


class EndAfter:
    """Tells a training to end after a step."""

    def __init__(self, step):
        self.left = step

    def is_requested_anywhere(self, device, world):
        self.left -= 1
        return self.left == 0


def trained(module, *arguments, interruption=None):
    options = module.parse_options(["--epochs", "2", "--weights", "none", "--batch", "3", "--augment", "crop-flip", *arguments])
    with contextlib.redirect_stdout(io.StringIO()):
        training = module.Training(options, torch.device("cpu"), 0, 1)
        training.run(interruption or EndAfter(-1))
    return training


def resumed(module, folder):
    """A training, and the same one in two parts: whether their states are equal, and what is evaluated."""
    data, checkpoint = os.path.join(folder, "data.pt"), os.path.join(folder, "state.pt")
    stored_images(module, data)
    whole = trained(module, "--data", "tensors:" + data)
    told = ""
    try:
        trained(module, "--data", "tensors:" + data, "--checkpoint", checkpoint, interruption=EndAfter(3))
    except ValueError as stopped:
        told = str(stopped)
    parts = trained(module, "--data", "tensors:" + data, "--checkpoint", checkpoint)
    states = zip(whole.model.state_dict().values(), parts.model.state_dict().values())
    held_out = module.open_data(
        module.parse_options(["--data", "tensors:" + data, "--batch", "3", "--hold-out", "0.5"]), torch.device("cpu"), 0, 1
    )
    return {
        "equal": all(torch.equal(a, b) for a, b in states),
        "told": told,
        "evaluated": whole.evaluate()[2],
        "heldOut": [held_out.count, held_out.test_labels.numel()],
        "augmented": is_augmented(module),
    }


def is_augmented(module):
    """Whether augmented images are shifted and flipped ones, and not all the same."""
    _, height, width = module.IMAGE
    image = torch.arange(1.0, 1.0 + height * width * module.IMAGE[0]).reshape(1, *module.IMAGE)
    padded = torch.nn.functional.pad(image, (module.MOST_SHIFT,) * 4)[0]
    shifts = range(2 * module.MOST_SHIFT + 1)
    crops = [padded[:, row : row + height, column : column + width] for row in shifts for column in shifts]
    possible = crops + [crop.flip(2) for crop in crops]
    augmented = module.crop_and_flip(image.repeat(20, 1, 1, 1), module.random_of(1, 2, 0))
    found = [next((i for i, crop in enumerate(possible) if torch.equal(crop, one)), None) for one in augmented]
    return None not in found and len(set(found)) > 10


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
    described["isToldToEnd"] = is_told_to_end(module)
    described["unlike"] = unlike(module)
    described["refusedOptions"] = refused_options(module)
    if real:
        with tempfile.TemporaryDirectory() as folder:
            described["resumed"] = resumed(module, folder)
    described["batch"] = module.parse_options([]).batch
    print(json.dumps(described))


if __name__ == "__main__":
    main()
