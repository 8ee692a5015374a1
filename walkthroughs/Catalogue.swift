import Notebook

/// The chapters in the order in which they are read.
public let catalogue = Catalogue(
  title: "Gaussian mixtures, step by step",
  introduction: """
    These chapters explain how a mixture of Gaussians is fitted by \
    *expectation-maximization*, from the failure that makes it necessary \
    to pictures of digits that nobody wrote; the sixth applies it to a table \
    of your own. Every figure, and every number without a source beside it, \
    is computed by the code on the page.

    Four of them follow a published tutorial, *GMM in python and EM*. Where \
    the tutorial's numbers can be reproduced they are, to all digits that it \
    prints or to eleven and more; where it is mistaken, both what it printed and \
    what is right are shown, and the difference is explained.
    """,
  chapters: [
    KMeansFailure.self,
    EMInOneDimension.self,
    EMInTwoDimensions.self,
    WhyEM.self,
    GeneratingDigits.self,
    YourData.self,
    Formulas.self,
  ], bibliography: bibliography)
