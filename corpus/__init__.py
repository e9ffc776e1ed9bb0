"""What a report says, and where. Imports nothing else of this project."""
