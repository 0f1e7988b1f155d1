"""What cannot be done, with an id: commands say it as it is, the desk in words and languages of its own."""


class Refusal(Exception):  # noqa: N818 -- it says what was done with what was asked for
    """Something that cannot be done; nothing was changed. The message is for whoever types commands."""

    def __init__(self, id_: str, message: str, **values: object) -> None:
        """`id_` and `values` tell what is wrong to whoever says it otherwise."""
        super().__init__(message)
        self.id, self.values = id_, values
