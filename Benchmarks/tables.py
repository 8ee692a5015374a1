#!/usr/bin/env python3
"""Measures fits to tables, reading them and predicting with their peers in turn, and prints the worst first.

Usage: Benchmarks/tables.py [--rounds N] [--only fit|read|predict ...]

Needs a Swift toolchain, and Python with scikit-learn and pandas; R with mclust and data.table (Debian's r-cran-mclust,
r-cran-data.table) if it is there.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile

import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "../Tests/TablesTests/Fixtures")
KINDS = ["full", "tied", "diagonal", "spherical"]
OTHER_SEEDS = [100, 200]


class Program:
    """A program that works on tasks from its standard input."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.faults = set()
        assert self.process.stdout.readline().strip() == "ready", f"{command} did not start"

    def run(self, *task):
        print("\t".join(map(str, task)), file=self.process.stdin, flush=True)
        seconds, check, *fault = self.process.stdout.readline().split()
        if fault and task not in self.faults:
            self.faults.add(task)
            print(*task, "-", " ".join(fault)[:90])
        return float(seconds), float(check)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def build(configuration):
    options = ["-c", configuration, "--package-path", HERE, "--product", "TableBenchmark"]
    subprocess.run(["swift", "build", *options], check=True, stdout=subprocess.DEVNULL)
    path = subprocess.run(
        ["swift", "build", *options, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return os.path.join(path, "TableBenchmark")


def write(path, points):
    names = ",".join(f"x{column + 1}" for column in range(points.shape[1]))
    numpy.savetxt(path, points, delimiter=",", header=names, comments="", fmt="%.17g")
    return path, names


def clouds(random, count, dimensions, centers, spread, stretch=1):
    """Clouds of count points in all around as many centers as are asked for, SPREAD times standard normal."""
    middles = spread * random.standard_normal((centers, dimensions))
    shapes = random.standard_normal((centers, dimensions, dimensions)) / dimensions ** 0.5
    shapes[:, :, 0] *= stretch
    labels = random.integers(centers, size=count)
    return middles[labels] + numpy.einsum("nij,nj->ni", shapes[labels], random.standard_normal((count, dimensions)))


def tables(folder):
    """Name, path, columns of the tables that are fitted, and the numbers of components."""
    random = numpy.random.default_rng(0)
    shared = lambda name: os.path.join(FIXTURES, name)
    faithful = os.path.join(HERE, "../Sources/Datasets/Resources/old-faithful.csv")
    made = lambda name, points: (name, *write(os.path.join(folder, f"{name}.csv"), points))
    return [
        ("faithful", faithful, "eruptions,waiting", list(range(1, 10))),
        ("faithful, one column", faithful, "eruptions", [1, 2, 3]),
        ("heights", shared("heights.csv"), "height,weight", [1, 2, 3]),
        ("missing", shared("missing.tsv"), "x,y", [1, 2, 3]),
        ("far-from-zero", shared("far-from-zero.csv"), "t,y", [1, 2]),
        (*made("apart", clouds(random, 1000, 2, 4, 6)), [2, 4, 6]),
        (*made("overlapping", clouds(random, 2000, 3, 3, 1)), [2, 3, 5]),
        (*made("stretched", clouds(random, 1500, 2, 3, 4, 8)), [3, 4]),
        (*made("ten columns", clouds(random, 3000, 10, 5, 2)), [2, 5]),
        (*made("one cloud", random.standard_normal((500, 4))), [1, 2, 3]),
        (*made("skewed", numpy.exp(random.standard_normal((800, 2)))), [2, 4]),
        (*made("many rows", clouds(random, 20_000, 4, 6, 3)), [6]),
    ]


def in_turn(rounds, work):
    """The median seconds and the last check of each program."""
    samples, checks = {}, {}
    for _ in range(rounds):
        for name, run in work:
            seconds, checks[name] = run()
            samples.setdefault(name, []).append(seconds)
    return {name: statistics.median(values) for name, values in samples.items()}, checks


def on_one_processor(command):
    """The command so that all of it runs on one processor, where the system can do that."""
    return ["taskset", "-c", "0", *command] if shutil.which("taskset") else command


def compare_fits(folder, rounds, ours, peer, mclust):
    """scikit-learn beside fits from the same ten k-means starts; mclust, whose one start is a hierarchy of all rows, beside
    the search for a model that the chapter on one's own data makes, both on one processor."""
    rows = []
    for name, path, columns, counts in tables(folder):
        for kind in KINDS:
            for components in counts:
                # In one dimension there is only one shape, and mclust fits many rows from a hierarchy of all.
                if "," not in columns and kind in ("diagonal", "spherical"):
                    continue
                work = [("ours", lambda: ours.run("fit", path, columns, kind, components)),
                        ("scikit-learn", lambda: peer.run("fit", path, columns, kind, components))]
                if mclust and name != "many rows":
                    work.append(("search", lambda: mclust[0].run("search", path, columns, kind, components, 0)))
                    work.append(("mclust", lambda: mclust[1].run("fit", path, columns, kind, components)))
                seconds, found = in_turn(rounds, work)
                # What ten starts find depends on the seed.
                for seed in OTHER_SEEDS if "search" in found else ():
                    found[seed] = mclust[0].run("search", path, columns, kind, components, seed)[1]
                rows.append((f"{name}, {kind}, {components}", seconds, found))
    for ours, other in (("ours", "scikit-learn"), ("search", "mclust")):
        cells = [(found[ours] - found[other], seconds[other] / seconds[ours], name, seconds, found)
                 for name, seconds, found in rows if other in found and found[other] == found[other]]
        lacking = [name for name, _, found in rows if other in found and found[other] != found[other]]
        if not cells:
            continue
        ratios = sorted(cell[1] for cell in cells)
        print(f"\nfits beside {other}: {len(cells)} cells, ratio worst {ratios[0]:.2f}, median {statistics.median(ratios):.1f};"
              f" log-likelihood worse in {sum(cell[0] < -1e-3 for cell in cells)}, better in {sum(cell[0] > 1e-3 for cell in cells)}"
              f" (by {max(cell[0] for cell in cells):.3g} at most)")
        if ours == "search":
            for seed in OTHER_SEEDS:
                gaps = [found[seed] - found[other] for *_, found in cells]
                print(f"with seed {seed}: worse in {sum(gap < -1e-3 for gap in gaps)} (by {-min(gaps):.3g} at most),"
                      f" better in {sum(gap > 1e-3 for gap in gaps)}")
        if lacking:
            print(f"no fit by {other}: {'; '.join(lacking)}")
        print(f"{'lowest log-likelihoods beside it':40} {ours:>14} {other:>14} {'difference':>11}")
        for difference, _, name, _, found in sorted(cells)[:8]:
            print(f"{name:40} {found[ours]:14.4f} {found[other]:14.4f} {difference:11.2e}")
        print(f"{'lowest ratios':40} {other:>14} {ours:>14} {'ratio':>11}")
        for _, ratio, name, seconds, _ in sorted(cells, key=lambda cell: cell[1])[:8]:
            print(f"{name:40} {seconds[other] * 1e3:11.1f} ms {seconds[ours] * 1e3:11.1f} ms {ratio:11.2f}")


def large_tables(folder):
    """A million rows of ten numbers: with three decimals, with all their digits, and of one digit."""
    random = numpy.random.default_rng(1)
    points = clouds(random, 1_000_000, 10, 3, 5)
    for name, form, values in (("three decimals", "%.3f", points), ("all digits", "%.17g", points),
                               ("one digit", "%d", random.integers(10, size=points.shape))):
        path = os.path.join(folder, f"{name.replace(' ', '-')}.csv")
        numpy.savetxt(path, values, delimiter=",", header=",".join("abcdefghij"), comments="", fmt=form)
        yield name, path


def compare_reading(paths, rounds, ours, debug, peer, mclust):
    print(f"\n{'a million rows of ten numbers':22} {'MB':>5} {'pandas':>9} {'fread':>9} {'read.csv':>9} {'ours':>9} {'debug':>9}"
          f" {'to pandas':>9} {'to fread':>9}  sums differ by")
    for name, path in paths:
        work = [("ours", lambda: ours.run("read", path)), ("debug", lambda: debug.run("read", path)),
                ("pandas", lambda: peer.run("read", path))]
        if mclust:
            work.append(("fread", lambda: mclust.run("fread", path)))
        seconds, sums = in_turn(rounds, work)
        if mclust:
            seconds["read.csv"], _ = mclust.run("read.csv", path)
        show = lambda key: f"{seconds[key]:7.2f} s" if key in seconds else f"{'':9}"
        against = lambda key: f"{seconds[key] / seconds['ours']:9.2f}" if key in seconds else f"{'':9}"
        print(f"{name:29} {os.path.getsize(path) >> 20:5} {show('pandas')} {show('fread')} {show('read.csv')} {show('ours')}"
              f" {show('debug')} {against('pandas')} {against('fread')}"
              f"  {max(abs(sums[key] / sums['ours'] - 1) for key in sums):.1e}", flush=True)


def compare_predictions(folder, paths, rounds, program, ours, debug, peer):
    print(f"\n{'predicting for a million rows':32} {'scikit-learn':>13} {'ours':>9} {'debug':>9} {'ratio':>6}")
    path = paths[0][1]
    for components in (3, 20):
        model = os.path.join(folder, f"model-{components}.json")
        subprocess.run([program, "model", path, str(components), model], check=True)
        for task, words in (("evaluate", "in memory"), ("predict", "from file to file")):
            answers = lambda name: [os.path.join(folder, name)] if task == "predict" else []
            seconds, checks = in_turn(rounds, [
                ("ours", lambda: ours.run(task, model, path, *answers("ours.csv"))),
                ("debug", lambda: debug.run(task, model, path, *answers("debug.csv"))),
                ("peer", lambda: peer.run(task, model, path, *answers("peer.csv")))])
            print(f"{components:2} components, {words:17} {seconds['peer']:11.2f} s {seconds['ours']:7.2f} s {seconds['debug']:7.2f} s"
                  f" {seconds['peer'] / seconds['ours']:6.1f}", flush=True)
            if task == "evaluate":
                print(f"   sums of log-densities differ by {abs(checks['peer'] / checks['ours'] - 1):.1e}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=["fit", "read", "predict"], default=["fit", "read", "predict"])
    arguments = parser.parse_args()
    program = build("release")
    with tempfile.TemporaryDirectory() as folder:
        ours = Program([program])
        peer = Program(["python3", os.path.join(HERE, "peers/scikit_learn_tables.py")])
        mclust = None
        if shutil.which("Rscript"):
            script = ["Rscript", os.path.join(HERE, "peers/mclust.R")]
            mclust = [Program(on_one_processor(command)) for command in ([program], script)]
        if "fit" in arguments.only:
            compare_fits(folder, arguments.rounds, ours, peer, mclust)
        if "read" in arguments.only or "predict" in arguments.only:
            debug = Program([build("debug")])
            paths = list(large_tables(folder))
            if "read" in arguments.only:
                compare_reading(paths, arguments.rounds, ours, debug, peer, mclust and mclust[1])
            if "predict" in arguments.only:
                compare_predictions(folder, paths, arguments.rounds, program, ours, debug, peer)
            debug.end()
        for started in (ours, peer, *(mclust or [])):
            started.end()


if __name__ == "__main__":
    main()
