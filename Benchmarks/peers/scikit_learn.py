"""scikit-learn on the tasks of EngineBenchmark; see run.py."""
import os
import sys
import time

folder, threads = sys.argv[1], sys.argv[2]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = threads

import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky

warnings.filterwarnings("ignore")


def load(name, components, dimensions):
    read = lambda part: np.fromfile(f"{folder}/{name}.{part}")
    model = GaussianMixture(components)
    model.weights_ = read("weights")
    model.means_ = read("means").reshape(components, dimensions)
    model.covariances_ = read("covariances").reshape(components, dimensions, dimensions)
    model.precisions_cholesky_ = _compute_precision_cholesky(model.covariances_, "full")
    return read("points").reshape(-1, dimensions), model


def sweep(points):
    return sum(GaussianMixture(k, random_state=0).fit(points).aic(points) for k in range(50, 201, 10))


def iterations(name, components, dimensions):
    """The mean time of iterations 2 to 6; the log-likelihood at the start of the sixth."""
    points, model = load(name, components, dimensions)
    times = []
    for _ in range(6):
        start = time.perf_counter()
        mean_log_likelihood, log_responsibilities = model._e_step(points)
        model._m_step(points, log_responsibilities)
        times.append(time.perf_counter() - start)
    return sum(times[1:]) / 5, mean_log_likelihood * len(points)


digits, _ = load("digits", 110, 41)
print("ready", flush=True)
for line in sys.stdin:
    task = line.split()[0]
    start = time.perf_counter()
    if task == "sweep":
        check = sweep(digits)
        seconds = time.perf_counter() - start
    elif task == "kmeans":
        check = KMeans(110, n_init=1, random_state=0).fit(digits).inertia_
        seconds = time.perf_counter() - start
    elif task == "digits-iteration":
        seconds, check = iterations("digits", 110, 41)
    elif task == "plane-iteration":
        seconds, check = iterations("plane", 3, 2)
    else:
        raise SystemExit(f"unknown task {task}")
    print(line.strip(), seconds, check, flush=True)
