"""The answer, the evidence in four cards, the argument in five steps, and the two tracks on one time line."""

import streamlit as st

from components.content.pages import OVERVIEW
from components.description.choice import AS_OF
from components.ui import controls
from components.ui.layout import prose
from components.ui.overview import cards, cover, steps, themes
from components.ui.panel import panels

cover()
cards()
st.header("The argument in five steps", anchor="argument")
steps()
st.header("The two tracks", anchor="tracks")
prose("The brief wants pressure and dialogue together. This is what has been tried on either track, before it and since.")
controls.shared_widget(AS_OF)
panels(OVERVIEW)
st.header("Ways in, by theme", anchor="themes")
themes()
