"""Are the answers good? Question sets, graders and the runner. Nothing imports this package."""
