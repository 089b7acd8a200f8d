#!/usr/bin/env python3
"""What the records of a check come to: tables, and which of the promises were kept. Standard library only."""

import json
import statistics
import sys
from pathlib import Path

MEBIBYTE = 1 << 20
MODES = {"plain": "PyTorch plain", "memory_efficient": "PyTorch memory_efficient"}
COMPARED_BYTES = ("reservedBytes", "peakLiveBytes", "forwardFeatureMapBytes")
# promises: time of a step and reserved bytes as parts of the peer's; bytes and losses as relative differences
SHARED_TIME, NAIVE_TIME, SHARED_BYTES, DRIVER_BYTES, LOSSES = 0.9, 1.0, 0.5, 0.01, 1e-3


def read(results):
    """All records of a results folder; a line that was cut off is passed over."""
    records = []
    for line in (Path(results) / "records.jsonl").read_text(encoding="utf-8").splitlines():
        try:
            records.append(json.loads(line))
        except json.JSONDecodeError:
            print("a record is incomplete and left out")
    return records


class Row:
    """One way to train a network, all rounds together. Milliseconds and bytes; None where nothing is known."""

    def __init__(self, name, records):
        self.name = name
        self.rounds = len(records)
        self.steps = [millis for record in records for millis in record["wallMillis"]]
        self.wall = middle(self.steps)
        if "deviceMillis" in records[0]:
            self.device = middle([millis for record in records for millis in record["deviceMillis"]])
        else:
            self.device = middle([r["deviceMedianMillis"] for r in records if r["deviceMedianMillis"] is not None])
        reserved = [r.get("reservedBytes") or (r.get("measured") or {}).get("reservedBytes") for r in records]
        self.reserved = min((number for number in reserved if number), default=None)
        self.mismatch = mismatch(records)
        self.driver = driver(records)
        self.smi = max((r["nvidiaSmiBytes"] for r in records if r.get("nvidiaSmiBytes")), default=None)
        self.parameters = records[0].get("parameters")


def middle(numbers):
    return statistics.median(numbers) if numbers else None


def quartiles(numbers):
    """The lower and the upper one."""
    if len(numbers) < 2:
        return (numbers[0], numbers[0]) if numbers else None
    low, _, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return low, high


def mismatch(records):
    """The first bytes that were not measured as predicted, as words; empty if all were; None if none is known."""
    ours = [record for record in records if record.get("predicted") and record.get("measured")]
    for record in ours:
        for name in COMPARED_BYTES:
            predicted, measured = record["predicted"][name], record["measured"][name]
            if predicted != measured:
                return f"{name} {measured}, predicted {predicted}"
    return "" if ours else None


def driver(records):
    """The driver's reading of the process less the context, and reserved bytes, where they are furthest apart; or None."""
    readings = []
    for record in records:
        memory = record.get("deviceMemory")
        if memory and record.get("measured"):
            readings.append((memory["thisProcessBytes"] - memory["contextBytes"], record["measured"]["reservedBytes"]))
    return max(readings, key=lambda pair: abs(pair[0] - pair[1]) / pair[1], default=None)


def grouped(records, keys):
    groups = {}
    for record in records:
        groups.setdefault(tuple(record[key] for key in keys), []).append(record)
    return groups


def rows(records):
    """Ours by strategy and the peer's by mode and benchmark."""
    ours = [r for r in records if r["kind"] == "ours" and r["outcome"] == "completed" and r["wallMillis"]]
    peers = [r for r in records if r["kind"] == "peer" and "problem" not in r]
    found = {}
    for (mode, benchmark), group in grouped(peers, ("mode", "benchmark")).items():
        found[(mode, benchmark)] = Row(MODES[mode] + (", benchmark" if benchmark else ""), group)
    for (strategy,), group in grouped(ours, ("strategy",)).items():
        found[strategy] = Row(strategy, group)
    return found


class Peer:
    """The best of a peer's rows, number by number."""

    def __init__(self, found, mode):
        own = [row for key, row in found.items() if isinstance(key, tuple) and key[0] == mode]
        self.known = bool(own)
        self.wall = min((row.wall for row in own if row.wall), default=None)
        self.device = min((row.device for row in own if row.device), default=None)
        self.reserved = min((row.reserved for row in own if row.reserved), default=None)


