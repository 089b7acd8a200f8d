"""torchvision's DenseNet, for a PyTorch without torchvision: the same modules under the same names, computed in the same order.

Huang et al., "Densely Connected Convolutional Networks"; Pleiss et al., "Memory-Efficient Implementation of DenseNets".
"""

import torch
from torch import nn
from torch.nn import functional
from torch.utils import checkpoint

BOTTLENECK = 4


class DenseLayer(nn.Module):
    """Batch norm, ReLU, 1x1 convolution, batch norm, ReLU, 3x3 convolution of all feature maps so far."""

    def __init__(self, channels, growth_rate, memory_efficient):
        super().__init__()
        between = BOTTLENECK * growth_rate
        self.norm1 = nn.BatchNorm2d(channels)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv1 = nn.Conv2d(channels, between, kernel_size=1, bias=False)
        self.norm2 = nn.BatchNorm2d(between)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(between, growth_rate, kernel_size=3, padding=1, bias=False)
        self.memory_efficient = memory_efficient

    def bottleneck(self, *features):
        return self.conv1(self.relu1(self.norm1(torch.cat(features, 1))))

    def forward(self, features):
        if self.memory_efficient and any(feature.requires_grad for feature in features):
            bottleneck = checkpoint.checkpoint(self.bottleneck, *features, use_reentrant=False)
        else:
            bottleneck = self.bottleneck(*features)
        return self.conv2(self.relu2(self.norm2(bottleneck)))


class DenseBlock(nn.ModuleDict):
    """Layers, each of which reads what all before it made."""

    def __init__(self, layers, channels, growth_rate, memory_efficient):
        super().__init__()
        for place in range(layers):
            self[f"denselayer{place + 1}"] = DenseLayer(channels + place * growth_rate, growth_rate, memory_efficient)

    def forward(self, first):
        features = [first]
        for layer in self.values():
            features.append(layer(features))
        return torch.cat(features, 1)


def transition(channels):
    """Halves channels and both sides."""
    halves = nn.Sequential()
    halves.add_module("norm", nn.BatchNorm2d(channels))
    halves.add_module("relu", nn.ReLU(inplace=True))
    halves.add_module("conv", nn.Conv2d(channels, channels // 2, kernel_size=1, bias=False))
    halves.add_module("pool", nn.AvgPool2d(kernel_size=2, stride=2))
    return halves


class DenseNet(nn.Module):
    """With the arguments of torchvision's that are used here."""

    def __init__(self, growth_rate, block_config, num_init_features, num_classes, memory_efficient):
        super().__init__()
        channels = num_init_features
        self.features = nn.Sequential()
        self.features.add_module("conv0", nn.Conv2d(3, channels, kernel_size=7, stride=2, padding=3, bias=False))
        self.features.add_module("norm0", nn.BatchNorm2d(channels))
        self.features.add_module("relu0", nn.ReLU(inplace=True))
        self.features.add_module("pool0", nn.MaxPool2d(kernel_size=3, stride=2, padding=1))
        for place, layers in enumerate(block_config, 1):
            block = DenseBlock(layers, channels, growth_rate, memory_efficient)
            self.features.add_module(f"denseblock{place}", block)
            channels += layers * growth_rate
            if place < len(block_config):
                self.features.add_module(f"transition{place}", transition(channels))
                channels //= 2
        self.features.add_module("norm5", nn.BatchNorm2d(channels))
        self.classifier = nn.Linear(channels, num_classes)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight)
        nn.init.constant_(self.classifier.bias, 0)

    def forward(self, images):
        features = functional.relu(self.features(images), inplace=True)
        pooled = torch.flatten(functional.adaptive_avg_pool2d(features, (1, 1)), 1)
        return self.classifier(pooled)
