"""What the driver says of the GPU's memory while something runs, from nvidia-smi. Standard library only."""

import os
import subprocess
import threading
import time

MEBIBYTE = 1 << 20
PAUSE_SECONDS = 0.1


def query(what):
    """The first line of an answer of nvidia-smi for the first visible GPU, or None."""
    visible = os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")[0].strip()
    command = ["nvidia-smi", f"--query-gpu={what}", "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(
            command + ([f"--id={visible}"] if visible else []), capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = answer.stdout.strip().splitlines()
    return lines[0].strip() if answer.returncode == 0 and lines else None


def used_bytes():
    """What everybody uses of the GPU, or None where nvidia-smi does not tell."""
    answer = query("memory.used")
    return int(answer) * MEBIBYTE if answer and answer.isdigit() else None


class Watch:
    """Keeps the most that was used while its block ran, beyond what was used before it.

    On a GPU that nobody else uses meanwhile, that is what the block's processes took.
    """

    def __init__(self, read=used_bytes, pause_seconds=PAUSE_SECONDS):
        self.read = read
        self.pause_seconds = pause_seconds
        self.before = None
        self.most = None
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def __enter__(self):
        self.before = self.read()
        self.most = self.before
        if self.before is not None:
            self.thread.start()
        return self

    def __exit__(self, *problem):
        self.ended.set()
        if self.thread.is_alive():
            self.thread.join()

    def watch(self):
        while not self.ended.is_set():
            used = self.read()
            if used is not None:
                self.most = max(self.most, used)
            time.sleep(self.pause_seconds)

    def restart(self):
        """Forgets the most so far."""
        if self.before is not None:
            self.most = self.read() or self.before

    def taken_bytes(self):
        """None where nvidia-smi told nothing."""
        return None if self.before is None else self.most - self.before
