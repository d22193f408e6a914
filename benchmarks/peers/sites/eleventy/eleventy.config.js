const path = require("path");
const fromTool = (m) => require(require.resolve(m, {paths: [process.env.BENCH_ELEVENTY]}));
const slug = (s) => s.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
module.exports = function (cfg) {
  cfg.amendLibrary("md", (md) => md.use(fromTool("markdown-it-footnote")));
  cfg.addPassthroughCopy({"static": "/"});
  cfg.addFilter("slug", slug);
  cfg.addFilter("ymd", (d) => d.toISOString().slice(0, 10));
  cfg.addFilter("human", (d) => d.toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"}));
  const arts = (api) => api.getFilteredByGlob("content/articles/*.md");
  cfg.addCollection("arts", (api) => arts(api).sort((a, b) => b.date - a.date));
  cfg.addCollection("byActor", (api) => {
    const m = {};
    for (const p of arts(api).sort((a, b) => b.date - a.date)) for (const x of p.data.actors) (m[x] ||= []).push(p);
    return m;
  });
  cfg.addCollection("byId", (api) => Object.fromEntries(arts(api).map((p) => [p.fileSlug, p])));
  cfg.addCollection("backlinks", (api) => {
    const m = {};
    for (const p of arts(api)) for (const x of p.data.links) (m[x] ||= []).push(p);
    return m;
  });
  return {dir: {input: "content", output: "_site", includes: "../_includes", data: "../_data"},
          markdownTemplateEngine: false, htmlTemplateEngine: "njk"};
};
