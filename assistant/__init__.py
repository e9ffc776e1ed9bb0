"""Answering: questions in, short cited answers out. Imports corpus and vectorstore."""
