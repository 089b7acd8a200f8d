"""Tests of what the scripts compute, on made-up records. Run: python3 -m unittest discover packaging/gpu-check"""

import importlib.util
import json
import tempfile
import time
import unittest
from pathlib import Path

import measure
import table
from gpu_memory import Watch
from search import Found, largest_fitting

GIBIBYTE = 1 << 30


def ours(strategy, wall, gpu, reserved, **changes):
    """A record of ours, of DenseNet-121 in float32."""
    sizes = {"reservedBytes": reserved, "peakLiveBytes": 5, "forwardFeatureMapBytes": 4}
    return {
        "kind": "ours",
        "network": "densenet-121",
        "batch": 64,
        "tf32": False,
        "round": 1,
        "strategy": strategy,
        "outcome": "completed",
        "sentence": "",
        "notices": [],
        "program": "DenseScope 1",
        "device": "GPU",
        "kernels": "cuDNN",
        "parameters": 100,
        "wallMillis": wall,
        "deviceMedianMillis": gpu,
        "predicted": sizes,
        "measured": dict(sizes),
        "deviceMemory": {"thisProcessBytes": reserved + 500, "contextBytes": 500},
        "losses": [1.0],
        **changes,
    }


def peer(mode, benchmark, wall, gpu, reserved):
    return {
        "kind": "peer",
        "network": "densenet-121",
        "batch": 64,
        "tf32": False,
        "round": 1,
        "mode": mode,
        "benchmark": benchmark,
        "torch": "2",
        "torchvision": "0",
        "cuda": "13",
        "cudnn": 9,
        "device": "GPU",
        "parameters": 100,
        "changed": "nothing",
        "wallMillis": wall,
        "deviceMillis": gpu,
        "reservedBytes": reserved,
    }


def kept():
    """Records with which every promise on a network is kept."""
    return [
        ours("naive", [100.0, 90.0, 110.0], 80.0, 8 * GIBIBYTE),
        ours("shared", [118.0, 117.0, 119.0], 100.0, 2 * GIBIBYTE),
        peer("plain", False, [105.0, 104.0, 106.0], [100.0, 99.0, 101.0], 9 * GIBIBYTE),
        peer("plain", True, [101.0, 100.0, 102.0], [99.0, 98.0, 100.0], 10 * GIBIBYTE),
        peer("memory_efficient", False, [140.0, 140.0, 140.0], [135.0, 135.0, 135.0], 5 * GIBIBYTE),
        peer("memory_efficient", True, [135.0, 135.0, 135.0], [130.0, 130.0, 130.0], 6 * GIBIBYTE),
    ]


