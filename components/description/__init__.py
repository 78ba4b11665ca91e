"""What a chart and a page are: what they ask, what a reader can choose, what they are made of, and text for readers."""
