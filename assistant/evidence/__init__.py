"""What was found in a report: figures, sentences and fields, and the nouns that they come in."""
