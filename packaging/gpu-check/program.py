"""Runs densescope and reads what it wrote. Standard library only."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PHASES = ("forwardMillis", "recomputeMillis", "backwardMillis", "updateMillis")


class Refused(Exception):
    """Densescope gave no answer. The text is the last line that it said."""


def run(arguments, seconds):
    """Runs densescope to its end; its output, or Refused if it takes too long."""
    command = [str(HERE / "bin" / "densescope"), *arguments]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=max(1, seconds), check=False)
    except subprocess.TimeoutExpired as late:
        raise Refused(f"took more than {seconds:.0f} s: {' '.join(arguments)}") from late


def devices(seconds=60):
    """All devices, as densescope lists them."""
    ran = run(["devices", "--json"], seconds)
    try:
        return json.loads(ran.stdout)
    except json.JSONDecodeError:
        raise Refused(last_line(ran)) from None


def gpu():
    """The first usable GPU, or Refused with what is wrong with the first of all."""
    gpus = [device for device in devices() if device["id"].startswith("cuda")]
    for device in gpus:
        if device["usable"]:
            return device
    raise Refused(gpus[0]["problem"] if gpus else "densescope lists none")


def free_bytes():
    """What is free of the first usable GPU's memory."""
    device = gpu()
    return device.get("freeBytes", device["totalBytes"])


def predict(network, batch, tensor_float_32=False, seconds=60):
    """Predicted reserved bytes of each strategy."""
    ran = run(
        ["predict", *network.options, "--batch", str(batch), "--device", "cuda", "--strategy", "all", "--json"]
        + (["--tf32"] if tensor_float_32 else []),
        seconds,
    )
    if ran.returncode != 0:
        raise Refused(last_line(ran))
    return {entry["strategy"]: entry["predicted"]["reservedBytes"] for entry in json.loads(ran.stdout)["runs"]}


def profile(options, keep, seconds):
    """Runs densescope profile on the first GPU; its report.json as an object.

    keep: a folder for report.json and what densescope said, or None
    """
    folder = Path(tempfile.mkdtemp(prefix="densescope-", dir=os.environ.get("TMPDIR")))
    try:
        ran = run(
            ["profile", "--device", "cuda", "--format", "json", "--no-progress", "--out", str(folder / "out"), *options],
            seconds,
        )
        report = folder / "out" / "report.json"
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / "said").write_text(f"{' '.join(options)}\nexit code {ran.returncode}\n{ran.stdout}{ran.stderr}")
            if report.exists():
                shutil.copy(report, keep / "report.json")
        if not report.exists():
            raise Refused(last_line(ran))
        return json.loads(report.read_text())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def last_line(ran):
    """The sentence with which densescope gave up."""
    lines = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
    return lines[-1] if lines else f"exit code {ran.returncode} and no word"


def records(report, network, round_number):
    """One record for each run of a report."""
    return [record(report, run_of, network, round_number) for run_of in report["runs"]]


def record(report, run_of, network, round_number):
    """What the table needs of one run."""
    steps = run_of.get("stepMillis") or {}
    phases = run_of.get("phases") or {}
    memory = run_of.get("deviceMemory")
    return {
        "kind": "ours",
        "network": network.name,
        "batch": run_of["batch"],
        "tf32": bool(run_of.get("tensorFloat32")),
        "round": round_number,
        "strategy": run_of["strategy"],
        "outcome": run_of["outcome"],
        "sentence": run_of.get("outcomeSentence", ""),
        "notices": run_of.get("notices", []),
        "device": report["device"]["name"],
        "kernels": report["device"]["kernels"],
        "program": report["environment"]["program"],
        "parameters": report["parameters"],
        "wallMillis": steps.get("all", []),
        "deviceMedianMillis": sum(phases[name] for name in PHASES) if phases else None,
        "phases": phases,
        "losses": run_of.get("warmupLosses", []) + run_of.get("losses", []),
        "predicted": run_of["predicted"],
        "measured": run_of["measured"],
        "deviceMemory": memory and {name: value for name, value in memory.items() if name != "samples"},
    }
