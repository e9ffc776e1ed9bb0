"""What a question asks: its language, time, places, words, and what it wants to know."""
