"""How browsers reach the desk: what is let in, with which key, on which ports, and one desk for a folder."""
