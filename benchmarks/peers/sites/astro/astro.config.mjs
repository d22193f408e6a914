export default {site: "https://example.org", trailingSlash: "always", cacheDir: "./cache", markdown: {syntaxHighlight: false}, devToolbar: {enabled: false}};
