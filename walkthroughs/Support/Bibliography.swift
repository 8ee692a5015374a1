import Notebook

/// What the chapters cite, by author.
let bibliography = [
  Work(
    "akaike-1974",
    """
    H. Akaike, *A new look at the statistical model identification*, IEEE \
    Transactions on Automatic Control 19 (1974), 716–723.
    """),
  Work(
    "basford-1997",
    """
    K. E. Basford, D. R. Greenway, G. J. McLachlan and D. Peel, *Standard \
    errors of fitted component means of normal mixtures*, Computational \
    Statistics 12 (1997), 1–17.
    """),
  Work(
    "bishop-2006",
    """
    C. M. Bishop, *Pattern Recognition and Machine Learning*, Springer, 2006.
    """),
  Work(
    "dempster-1977",
    """
    A. P. Dempster, N. M. Laird and D. B. Rubin, *Maximum likelihood from \
    incomplete data via the EM algorithm*, Journal of the Royal Statistical \
    Society B 39 (1977), 1–38: the algorithm, its name, and its rate.
    """),
  Work(
    "gmm-in-python",
    """
    *GMM in python and EM*, a notebook of three parts: mixtures with \
    scikit-learn, EM in one dimension, EM in two.
    """),
  Work(
    "kass-1995",
    """
    R. E. Kass and A. E. Raftery, *Bayes factors*, Journal of the American \
    Statistical Association 90 (1995), 773–795.
    """),
  Work(
    "mclachlan-2000",
    """
    G. McLachlan and D. Peel, *Finite Mixture Models*, Wiley, 2000.
    """),
  Work(
    "schwarz-1978",
    """
    G. Schwarz, *Estimating the dimension of a model*, The Annals of \
    Statistics 6 (1978), 461–464.
    """),
  Work(
    "vanderplas-2016",
    """
    J. VanderPlas, *Python Data Science Handbook*, O’Reilly, 2016, chapter 5.
    """),
  Work(
    "wu-1983",
    """
    C. F. J. Wu, *On the convergence properties of the EM algorithm*, The \
    Annals of Statistics 11 (1983), 95–103.
    """),
  Work(
    "xu-1996",
    """
    L. Xu and M. I. Jordan, *On convergence properties of the EM algorithm \
    for Gaussian mixtures*, Neural Computation 8 (1996), 129–151.
    """),
]
