"""Pages to bytes: views set in HTML by the theme's templates. Only the theme's loader reads files."""
