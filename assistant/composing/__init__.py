"""Evidence in, a proved answer out: words, citations, yes or no, warnings, refusals."""
