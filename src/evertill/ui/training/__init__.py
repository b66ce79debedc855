"""Training: the banner, the guided tasks and what can be made to fail. Start with `training_presenter`."""
