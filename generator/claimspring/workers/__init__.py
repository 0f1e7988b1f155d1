"""Work on several processors or machines; knows no project. Level 1."""
