"""Drafts from a language model behind any OpenAI-compatible address; off unless a desk names one.

Answers are cached, and held to the article by the same lock as every extractor. `client` asks, `answers` reads what
came back, `extractor` joins both.
"""
