"""Which item or part of the plan is meant by words of its title."""
