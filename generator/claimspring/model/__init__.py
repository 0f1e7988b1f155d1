"""What the other stages speak about: claims, sources, articles, observations, findings.

Level 0: plain, frozen types without input or output. Names are those of the standards where there is one: schema.org
`Claim` and `ClaimReview`, W3C Web Annotation's `TextQuoteSelector`, PROV's `wasDerivedFrom`.
"""
