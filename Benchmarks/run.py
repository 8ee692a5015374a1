#!/usr/bin/env python3
"""Measures the engine and its peers in turn, on the same inputs, and prints medians and ratios.

Usage: Benchmarks/run.py [--rounds N]

Needs a Swift toolchain and Python with scikit-learn; Armadillo (Debian's libarmadillo-dev and g++) if it is there.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Task, goal as a ratio to scikit-learn on one thread: with one thread, with two.
TASKS = [("sweep", 10, 20), ("digits-iteration", 12, None), ("kmeans", 2, None), ("plane-iteration", 8, None)]


class Program:
    """A program that works on tasks from its standard input."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})})
        assert self.process.stdout.readline().strip() == "ready", f"{command} did not start"

    def run(self, task):
        print(task, file=self.process.stdin, flush=True)
        *_, seconds, check = self.process.stdout.readline().split()
        return float(seconds), float(check)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def build():
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE], check=True)
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", HERE, "--show-bin-path"], check=True,
        capture_output=True, text=True).stdout.strip()
    return os.path.join(path, "EngineBenchmark")


def build_armadillo(folder):
    if shutil.which("g++") is None or not os.path.exists("/usr/include/armadillo"):
        return None
    program = os.path.join(folder, "armadillo")
    subprocess.run(
        ["g++", "-O3", "-march=native", "-DARMA_DONT_USE_OPENMP", os.path.join(HERE, "peers/armadillo.cpp"), "-o",
         program, "-larmadillo"], check=True)
    return program


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    ours_path = build()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ours_path, "prepare", folder], check=True)
        armadillo_path = build_armadillo(folder)
        single = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        ours = Program([ours_path, "serve", folder])
        peer = Program(["python3", os.path.join(HERE, "peers/scikit_learn.py"), folder, "1"])
        armadillo = Program([armadillo_path, folder], single) if armadillo_path else None

        print(f"{'task':18} {'scikit-learn':>13} {'armadillo':>12} {'ours, 1':>12} {'ratio':>7} {'goal':>5}"
              f" {'ours, 2':>12} {'ratio':>7} {'goal':>5}  results differ by")
        for task, goal_one, goal_two in TASKS:
            samples = {name: [] for name in ("peer", "armadillo", "one", "two")}
            checks = {}
            for _ in range(rounds):
                for name, program, threads in (
                        ("peer", peer, 1), ("one", ours, 1), ("two", ours, 2), ("armadillo", armadillo, 1)):
                    if program is None or (name == "armadillo" and not task.endswith("iteration")):
                        continue
                    seconds, checks[name] = program.run(f"{task} {threads}")
                    samples[name].append(seconds)
            median = {name: statistics.median(values) for name, values in samples.items() if values}
            show = lambda name: f"{median[name] * 1e3:9.2f} ms" if name in median else ""
            difference = abs(checks["one"] / checks["peer"] - 1)
            print(f"{task:18} {show('peer'):>13} {show('armadillo'):>12} {show('one'):>12}"
                  f" {median['peer'] / median['one']:7.1f} {goal_one:5} {show('two'):>12}"
                  f" {median['peer'] / median['two']:7.1f} {goal_two or '':>5}  {difference:.1e}", flush=True)
            assert checks["one"] == checks["two"], "the number of threads changed a result"

        print("\npoints in the plane, three components, one iteration, one thread")
        for count in (10_000, 100_000, 1_000_000, 10_000_000):
            seconds = statistics.median(ours.run(f"points-{count} 1")[0] for _ in range(3))
            print(f"{count:10} points {seconds * 1e3:9.2f} ms {seconds / count * 1e9:7.2f} ns a point", flush=True)
        for program in (ours, peer, armadillo):
            if program:
                program.end()
        print("\nmemory for one iteration on a million points in the plane")
        subprocess.run([ours_path, "memory", "1000000"], check=True)


if __name__ == "__main__":
    main()
