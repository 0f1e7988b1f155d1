"""Ids, quotations, languages and addresses that lead nowhere."""
