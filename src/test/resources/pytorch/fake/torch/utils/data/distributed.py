class DistributedSampler:
    pass
