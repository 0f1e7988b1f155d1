"""What cannot be done, said to the editor in the desk's language; nothing was changed."""


class Stop(Exception):  # noqa: N818 -- it says what becomes of the act
    """An act that ends here; `text` is one of the catalogues, filled with `values`."""

    def __init__(self, text: str, *, field: str = "", gone: bool = False, **values: object) -> None:
        super().__init__(text % values if values else text)
        self.text, self.values = text, values
        self.field = field
        """The name of the form's field that it is about."""
        self.more: tuple[Stop, ...] = ()
        """What else is wrong with the same form."""
        self.gone = gone
        """What was asked for is not there."""
