"""The only place, with the page scripts, that knows Streamlit: the frame, the panel of a chart, controls, cards, tables."""
