"""pandas and scikit-learn on the tasks of TableBenchmark; see tables.py."""
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import json
import warnings

import numpy as np
import pandas
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky

warnings.filterwarnings("ignore")
KINDS = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}


def table(path):
    return pandas.read_csv(path, sep="\t" if path.endswith(".tsv") else ",")


def read_model(path):
    with open(path) as file:
        found = json.load(file)
    model = GaussianMixture(len(found["weights"]), covariance_type="full")
    model.weights_ = np.array(found["weights"])
    model.means_ = np.array(found["means"])
    model.covariances_ = np.array(found["covariances"])
    model.precisions_cholesky_ = _compute_precision_cholesky(model.covariances_, "full")
    return model, found["columns"]


def assignments(model, points):
    """Log-densities and responsibilities: what score_samples and predict_proba compute, each of which evaluates all densities."""
    log_densities, log_responsibilities = model._estimate_log_prob_resp(points)
    return log_densities, np.exp(log_responsibilities)


def answer(task):
    if task[0] == "fit":
        points = table(task[1])[task[2].split(",")].dropna().to_numpy()
        start = time.perf_counter()
        model = GaussianMixture(
            int(task[4]), covariance_type=KINDS[task[3]], n_init=10, tol=1e-7, max_iter=5000, random_state=0).fit(points)
        seconds = time.perf_counter() - start
        return seconds, model.score(points) * len(points)
    start = time.perf_counter()
    if task[0] == "read":
        check = table(task[1]).to_numpy().sum()
        return time.perf_counter() - start, check
    model, columns = read_model(task[1])
    if task[0] == "evaluate":
        points = table(task[2])[columns].to_numpy()
        start = time.perf_counter()
        check = assignments(model, points)[0].sum()
        return time.perf_counter() - start, check
    points = table(task[2])[columns].to_numpy()
    log_densities, responsibilities = assignments(model, points)
    answers = pandas.DataFrame(responsibilities, columns=[f"p{k + 1}" for k in range(responsibilities.shape[1])])
    answers.insert(0, "component", responsibilities.argmax(axis=1) + 1)
    answers["logDensity"] = log_densities
    answers.index += 1
    answers.to_csv(task[3], index_label="row")
    return time.perf_counter() - start, os.path.getsize(task[3])


print("ready", flush=True)
for line in sys.stdin:
    try:
        print(*answer(line.rstrip("\n").split("\t")), flush=True)
    except Exception as error:
        print(0, "nan", str(error).split("\n")[0], flush=True)
