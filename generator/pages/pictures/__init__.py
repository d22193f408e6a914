"""Pictures made with the page: shapes with whole numbers, from views and the dossier. Drawing them is the theme's."""
