"""Finding: passages, vectors, the catalogue and the retriever. Imports corpus only."""
