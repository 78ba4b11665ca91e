"""Measures of the dashboard beside a bare Streamlit page, the same chart built the ordinary way, and the same chart in Dash."""
