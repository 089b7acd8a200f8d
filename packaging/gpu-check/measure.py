#!/usr/bin/env python3
"""The measuring sections of check.sh: losses, profile, peer, compare, largest. Each adds lines of JSON to records.jsonl.

Standard library only; PyTorch is used by torch_peer.py, in processes of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import gpu_memory
import program
from networks import NETWORKS

HERE = Path(__file__).resolve().parent
LOSS_TOLERANCE = 1e-3
GIBIBYTE = 1 << 30
# a round is not begun unless that much of the time that the longest one took is left
MARGIN = 1.1
# of the time for largest batches, what PyTorch's searches may take
PEERS_PART = 0.45
FEW_STEPS = 5
# for the largest batch of a strategy
SECONDS_TO_PREDICT = 40
# a run that may turn out to be too large
TRY = "ours-largest-try"
RECORDS = "records.jsonl"


class Check:
    """One section, on its way."""

    def __init__(self, arguments):
        self.results = Path(arguments.results)
        self.results.mkdir(parents=True, exist_ok=True)
        self.networks = [NETWORKS[name] for name in arguments.networks.split(",")]
        self.precisions = [word == "tf32" for word in arguments.precisions.split(",")]
        self.rounds = arguments.rounds
        self.deadline = time.monotonic() + arguments.seconds
        self.peer_device = arguments.peer_device
        self.peer_missing = False
        self.failures = 0
        end_last_line(self.results / RECORDS)

    def left(self):
        return self.deadline - time.monotonic()

    def keep(self, record):
        with open(self.results / RECORDS, "a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def failed(self, sentence):
        self.failures += 1
        print("FAILED " + sentence, flush=True)

    def say(self, sentence):
        print(sentence, flush=True)

    # losses

    def losses(self):
        """Ten steps under every strategy beside what the processor computed."""
        for folder in sorted((HERE / "cpu-losses").iterdir()):
            network = NETWORKS[folder.name]
            options = (folder / "options").read_text().split()
            expected, rounded = (
                json.loads((folder / name).read_text())["runs"][0]["losses"] for name in ("report.json", "rounding.json")
            )
            self.say(
                f"losses of {network.name}: another order of sums on the processor moves them by"
                f" {largest_difference(expected, rounded):.1e}"
            )
            for tensor_float_32 in self.precisions:
                self.losses_of(network, options, expected, tensor_float_32)

    def losses_of(self, network, options, expected, tensor_float_32):
        precision = precision_name(tensor_float_32)
        keep = self.results / f"losses-{network.name}-{precision}"
        try:
            report = program.profile(
                [*options, "--strategy", "all", *(["--tf32"] if tensor_float_32 else [])], keep, self.left()
            )
        except program.Refused as refused:
            self.failed(f"losses of {network.name}, {precision}: {refused}")
            return
        for record in program.records(report, network, 0):
            apart = largest_difference(expected, record["losses"])
            self.keep({**record, "kind": "losses", "expected": expected, "relativeDifference": apart})
            line = f"losses of {network.name}, {precision}, {record['strategy']}: "
            if apart is None:
                self.failed(line + f"{len(record['losses'])} of {len(expected)} steps: {record['sentence']}")
            elif apart > LOSS_TOLERANCE and not tensor_float_32:
                self.failed(line + f"{apart:.1e} from the processor's, allowed are {LOSS_TOLERANCE:.0e}")
            else:
                self.say(line + f"{apart:.1e} from the processor's")
        losses = {tuple(run["losses"]) for run in report["runs"]}
        if len(losses) == 1:
            self.say(f"losses of {network.name}, {precision}: the same bits under every strategy")
        else:
            self.failed(f"losses of {network.name}, {precision}: {len(losses)} different ones under the strategies")

    # time and memory

    def ours(self, network, tensor_float_32, number, batch=None, strategies=None, steps=None, kind="ours"):
        """Profiles once, its strategies in one process; the records.

        strategies: all in the first round, and in the others those that something is promised of
        """
        strategies = strategies or ("all" if number == 1 else "naive,shared")
        options = [
            *network.options,
            *("--batch", str(batch or network.batch), "--strategy", strategies),
            *("--steps", str(steps or network.steps), "--warmup", str(network.warmup if steps is None else 1)),
            *(["--tf32"] if tensor_float_32 else []),
        ]
        name = f"{kind}-{network.name}-{batch or network.batch}-{precision_name(tensor_float_32)}-{number}"
        if self.left() <= 0:
            self.failed(f"{name}: no time is left")
            return []
        try:
            with gpu_memory.Watch() as watch:
                report = program.profile(options, self.results / name, self.left())
        except program.Refused as refused:
            (self.say if kind == TRY else self.failed)(f"{name}: {refused}")
            return []
        records = program.records(report, network, number)
        for record in records:
            self.keep({**record, "kind": kind, "nvidiaSmiBytes": watch.taken_bytes()})
            if record["outcome"] == "completed":
                self.say(f"{name}, {record['strategy']}: {middle(record['wallMillis']):.2f} ms a step")
            else:
                (self.say if kind == TRY else self.failed)(f"{name}, {record['strategy']}: {record['sentence']}")
        return records

    def peer(self, network, tensor_float_32, number, what="time", **options):
        """Runs PyTorch once, all its modes in one process; the records."""
        if self.peer_missing:
            return []
        name = f"peer-{what}-{network.name}-{precision_name(tensor_float_32)}-{number}"
        if self.left() <= 0:
            self.failed(f"{name}: no time is left")
            return []
        command = [sys.executable, str(HERE / "torch_peer.py"), what, "--network", network.name]
        command += ["--device", self.peer_device, *(["--tf32"] if tensor_float_32 else [])]
        for option, value in options.items():
            command += ["--" + option, str(value)]
        records = []
        with open(self.results / (name + ".err"), "a", encoding="utf-8") as errors, gpu_memory.Watch() as watch:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
                timer = Kill(process, self.left())
                for line in process.stdout:
                    try:
                        record = {**json.loads(line), "round": number}
                    except ValueError:
                        continue  # a library's own words, or the last ones of a process that was ended
                    records.append(record)
                    self.keep({**record, "nvidiaSmiBytes": watch.taken_bytes()})
                    watch.restart()
                    self.say_peer(name, record)
                timer.cancel()
        if process.returncode != 0 and not self.peer_missing:
            why = f"exit code {process.returncode}" if process.returncode > 0 else "took too long or was ended"
            self.failed(f"{name}: {why}, see {name}.err")
        return records

    def say_peer(self, name, record):
        if record["kind"] == "missing":
            self.peer_missing = True
            self.say(record["sentence"])
        elif "problem" in record:
            self.say(f"{name}, {record['mode']}: {record['problem']}")
        elif record["kind"] == "peer":
            benchmark = "with" if record["benchmark"] else "without"
            self.say(f"{name}, {record['mode']}, {benchmark} benchmark: {middle(record['wallMillis']):.2f} ms a step")
        else:
            self.say(f"{name}, {record['mode']}: largest batch {record['batch']}")

    def in_rounds(self, parts):
        """Each part for each network and precision, in turn; as many rounds as there is time for."""
        cases = [
            (network, tensor_float_32, part)
            for network in self.networks
            for tensor_float_32 in self.precisions
            for part in parts
        ]
        longest = 0.0
        for number in range(1, self.rounds + 1):
            if number > 1 and self.left() < longest * MARGIN:
                self.say(f"{number - 1} of {self.rounds} rounds: there is no time for another")
                return
            began = time.monotonic()
            for network, tensor_float_32, part in cases if number % 2 else reversed(cases):
                if self.left() <= 0:
                    self.failed(f"round {number} was not finished in its time")
                    return
                part(network, tensor_float_32, number)
            longest = max(longest, time.monotonic() - began)

    def profile(self):
        self.in_rounds([self.ours])

    def only_peer(self):
        self.in_rounds([self.peer])

    def compare(self):
        self.in_rounds([self.ours, self.peer])

    # largest batches

    def largest(self):
        """The largest batch that fits, for PyTorch and for us, and the time of a step there."""
        for place, network in enumerate(self.networks):
            ends = time.monotonic() + self.left() / (len(self.networks) - place)
            searches = max(5.0, (ends - time.monotonic()) * PEERS_PART / 2)
            theirs = {
                record["mode"]: record["batch"]
                for record in self.peer(
                    network, False, 1, "largest", batch=network.batch, benchmark="off", seconds=f"{searches:.0f}"
                )
                if record["kind"] == "peer-largest" and record.get("batch") and "problem" not in record
            }
            self.at_their_largest(network, theirs)
            self.largest_of_ours(network, ends)

    def at_their_largest(self, network, theirs):
        """Both with the largest batch of PyTorch's."""
        for mode, strategy in (("memory_efficient", "shared"), ("plain", "naive")):
            for tensor_float_32 in self.precisions:
                if mode in theirs:
                    self.ours(network, tensor_float_32, 1, theirs[mode], strategy, FEW_STEPS)
                    options = {"batch": theirs[mode], "modes": mode, "benchmark": "off"}
                    self.peer(network, tensor_float_32, 1, "time", steps=FEW_STEPS, warmup=1, **options)

    def largest_of_ours(self, network, ends):
        free = program.free_bytes()
        predicted = Predicted(lambda batch: program.predict(network, batch))
        for strategy in ("shared", "naive"):
            self.largest_under(network, strategy, predicted, free, ends)
        for strategy in predicted.strategies():
            if strategy not in ("shared", "naive") and self.left() > SECONDS_TO_PREDICT:
                batch = predicted.largest(strategy, free)
                self.keep(
                    {"kind": "predicted-largest", "network": network.name, "strategy": strategy, "batch": batch}
                )
                self.say(f"largest of {network.name}, {strategy}: {batch}, as predicted for {free} free bytes; not run")

    def largest_under(self, network, strategy, predicted, free, ends):
        """From what is predicted for the free memory, down to what runs beside CUDA's own needs."""
        for reserve in (0.5, 1, 2, 4, 8):
            if time.monotonic() > ends or self.left() <= 0:
                self.failed(f"largest of {network.name}, {strategy}: not found in its time")
                return
            batch = predicted.largest(strategy, free - int(reserve * GIBIBYTE))
            if batch == 0:
                break
            records = self.ours(network, False, 1, batch, strategy, FEW_STEPS, TRY)
            if records and records[0]["outcome"] == "completed":
                self.keep({**records[0], "kind": "ours-largest", "freeBytes": free, "leftBytes": int(reserve * GIBIBYTE)})
                self.say(f"largest of {network.name}, {strategy}: {batch}, {reserve} GiB left for CUDA")
                return
        self.failed(f"largest of {network.name}, {strategy}: none ran")


