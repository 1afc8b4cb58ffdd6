"""What `benchmarks.answers` is made of: a large plan, a stand-in for Slack, the servers, and the questions."""