def ratio(number, other):
    return number / other if number and other else None


def cell(number, form="{:.2f}"):
    return "-" if number is None else form.format(number)


def mebibytes(number):
    return "-" if number is None else f"{number / MEBIBYTE:.1f}"


def text_table(head, lines):
    """Columns of equal width; the first is set left, the others right."""
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    return "\n".join(
        "  ".join(text.ljust(width) if i == 0 else text.rjust(width) for i, (text, width) in enumerate(zip(line, widths)))
        for line in [head, *lines]
    )


def time_table(records):
    """Time and memory of one network, batch and precision."""
    found = rows(records)
    plain, efficient = Peer(found, "plain"), Peer(found, "memory_efficient")
    head = ["", "steps", "wall ms", "quartiles", "GPU ms", "wall/plain", "GPU/plain", "wall/eff.", "GPU/eff."]
    head += ["reserved MiB", "bytes/eff.", "as predicted", "driver-context MiB"]
    lines = []
    for row in found.values():
        between = quartiles(row.steps)
        lines.append(
            [
                row.name,
                str(len(row.steps)),
                cell(row.wall),
                "-" if between is None else f"{between[0]:.2f}-{between[1]:.2f}",
                cell(row.device),
                cell(ratio(row.wall, plain.wall)),
                cell(ratio(row.device, plain.device)),
                cell(ratio(row.wall, efficient.wall)),
                cell(ratio(row.device, efficient.device)),
                mebibytes(row.reserved),
                cell(ratio(row.reserved, efficient.reserved)),
                "-" if row.mismatch is None else "yes" if not row.mismatch else "NO",
                "-" if row.driver is None else mebibytes(row.driver[0]),
            ]
        )
    return text_table(head, lines)


def notes(records):
    """What a reader of the table must know beside it."""
    found = rows(records)
    said = []
    for row in found.values():
        if row.mismatch:
            said.append(f"{row.name}: not as predicted: {row.mismatch}")
    parameters = {row.parameters for row in found.values() if row.parameters}
    if len(parameters) > 1:
        said.append(f"the networks differ: {sorted(parameters)} parameters")
    said += sorted({f"PyTorch's network differs in {r['changed']}" for r in records if r.get("changed", "nothing") != "nothing"})
    said += sorted({f"{r['mode']}: {r['problem']}" for r in records if r["kind"] == "peer" and "problem" in r})
    said += sorted({f"{r['strategy']}: {r['sentence']}" for r in records if r["kind"] == "ours" and r["outcome"] != "completed"})
    said += sorted({notice for r in records for notice in r.get("notices", [])})
    if any((r.get("deviceMemory") or {}).get("processNamedByDriver") is False for r in records):
        said.append("the driver does not name our process: its reading is what is used of the GPU, less what was used before")
    smi = [(row.name, row.smi) for key, row in found.items() if isinstance(key, tuple) and row.smi]
    ours = max((row.smi for key, row in found.items() if not isinstance(key, tuple) and row.smi), default=None)
    if ours:
        smi.append(("our process, largest of its strategies", ours))
    if smi:
        said.append("nvidia-smi: " + "; ".join(f"{name} {mebibytes(number)} MiB" for name, number in smi))
    return said


def verdict(promise, number, most):
    """A line on a promise."""
    if number is None:
        return f"  not measured: {promise}"
    return f"  {'kept' if number <= most else 'NOT KEPT'}: {promise}: {number:.4g}, at most {most:g}"


def verdicts(records):
    """On one network, batch and precision."""
    found = rows(records)
    plain, efficient = Peer(found, "plain"), Peer(found, "memory_efficient")
    shared, naive = found.get("shared"), found.get("naive")
    lines = []
    for what, time in (("wall", lambda row: row.wall), ("GPU", lambda row: row.device)):
        if shared or efficient.known:
            promise = f"{what} time of shared beside memory_efficient"
            lines.append(verdict(promise, shared and ratio(time(shared), time(efficient)), SHARED_TIME))
        if naive or plain.known:
            promise = f"{what} time of naive beside plain"
            lines.append(verdict(promise, naive and ratio(time(naive), time(plain)), NAIVE_TIME))
    if shared or efficient.known:
        promise = "reserved bytes of shared beside memory_efficient"
        lines.append(verdict(promise, shared and ratio(shared.reserved, efficient.reserved), SHARED_BYTES))
    ours = [row for key, row in found.items() if not isinstance(key, tuple)]
    wrong = [row.name for row in ours if row.mismatch]
    lines.append(verdict("strategies whose bytes are not as predicted", len(wrong) if ours else None, 0))
    apart = [abs(row.driver[0] - row.driver[1]) / row.driver[1] for row in ours if row.driver]
    lines.append(verdict("driver's reading less the context beside reserved bytes, apart", max(apart, default=None), DRIVER_BYTES))
    return lines


