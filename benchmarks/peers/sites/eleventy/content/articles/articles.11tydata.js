module.exports = {layout: "article.njk", permalink: (d) => `/articles/${d.page.fileSlug}/index.html`};
