"""What is said unasked: each message as it is drawn, foretold and explained."""
