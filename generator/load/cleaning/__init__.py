"""Files without what they say of those who made them. Which kinds are published is left to media.py."""
