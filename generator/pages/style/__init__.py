"""The style page: every part of the theme by itself, made by the theme's own macros from a small dossier of ours."""
