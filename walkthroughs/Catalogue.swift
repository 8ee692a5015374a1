import Notebook

/// The chapters in the order in which they are read.
public let catalogue = Catalogue(
  title: "Gaussian mixtures, step by step", introduction: "The chapters are being written.", chapters: [])
