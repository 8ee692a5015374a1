"""scikit-learn and NumPy on the cells of the grid; see grid.py.

Both sides work on one thread, and say how much of a processor's time that took: others on the machine change it less.
"""
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky

warnings.filterwarnings("ignore")
KINDS = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}


def clouds(count, dimensions, centers, spread):
    random = np.random.RandomState(0)
    means = spread * random.standard_normal((centers, dimensions))
    points = random.standard_normal((count, dimensions)) + means[np.arange(count) % centers]
    return points, means


def em(kind, dimensions, components, spread, count):
    dimensions, components, count = int(dimensions), int(components), int(count)
    points, means = clouds(count, dimensions, components, float(spread))
    model = GaussianMixture(components, covariance_type=KINDS[kind])
    model.weights_ = np.full(components, 1 / components)
    model.means_ = 0.9 * means
    model.covariances_ = {
        "full": lambda: np.array([np.eye(dimensions)] * components), "tied": lambda: np.eye(dimensions),
        "diagonal": lambda: np.ones((components, dimensions)), "spherical": lambda: np.ones(components)}[kind]()
    model.precisions_cholesky_ = _compute_precision_cholesky(model.covariances_, KINDS[kind])
    times = []
    for _ in range(4):
        start = time.process_time()
        mean_log_likelihood, log_responsibilities = model._e_step(points)
        model._m_step(points, log_responsibilities)
        times.append(time.process_time() - start)
    return sum(times[1:]) / 3, mean_log_likelihood * count


def kmeans(dimensions, clusters, spread, count):
    points, _ = clouds(int(count), int(dimensions), int(clusters), float(spread))
    start = time.process_time()
    found = KMeans(int(clusters), init=points[:int(clusters)], n_init=1, tol=0, max_iter=10).fit(points)
    return time.process_time() - start, found.inertia_


def pca(count, dimensions, kept, rank=None):
    if rank:
        random = np.random.RandomState(0)
        points = random.standard_normal((int(count), int(rank))) @ random.standard_normal((int(rank), int(dimensions)))
    else:
        points, _ = clouds(int(count), int(dimensions), 5, 3)
    start = time.process_time()
    found = PCA(int(kept) or None, random_state=0).fit(points)
    return time.process_time() - start, found.explained_variance_.sum()


def eigen(size):
    half = np.random.RandomState(0).standard_normal((int(size), int(size)))
    matrix = half + half.T
    start = time.process_time()
    values, _ = np.linalg.eigh(matrix)
    return time.process_time() - start, values[-1]


def sample(dimensions, components, count):
    dimensions, components = int(dimensions), int(components)
    random = np.random.RandomState(0)
    model = GaussianMixture(components, random_state=random)
    model.means_ = 3 * random.standard_normal((components, dimensions))
    model.weights_ = np.full(components, 1 / components)
    model.covariances_ = np.array([0.5 * (index % 3 + 1) * np.eye(dimensions) for index in range(components)])
    model.precisions_cholesky_ = model.covariances_
    start = time.process_time()
    points, _ = model.sample(int(count))
    return time.process_time() - start, points.sum()


print("ready", flush=True)
for line in sys.stdin:
    task, *words = line.split()
    seconds, check = globals()[task](*words)
    print(line.strip(), seconds, check, flush=True)
