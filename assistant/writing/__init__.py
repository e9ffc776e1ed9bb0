"""A language model, where there is one: it writes, and only what is proved of it is shown."""