class Kill:
    """Ends a process that takes too long."""

    def __init__(self, process, seconds):
        self.timer = threading.Timer(max(1.0, seconds), process.kill)
        self.timer.daemon = True
        self.timer.start()

    def cancel(self):
        self.timer.cancel()


class Predicted:
    """Predicted bytes by batch; each batch is asked for once, for all strategies."""

    MOST = 65536
    FIRST = 64
    GUESSES = 12

    def __init__(self, predict):
        self.predict = predict
        self.known = {}

    def bytes_of(self, strategy, batch):
        if batch not in self.known:
            self.known[batch] = self.predict(batch)
        return self.known[batch][strategy]

    def strategies(self):
        return list(self.known[min(self.known)]) if self.known else []

    def largest(self, strategy, most_bytes):
        """The largest batch that is predicted to keep within so many bytes; 0 if none does."""
        low, high = 0, self.MOST + 1
        guess = self.FIRST
        asked = 0
        while high - low > 1:
            used = self.bytes_of(strategy, guess)
            asked += 1
            if used <= most_bytes:
                low = guess
            else:
                high = guess
            # bytes grow nearly in proportion, so guesses meet soon; halves where they do not
            guess = (low + high) // 2 if asked > self.GUESSES else int(guess * most_bytes / used)
            guess = min(max(guess, low + 1), high - 1)
        return low


