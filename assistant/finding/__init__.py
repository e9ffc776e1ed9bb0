"""From a question to evidence: each kind of answer is looked for, and the best is chosen."""
