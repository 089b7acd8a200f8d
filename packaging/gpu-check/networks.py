"""The networks that are measured, as both sides are told of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    """A DenseNet with bottlenecks and a compression of one half.

    options: what densescope is told
    stem: "imagenet" as torchvision makes it, or "cifar": a 3x3 convolution and nothing else
    steps, warmup: of one measurement
    """

    name: str
    options: tuple[str, ...]
    growth: int
    blocks: tuple[int, ...]
    channels: int
    stem: str
    classes: int
    side: int
    batch: int
    steps: int
    warmup: int


NETWORKS = {
    network.name: network
    for network in (
        Network(
            name="densenet-bc-100-12",
            options=("--preset", "densenet-bc-100-12"),
            growth=12,
            blocks=(16, 16, 16),
            channels=24,
            stem="cifar",
            classes=10,
            side=32,
            batch=64,
            steps=20,
            warmup=5,
        ),
        Network(
            name="densenet-121",
            options=("--preset", "densenet-121"),
            growth=32,
            blocks=(6, 12, 24, 16),
            channels=64,
            stem="imagenet",
            classes=1000,
            side=224,
            batch=64,
            steps=10,
            warmup=3,
        ),
        # to try the scripts without a GPU
        Network(
            name="tiny",
            options=(
                *("--blocks", "2,2", "--growth", "4", "--bottleneck", "4", "--compression", "0.5"),
                *("--stem", "cifar", "--init", "8", "--classes", "5", "--input", "8"),
            ),
            growth=4,
            blocks=(2, 2),
            channels=8,
            stem="cifar",
            classes=5,
            side=8,
            batch=4,
            steps=2,
            warmup=1,
        ),
    )
}
