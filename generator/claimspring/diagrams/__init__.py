"""Pictures as SVG, HTML and text: trails (scene -> layout -> drawing), a page's history, share cards. Level 3, pure."""
