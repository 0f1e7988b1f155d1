"""What an editor can do: each act takes a typed form, changes files as one change set, and says what was done."""
