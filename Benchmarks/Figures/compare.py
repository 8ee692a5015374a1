#!/usr/bin/env python3
"""Times the same figures with matplotlib and with Plotting, in one run, at the same number of pixels.

    Benchmarks/Figures/compare.py [--repetitions N] [--scratch DIR]

Needs numpy and matplotlib. Builds the Swift side for debugging and for release. Every time is the median over the repetitions of
making the figure and encoding it as PNG in memory, in processor time, so that other work on the machine does not count (on an idle
machine it is the time that passes). Start-up is not counted on either side, and matplotlib is given one figure to warm up.
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

HERE = pathlib.Path(__file__).parent
WANTED = {"scatter": 10, "many-points": 10, "digits": 50, "contours": 10}


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


def median_time(make, repetitions):
    times = []
    for _ in range(repetitions + 1):
        start = time.process_time()
        figure = make()
        figure.savefig(io.BytesIO(), format="png", dpi=200)
        times.append(time.process_time() - start)
        plt.close(figure)
    return 1000 * statistics.median(times[1:])


def ours(folder, configuration, repetitions, scratch):
    command = ["swift", "build", "--package-path", str(HERE), "-c", configuration]
    if scratch:
        command += ["--scratch-path", scratch]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    binary = subprocess.run(command + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    run = [f"{binary}/figure-benchmark", folder, str(repetitions)]
    output = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    return {name: (float(ms), f"{width} x {height}") for name, ms, width, height in map(str.split, output.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repetitions", type=int, default=15)
    parser.add_argument("--scratch", help="where Swift builds")
    options = parser.parse_args()
    random = np.random.RandomState(0)
    few, many = random.standard_normal((500, 2)), random.standard_normal((100_000, 2))
    images = random.randint(0, 17, (100, 64))
    with tempfile.TemporaryDirectory() as folder:
        for name, values in [("points-500", few), ("points-100000", many), ("digits", images)]:
            np.savetxt(f"{folder}/{name}.txt", values, fmt="%.17g")
        debug = ours(folder, "debug", options.repetitions, options.scratch)
        release = ours(folder, "release", options.repetitions, options.scratch)
    makers = {
        "scatter": lambda: scatter(few),
        "many-points": lambda: scatter(many),
        "digits": lambda: digits(images),
        "contours": contours,
    }
    print(f"matplotlib {matplotlib.__version__}; median of {options.repetitions}, in milliseconds")
    print(f"{'figure':12} {'matplotlib':>10} {'debug':>8} {'ratio':>6} {'release':>8} {'ratio':>6}  wanted  pixels (ours)")
    missed = False
    for name, make in makers.items():
        theirs = median_time(make, max(options.repetitions // 3, 3))
        (ms, pixels), (fast, _) = debug[name], release[name]
        missed |= theirs / ms < WANTED[name] or theirs / fast < WANTED[name]
        print(f"{name:12} {theirs:10.1f} {ms:8.2f} {theirs / ms:6.1f} {fast:8.2f} {theirs / fast:6.1f} {WANTED[name]:7}  {pixels}")
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
