"""What an editor sees: one module a screen, each from the desk as it is to HTML."""
