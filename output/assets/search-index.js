notebookSearch.pages([
  {name: "kmeans-failure", title: "When k-means fails", page: "kmeans-failure/index.html", index: "kmeans-failure/search.js"},
  {name: "em-1d", title: "EM in one dimension", page: "em-1d/index.html", index: "em-1d/search.js"},
  {name: "em-2d", title: "EM in two dimensions", page: "em-2d/index.html", index: "em-2d/search.js"},
  {name: "why-em", title: "Why it works", page: "why-em/index.html", index: "why-em/search.js"},
  {name: "digits", title: "Generating digits", page: "digits/index.html", index: "digits/search.js"},
  {name: "your-data", title: "Your own data", page: "your-data/index.html", index: "your-data/search.js"},
  {name: "formulas", title: "Formulas, checks and questions", page: "formulas/index.html", index: "formulas/search.js"}
]);
