#!/usr/bin/env python3
"""Measures a grid of shapes, the engine and scikit-learn in turn on one thread each, and prints the worst cells first.

Usage: Benchmarks/grid.py [--rounds N] [--only WORD ...] [--sample N] [--worst N]
"""
import argparse
import itertools
import random
import statistics

from run import Program, HERE, build


def cells():
    for kind, dimensions, components, spread in itertools.product(
            ("full", "tied", "diagonal", "spherical"), (1, 2, 3, 5, 8, 16, 32, 64, 128), (1, 3, 10, 64, 256),
            (0.1, 10)):
        work = components * dimensions * (dimensions if kind in ("full", "tied") else 1)
        # At least some points a component, at most half a second of scikit-learn's time.
        count = max(1500, 4 * components, min(100_000, 200_000_000 // (work + 20 * components)))
        if count * (work + 20 * components) <= 1_500_000_000:
            yield f"em {kind} {dimensions} {components} {spread} {count}"
    for dimensions, clusters, spread, count in itertools.product(
            (2, 8, 32, 128), (3, 16, 100, 1000), (0.1, 10), (3000, 30_000, 300_000)):
        if clusters * dimensions * count <= 1_200_000_000:
            yield f"kmeans {dimensions} {clusters} {spread} {count}"
    for shape in ("1000000 8 16", "100000 128 16", "100000 32 1000"):
        count, dimensions, clusters = shape.split()
        yield f"kmeans {dimensions} {clusters} 0.1 {count}"
    for count, dimensions, kept in (
            (1000, 5, 0), (1797, 64, 0), (100_000, 20, 0), (100_000, 200, 0), (100, 1000, 0), (2000, 1000, 10),
            (500, 500, 0), (5000, 300, 20)):
        yield f"pca {count} {dimensions} {kept}"
    for rank in (5, 50):
        yield f"pca 2000 1000 10 {rank}"
    for size in (2, 3, 5, 10, 20, 41, 50, 100, 200, 500, 1000):
        yield f"eigen {size}"
    for dimensions, components, count in ((2, 3, 100_000), (41, 110, 1000), (400, 3, 1000), (2, 2000, 10_000)):
        yield f"sample {dimensions} {components} {count}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="cells that hold all these words")
    parser.add_argument("--program", help="the engine's benchmark program, if it has been built")
    parser.add_argument("--sample", type=int, help="so many of the cells, by chance")
    parser.add_argument("--worst", type=int, default=1000, help="print so many cells of each group")
    options = parser.parse_args()
    chosen = [cell for cell in cells() if all(word in cell.split() for word in options.only)]
    if options.sample:
        chosen = random.sample(chosen, min(options.sample, len(chosen)))
    ours = Program([options.program or build(), "grid"])
    peer = Program(["python3", HERE + "/peers/scikit_learn_grid.py"])
    groups = {}
    for cell in chosen:
        samples = {ours: [], peer: []}
        checks = {}
        for _ in range(options.rounds):
            for program in samples:
                seconds, checks[program] = program.run(cell)
                samples[program].append(seconds)
        one, other = (statistics.median(samples[program]) for program in (ours, peer))
        words = cell.split()
        overlap = {"0.1": " overlapping", "10": " separated"}
        group = words[0] + (overlap[words[-2]] if words[0] in ("em", "kmeans") else "")
        difference = abs(checks[ours] / checks[peer] - 1)
        groups.setdefault(group, []).append((other / one, cell, one, other, difference))
    for group, rows in groups.items():
        rows.sort()
        print(f"\n{group}: worst {rows[0][0]:.2f}, median {statistics.median(row[0] for row in rows):.1f}")
        for ratio, cell, one, other, difference in rows[:options.worst]:
            print(f"  {ratio:8.2f}  {cell:36} ours {one * 1e3:10.2f} ms  peer {other * 1e3:10.2f} ms"
                  f"  differ by {difference:.0e}")
    ours.end()
    peer.end()


main()
