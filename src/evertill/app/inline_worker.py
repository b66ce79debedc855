"""A worker that runs each job at once, where it is submitted: for commands that do one thing after another."""

from evertill.kernel.worker import Job


class InlineWorker:
    """Fulfils `kernel.worker.Worker` without a thread."""

    def start(self) -> None:
        """Nothing to start."""

    def stop(self, timeout_ms: int) -> bool:
        """Nothing to stop."""
        return True

    def submit(self, job: Job) -> bool:
        """Run it now."""
        job()
        return True

    def wake(self) -> None:
        """There is no standing work."""

    def assert_current(self) -> None:
        """Wherever it is used is the right place."""
