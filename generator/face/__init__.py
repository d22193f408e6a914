"""What a writer meets: the command line and what it says."""
