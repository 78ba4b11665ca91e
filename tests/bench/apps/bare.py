"""A bare Streamlit page: a title, a select box, and the choice as text."""

import streamlit as st

st.title("Who voted how?")
st.write(st.selectbox("Body", ["UNGA", "UNGA_C3", "HRC", "UNSC", "CHR"]))
