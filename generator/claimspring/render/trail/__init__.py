"""The trail as readers and programs see it: data, words, picture, list, exports. Pure; level 2."""