def end_last_line(file):
    """Ends a line of a process that was killed while it wrote, so that the next record is one of its own."""
    if file.exists() and (written := file.read_bytes()) and not written.endswith(b"\n"):
        with open(file, "ab") as records:
            records.write(b"\n")


def middle(numbers):
    ordered = sorted(numbers)
    return ordered[len(ordered) // 2] if ordered else float("nan")


def precision_name(tensor_float_32):
    return "tf32" if tensor_float_32 else "float32"


def largest_difference(expected, losses):
    """Relative, over all steps; None unless there are as many."""
    if len(expected) != len(losses) or not expected:
        return None
    if any(loss is None for loss in losses):
        return None
    return max(abs(loss - other) / abs(other) for loss, other in zip(losses, expected))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    sections = {
        "losses": Check.losses,
        "profile": Check.profile,
        "peer": Check.only_peer,
        "compare": Check.compare,
        "largest": Check.largest,
    }
    parser.add_argument("section", choices=sections)
    parser.add_argument("--results", required=True)
    parser.add_argument("--seconds", type=float, default=480)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--networks", help="for largest densenet-121, else densenet-bc-100-12,densenet-121")
    parser.add_argument("--precisions", default="float32,tf32")
    parser.add_argument("--peer-device", default="cuda", choices=("cuda", "cpu"))
    parsed = parser.parse_args(arguments)
    if parsed.networks is None:
        parsed.networks = "densenet-121" if parsed.section == "largest" else "densenet-bc-100-12,densenet-121"
    return run(parsed, sections[parsed.section])


def run(parsed, section):
    """The exit code; whatever ends a section early is told of in one sentence, and what was measured before is kept."""
    try:
        check = Check(parsed)
        if parsed.section != "peer":
            print(f"on {program.gpu()['name']}", flush=True)
        section(check)
        return 1 if check.failures else 0
    except program.Refused as refused:
        print(f"FAILED {parsed.section}: {refused}", flush=True)
    except OSError as problem:
        print(f"FAILED {parsed.section}: {problem.strerror or problem}; what was measured before is in {parsed.results}", flush=True)
    except KeyboardInterrupt:
        print(f"FAILED {parsed.section}: stopped; what was measured before is in {parsed.results}", flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
