"""Does what was found answer? Each module is one way in which it may not, or says yes or no."""
