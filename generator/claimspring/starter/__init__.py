"""What a new desk begins with: settings, verdicts, publishers, pages, workflows; texts under `data/`, in the wheel."""
