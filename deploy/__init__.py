"""What is needed to deploy Sightline: the image, a compose file, a systemd unit, and the bill of what is in it."""
