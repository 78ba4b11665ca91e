"""The HTML that the server writes itself, as strings: the readable edition, embeds, class sheets."""
