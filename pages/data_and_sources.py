"""Every table and every source, and how to read, cite and correct them."""

import streamlit as st

from components.content.method import ARTICLES
from components.ui import glossary, how_to_cite, source_register, tables
from components.ui.articles import article
from components.ui.layout import prose

prose(
    "On this page: [tables](#tables), [sources](#sources), [method](#method), [limits](#limits), [what the host can "
    "see](#host), [how to cite](#cite), [errors](#errors), [glossary](#glossary)."
)
st.header("Tables", anchor="tables")
prose(
    "Pick a table to search its rows, order them and download it whole. A click on the head of a column sorts the rows that are "
    "shown. Codes are shown by their labels here; the files hold the codes."
)
tables.browser()
st.header("Sources", anchor="sources")
source_register.show()
st.header("Method", anchor="method")
article(ARTICLES["Method"])
st.header("Limits", anchor="limits")
article(ARTICLES["Limits"])
st.header("What the host can see", anchor="host")
article(ARTICLES["What the host can see"])
st.header("How to cite", anchor="cite")
how_to_cite.show()
st.header("How to report an error", anchor="errors")
article(ARTICLES["How to report an error"])
st.header("Glossary", anchor="glossary")
glossary.section()
