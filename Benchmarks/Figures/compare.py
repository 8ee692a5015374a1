#!/usr/bin/env python3
"""Times the same figures with matplotlib and with Plotting, in one run, at the same number of pixels.

    Benchmarks/Figures/compare.py [--rounds N] [--repetitions N] [--scratch DIR]

Needs numpy and matplotlib. Builds the Swift side for debugging and for release. In each round all three draw each figure some times,
one after the other, so that a machine that is slower for a while is so for all; a round's time is the median. Times and ratios are
medians over the rounds. What is timed is making the figure and encoding it as PNG in memory, in processor time, so that other
work on the machine counts little (on an idle machine it is the time that passes). Start-up is not counted on either side, and
matplotlib is given one figure to warm up.
"""

import argparse
import io
import pathlib
import statistics
import subprocess
import tempfile
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection

HERE = pathlib.Path(__file__).parent
WANTED = {"scatter": 10, "many-points": 10, "digits": 50, "contours": 10, "noisy-line": 5, "pieces": 5, "segments": 2}


def scatter(points):
    figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
    axes.scatter(points[:, 0], points[:, 1], s=25, alpha=0.8, edgecolors="white", linewidths=0.4)
    axes.set(title=f"{len(points)} points", xlabel="first", ylabel="second")
    return figure


def digits(images):
    figure, grid = plt.subplots(10, 10, figsize=(5, 5), dpi=200, subplot_kw=dict(xticks=[], yticks=[]))
    for axes, image in zip(grid.flat, images):
        axes.imshow(image.reshape(8, 8), cmap="binary", vmin=0, vmax=16)
    figure.suptitle("100 digits")
    return figure


def contours():
    figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
    x, y = np.meshgrid(np.linspace(-4, 4, 200), np.linspace(-4, 4, 200))
    for mean_x, mean_y, scale in [(-1.5, 1.0, 0.8), (1.0, -0.5, 1.1), (0.5, 1.8, 0.6)]:
        density = np.exp(-(((x - mean_x) / scale) ** 2 + ((y - mean_y) / scale) ** 2) / 2) / (2 * np.pi * scale**2)
        axes.contour(x, y, density, colors="#555555", linewidths=1)
    axes.set(title="Three densities", xlabel="first", ylabel="second")
    return figure


def noisy_line(values):
    figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
    axes.plot(values)
    axes.set(title="A noisy line")
    return figure


def pieces(values):
    figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
    axes.plot(np.where(np.arange(len(values)) % 3 == 2, np.nan, values))
    axes.set(title="Pieces between gaps")
    return figure


def segments(points):
    figure, axes = plt.subplots(figsize=(5, 5), dpi=200)
    axes.add_collection(LineCollection(np.stack([points, points + 0.1], axis=1), colors="#555555", linewidths=1))
    axes.autoscale()
    axes.set(title="Segments")
    return figure


def median_time(make, repetitions):
    times = []
    for _ in range(repetitions + 1):
        start = time.process_time()
        figure = make()
        figure.savefig(io.BytesIO(), format="png", dpi=200)
        times.append(time.process_time() - start)
        plt.close(figure)
    return 1000 * statistics.median(times[1:])


def build(configuration, scratch):
    """The benchmark's program, built."""
    command = ["swift", "build", "--package-path", str(HERE), "-c", configuration]
    if scratch:
        command += ["--scratch-path", scratch]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    folder = subprocess.run(command + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return f"{folder}/figure-benchmark"


def ours(program, folder, name, repetitions):
    """The median time and the size of the picture."""
    run = [program, folder, str(repetitions), name]
    _, ms, width, height = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    return float(ms), f"{width} x {height}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--repetitions", type=int, default=25, help="figures of ours in each round; a fifth as many of matplotlib's")
    parser.add_argument("--scratch", help="where Swift builds")
    options = parser.parse_args()
    random = np.random.RandomState(0)
    few, many = random.standard_normal((500, 2)), random.standard_normal((100_000, 2))
    images = random.randint(0, 17, (100, 64))
    makers = {
        "scatter": lambda: scatter(few),
        "many-points": lambda: scatter(many),
        "digits": lambda: digits(images),
        "contours": contours,
        "noisy-line": lambda: noisy_line(many[:, 0]),
        "pieces": lambda: pieces(many[:, 0]),
        "segments": lambda: segments(many[:20_000]),
    }
    debug, release = build("debug", options.scratch), build("release", options.scratch)
    print(f"matplotlib {matplotlib.__version__}; milliseconds, medians of {options.rounds} rounds")
    print(f"{'figure':12} {'matplotlib':>10} {'debug':>8} {'ratio':>6} {'release':>8} {'ratio':>6}  wanted  pixels (ours)")
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, values in [("points-500", few), ("points-100000", many), ("digits", images)]:
            np.savetxt(f"{folder}/{name}.txt", values, fmt="%.17g")
        for name, make in makers.items():
            rounds = []
            for _ in range(options.rounds):
                slow, _ = ours(debug, folder, name, options.repetitions)
                fast, pixels = ours(release, folder, name, options.repetitions)
                rounds.append((median_time(make, max(options.repetitions // 5, 2)), slow, fast))
            theirs, slow, fast = (statistics.median(times) for times in zip(*rounds))
            slow_ratio = statistics.median(round[0] / round[1] for round in rounds)
            fast_ratio = statistics.median(round[0] / round[2] for round in rounds)
            missed |= min(slow_ratio, fast_ratio) < WANTED[name]
            print(f"{name:12} {theirs:10.1f} {slow:8.2f} {slow_ratio:6.1f} {fast:8.2f} {fast_ratio:6.1f} {WANTED[name]:7}  {pixels}")
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