def losses_table(records):
    """Losses beside the processor's, and whether they are the same under every strategy."""
    lines = []
    for (network, tensor_float_32), group in grouped(records, ("network", "tf32")).items():
        apart = [record["relativeDifference"] for record in group]
        known = max(apart) if all(number is not None for number in apart) else None
        name = f"losses of {network}, {precision(tensor_float_32)}"
        if tensor_float_32:
            lines.append(f"  {name}: {cell(known, '{:.1e}')} from the processor's, which computes in float32")
        else:
            lines.append(verdict(f"{name}, apart from the processor's", known, LOSSES))
        different = sum(record["losses"] != group[0]["losses"] for record in group)
        promise = f"{name}: runs of {len(group)} whose losses are not those of {group[0]['strategy']}, bit for bit"
        lines.append(verdict(promise, different, 0))
    return lines


def largest_table(records):
    """The largest batches, with the time of an image there."""
    lines = []
    for record in records:
        millis = middle(record.get("wallMillis") or [])
        batch = record.get("batch") or 0
        if record["kind"] == "peer-largest":
            name = MODES[record["mode"]] + ("" if record.get("complete", False) else ", search not ended")
            if "problem" in record:
                name += ": " + record["problem"]
        elif record["kind"] == "predicted-largest":
            name = record["strategy"] + ", predicted only"
        else:
            name = record["strategy"]
        reserved = record.get("reservedBytes") or (record.get("measured") or {}).get("reservedBytes")
        lines.append(
            [
                f"{record['network']}: {name}",
                str(batch),
                cell(millis),
                cell(ratio(batch * 1000, millis), "{:.0f}"),
                mebibytes(reserved),
            ]
        )
    return text_table(["", "batch", "wall ms", "images/s", "reserved MiB"], lines)


def precision(tensor_float_32):
    return "TensorFloat-32" if tensor_float_32 else "float32"


def text(records):
    """All of it."""
    parts = []
    timed = [record for record in records if record["kind"] in ("ours", "peer")]
    for (network, batch, tensor_float_32), group in grouped(timed, ("network", "batch", "tf32")).items():
        rounds = len({record["round"] for record in group})
        parts.append(f"{network}, batch {batch}, {precision(tensor_float_32)}, {rounds} round{'s' if rounds > 1 else ''}")
        parts.append(time_table(group))
        parts += ["  " + note for note in notes(group)]
        parts += verdicts(group)
        parts.append("")
    losses = [record for record in records if record["kind"] == "losses"]
    if losses:
        parts += losses_table(losses) + [""]
    kinds = ("ours-largest", "peer-largest", "predicted-largest")
    largest = [record for record in records if record["kind"] in kinds]
    if largest:
        parts += ["the largest batch that fits, float32", largest_table(largest), ""]
    parts += machine(records)
    return "\n".join(parts)


def machine(records):
    """What it was measured on and with."""
    said = {f"{r['program']} on {r['device']}: {r['kernels']}" for r in records if "program" in r}
    said |= {
        f"PyTorch {r['torch']}, torchvision {r['torchvision']}, CUDA {r['cuda']}, cuDNN {r['cudnn']} on {r['device']}"
        for r in records
        if "torch" in r
    }
    said |= {record["sentence"] for record in records if record["kind"] == "missing"}
    return sorted(said)


if __name__ == "__main__":
    folders = sys.argv[1:]
    if not folders or not all((Path(folder) / "records.jsonl").exists() for folder in folders):
        sys.exit("table.py RESULTS...: each folder must hold records.jsonl, which the measuring sections write.")
    print(text([record for folder in folders for record in read(folder)]))