class TheTable(unittest.TestCase):
    def line(self, text, start):
        return next(line for line in text.splitlines() if line.startswith(start))

    def test_ratios_are_to_the_better_of_the_peers_rows(self):
        cells = self.line(table.time_table(kept()), "shared").split()
        self.assertEqual(["shared", "3", "118.00", "117.50-118.50", "100.00"], cells[:5])
        self.assertEqual([f"{118 / 101:.2f}", f"{100 / 99:.2f}", f"{118 / 135:.2f}", f"{100 / 130:.2f}"], cells[5:9])
        self.assertEqual(["2048.0", "0.40", "yes", "2048.0"], cells[9:])

    def test_all_rounds_count(self):
        second = [{**record, "round": 2, "wallMillis": [200.0] * 9} for record in kept()]
        cells = self.line(table.time_table(kept() + second), "naive").split()
        self.assertEqual(["12", "200.00"], cells[1:3])
        self.assertIn("2 rounds", table.text(kept() + second))

    def test_promises_that_are_kept(self):
        self.assertEqual([], [line for line in table.verdicts(kept()) if not line.startswith("  kept: ")])

    def test_promises_that_are_not_kept(self):
        records = kept()
        records[0]["wallMillis"] = [101.5]
        records[1]["wallMillis"] = [125.0]
        records[1]["measured"]["reservedBytes"] = 3 * GIBIBYTE
        broken = [line for line in table.verdicts(records) if "NOT KEPT" in line]
        promises = [line.split(": ")[1] for line in broken]
        for promise, start in zip(
            promises,
            ("wall time of shared", "wall time of naive", "reserved bytes of shared", "strategies whose", "driver's reading"),
            strict=True,
        ):
            self.assertTrue(promise.startswith(start), promise)
        self.assertIn("reservedBytes 3221225472, predicted 2147483648", "\n".join(table.notes(records)))

    def test_without_a_peer_nothing_is_promised_of_it(self):
        records = [record for record in kept() if record["kind"] == "ours"]
        text = table.text(records + [{"kind": "missing", "sentence": "no measurement of PyTorch: it is not there"}])
        self.assertIn("not measured: wall time of shared beside memory_efficient", text)
        self.assertIn("kept: strategies whose bytes are not as predicted", text)
        self.assertIn("no measurement of PyTorch", text)

    def test_what_did_not_end_well_is_beside_the_table(self):
        failed = ours("in-place", [], None, 1, outcome="out-of-memory", sentence="Too large.", measured=None)
        wrong = {**peer("plain", True, [], [], None), "problem": "CUDA error"}
        notes = "\n".join(table.notes(kept() + [failed, wrong]))
        self.assertIn("in-place: Too large.", notes)
        self.assertIn("plain: CUDA error", notes)
        self.assertNotIn("in-place", table.time_table(kept() + [failed]))

    def test_a_driver_that_names_no_process_is_told_of(self):
        records = kept()
        records[0]["deviceMemory"]["processNamedByDriver"] = True
        self.assertNotIn("does not name", "\n".join(table.notes(records)))
        records[1]["deviceMemory"]["processNamedByDriver"] = False
        self.assertIn("does not name", "\n".join(table.notes(records)))

    def test_networks_that_differ_are_told_of(self):
        records = kept()
        records[2]["parameters"] = 101
        self.assertIn("the networks differ: [100, 101] parameters", table.notes(records))

    def test_losses(self):
        same = [ours(name, [], None, 1, kind="losses", relativeDifference=5e-4) for name in ("naive", "shared")]
        self.assertTrue(all(line.startswith("  kept") for line in table.losses_table(same)))
        same[1]["losses"] = [1.5]
        same[1]["relativeDifference"] = 2e-3
        self.assertTrue(all(line.startswith("  NOT KEPT") for line in table.losses_table(same)))

    def test_largest_batches(self):
        records = [
            {**ours("shared", [100.0], 90.0, GIBIBYTE), "kind": "ours-largest", "batch": 1000},
            {**peer("plain", False, [50.0], [49.0], GIBIBYTE), "kind": "peer-largest", "batch": 300, "complete": True},
            {"kind": "predicted-largest", "network": "densenet-121", "strategy": "naive", "batch": 400},
        ]
        lines = table.largest_table(records).splitlines()
        self.assertEqual(["densenet-121:", "shared", "1000", "100.00", "10000", "1024.0"], lines[1].split())
        self.assertEqual(["300", "50.00", "6000", "1024.0"], lines[2].split()[3:])
        self.assertEqual(["400", "-", "-", "-"], lines[3].split()[-4:])

    def test_a_record_that_was_cut_off_is_passed_over(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = [json.dumps(record) for record in kept()]
            (Path(folder) / "records.jsonl").write_text("\n".join(lines)[:-9])
            self.assertEqual(len(lines) - 1, len(table.read(folder)))


class RecordsOfAKilledProcess(unittest.TestCase):
    def test_the_next_record_is_a_line_of_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "records.jsonl"
            for written, expected in ((b"", b""), (b"{}\n", b"{}\n"), (b'{}\n{"a', b'{}\n{"a\n')):
                file.write_bytes(written)
                measure.end_last_line(file)
                self.assertEqual(expected, file.read_bytes())


@unittest.skipUnless(importlib.util.find_spec("torch"), "there is no PyTorch")
class TheNetworkWithoutTorchvision(unittest.TestCase):
    def test_it_has_as_many_parameters_as_torchvisions(self):
        from torch_densenet import DenseNet

        model = DenseNet(32, (6, 12, 24, 16), 64, 1000, False)
        self.assertEqual(7978856, sum(parameter.numel() for parameter in model.parameters()))

    def test_memory_efficient_layers_compute_the_same(self):
        import torch
        from torch_densenet import DenseNet

        images = torch.randn(2, 3, 32, 32)
        losses = []
        for memory_efficient in (False, True):
            torch.manual_seed(1)
            model = DenseNet(4, (2, 2), 8, 5, memory_efficient)
            loss = torch.nn.functional.cross_entropy(model(images), torch.tensor([1, 2]))
            loss.backward()
            losses.append([loss.item(), model.features.conv0.weight.grad.sum().item()])
        self.assertEqual(*losses)


class TheSearch(unittest.TestCase):
    def search(self, most_that_fits, start=64, most=65536, seconds=1e9, pace=0.0):
        self.time = 0.0
        self.tried = []

        def fits(number):
            self.tried.append(number)
            self.time += pace * number
            return number <= most_that_fits

        return largest_fitting(fits, start, most, seconds, now=lambda: self.time)

    def test_it_comes_within_a_part_of_the_largest(self):
        for largest in (64, 65, 100, 127, 128, 1000, 3333, 60000):
            found = self.search(largest)
            self.assertTrue(found.complete)
            self.assertLessEqual(found.batch, largest)
            self.assertGreaterEqual(found.batch + max(1, found.batch // 64), largest)
            self.assertGreater(found.too_large, largest)

    def test_it_begins_below_where_the_start_is_too_large(self):
        self.assertEqual(5, self.search(5).batch)
        self.assertEqual(Found(0, 1, True), self.search(0))

    def test_it_ends_at_the_most(self):
        self.assertEqual(Found(1000, 0, True), self.search(5000, most=1000))

    def test_nothing_is_tried_that_lasts_too_long(self):
        found = self.search(10000, seconds=1000, pace=1.0)
        self.assertFalse(found.complete)
        self.assertEqual([64, 128, 256, 512], self.tried)
        self.assertEqual(512, found.batch)


class Predictions(unittest.TestCase):
    def test_the_largest_batch_is_exact_and_found_soon(self):
        for fixed, each in ((0, 3), (1000, 7), (10**6, 11), (5, 100_000)):
            for most_bytes in (0, 50, 10**6, 10**7 + 3, 10**9):
                predicted = measure.Predicted(lambda batch: {"shared": fixed + each * batch})
                largest = predicted.largest("shared", most_bytes)
                expected = min(65536, max(0, (most_bytes - fixed) // each))
                self.assertEqual(expected, largest, (fixed, each, most_bytes))
                self.assertLess(len(predicted.known), 32)


class Differences(unittest.TestCase):
    def test_the_largest_relative_one_counts(self):
        self.assertAlmostEqual(0.1, measure.largest_difference([2.0, 1.0], [2.1, 0.9]))

    def test_steps_that_are_missing_are_no_agreement(self):
        self.assertIsNone(measure.largest_difference([2.0, 1.0], [2.0]))
        self.assertIsNone(measure.largest_difference([2.0], [None]))


class MemoryOfTheGpu(unittest.TestCase):
    def test_the_most_beyond_what_was_before(self):
        readings = [100, 300, 250]
        with Watch(read=lambda: readings.pop(0) if readings else 200, pause_seconds=0.001) as watch:
            while readings:
                time.sleep(0.001)
        self.assertEqual(200, watch.taken_bytes())

    def test_without_a_driver_nothing_is_known(self):
        with Watch(read=lambda: None) as watch:
            pass
        self.assertIsNone(watch.taken_bytes())


if __name__ == "__main__":
    unittest.main()
