"""What this is, whose brief it is about, its argument in five steps, and the two tracks on one time line."""

import streamlit as st

from components.content.pages import OVERVIEW
from components.ui.layout import prose
from components.ui.overview import cover, steps, themes
from components.ui.panel import panels

cover()
st.header("The argument in five steps", anchor="argument")
prose("Each step with the author’s words, one figure from the tables of this dashboard, and the way to the evidence.")
steps()
st.header("The two tracks", anchor="tracks")
prose("The brief wants pressure and dialogue together. This is what has been tried on either track, before it and since.")
panels(OVERVIEW)
st.header("Ways in, by theme", anchor="themes")
themes()
