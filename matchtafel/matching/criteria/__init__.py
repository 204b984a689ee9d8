"""What a pair is asked: the criteria, their rules and their words."""
