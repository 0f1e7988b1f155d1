"""What programs read: ClaimReview, Web Annotation, PROV, graphs, feeds, dumps, sitemap. Level 3, pure."""
