/* The search. */
(() => {
  const place = document.querySelector(".search-for");
  if (!place) return;
  const part = (of) => place.querySelector(of);
  const make = (name, more, ...inner) => {
    const node = Object.assign(document.createElement(name), more);
    node.append(...inner);
    return node;
  };
  const say = place.dataset, input = part("input"), list = part(".results"), more = part(".more-results");
  const buttons = place.querySelectorAll("[data-kind]"), names = document.querySelector(".names-by-kind");
  const MOST = 2 ** 24, is = (kind, c) => kind.test(c ?? ""), LETTER = /[\p{L}\p{N}]/u, MARK = /\p{M}/u;

  const folded = {}, lists = {};
  const load = async (name) => {
    const value = await dossier.load(name, `${say.root}search/index/${name}.js`);
    return value.at ? lists[name] ??= new Map(value.match(/\S+ \S+/g)?.map((pair) => pair.split(" "))) : value;
  };

  let index, drop, twos, runs, turn = 0, terms = [], all = [];
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(drop, "")
    .replace(/[^]/gu, (c) => index.alike[c] ?? (is(LETTER, c) || is(MARK, c) ? c : " "));
  const termsOf = (text) => fold(text).split(" ").filter(Boolean).flatMap((word, n, all) =>
    word.match(runs).flatMap((run, k, of) => {
      const letters = [...run], last = !all[n + 1] && !of[k + 1] && !/\s$/.test(text);
      if (!twos.test(run)) return { word: letters.slice(0, index.longest).join(""), last };
      return letters[1] ? letters.slice(1).map((c, m) => ({ word: letters[m] + c })) : { word: run };
    }));

  const mixed = (letters, parts) =>
    (((letters.reduce((n, c) => (n * 31 + c.codePointAt()) & 65535, 0) * 40503) & 65535) * parts) >> 16;
  const add = (codes, fit, into) => {
    let id = 0, digit = 1;
    for (const c of codes.slice(1)) {
      const code = index.digits.indexOf(c);
      id += (code % 31) * digit;
      digit *= 31;
      if (code > 30) continue;
      if (!(into.get(id) >= fit)) into.set(id, fit);
      digit = 1;
    }
  };
  const look = async ({ word, last }) => {
    const letters = [...word], of = index.splits, section = mixed(letters.slice(0, 2), of.length), into = new Map();
    await Promise.all(["names", "text"].map(async (tier, text) => {
      /* What two letters begin may be in many files. */
      const parts = of[section][text], begun = last && (letters[2] || ((letters[1] || !of[1]) && (!text || parts < 3)));
      const which = begun && !letters[2] ? [...Array(parts).keys()] : parts ? [mixed(letters.slice(0, 3), parts)] : [];
      for (const words of await Promise.all(which.map((n) => load(`${tier}-${section}-${n}`)))) {
        if (words.has(word)) add(words.get(word), text ? 2 : 4, into);
        if (begun) words.forEach((codes, other) => other.startsWith(word) && add(codes, text ? 1 : 3, into));
      }
    }));
    return into;
  };
  const whose = (id) => {
    const n = index.kinds.findIndex(([, size]) => (id -= size) < 0), [kind, size, file, block] = index.kinds[n];
    return { n, kind, slot: id + size, file, block };
  };
  const ranked = (each) => {
    const keys = [], sums = {};
    for (const id of each[0]?.keys() ?? []) {
      const fits = each.map((one) => one.get(id)), worst = Math.min(...fits);
      if (!worst) continue;
      const { n, kind } = whose(id), fit = Math.min(63, fits.reduce((a, b) => a + b));
      sums[kind] = (sums[kind] ?? 0) + 1;
      keys.push((((worst < 3) * 16 + n) * 64 + 63 - fit) * MOST + id);
    }
    return [[...Float64Array.from(keys).sort()].map((key) => key % MOST), sums];
  };

  const places = (text) => {
    const at = [], out = [];
    let plain = "", n = 0;
    for (const c of text) {
      plain += folded[c] ??= fold(c);
      while (at.length < plain.length) at.push(n);
      n += c.length;
    }
    terms.forEach(({ word, last }, which) => {
      for (let k = -1; (k = plain.indexOf(word, k + 1)) >= 0;) {
        const start = at[k];
        let end = at[k + word.length - 1] + 1;
        while (is(MARK, text[end])) end++;
        const whole = !is(LETTER, text[start - 1]) && (last || !is(LETTER, text[end]));
        if (whole || is(twos, word)) out.push({ start, end, which });
      }
    });
    return out.sort((a, b) => a.start - b.start || b.end - a.end);
  };
  const width = (found) => new Set(found.map(({ which }) => which)).size;
  const marked = (node, text, length = text.length) => {
    const found = places(text);
    let from = 0, best = 0;
    if (text.length > length) for (const { start } of found) {
      const here = width(found.filter((one) => one.start >= start && one.end < start + length * 0.7));
      if (here > best) [best, from] = [here, start - length * 0.3];
    }
    from = from > 0 ? text.indexOf(" ", from) + 1 : 0;
    let at = from, to = text.length > from + length ? text.lastIndexOf(" ", from + length) : text.length;
    if (to <= from) to = from + length;
    if (from) node.append("… ");
    for (const { start, end } of found) if (start >= at && end <= to) {
      node.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    node.append(text.slice(at, to), to < text.length ? " …" : "");
    return node;
  };
  const result = async (id) => {
    const { kind, slot, file, block } = whose(id);
    const [title, lang, dir, url, detail, fell, text, spelled, passages] = (await load(`${file}-${(slot / block) | 0}`))[slot];
    const fits = ([words]) => width(places(words));
    const [said, at] = kind === "passage" ? passages.reduce((a, b) => (fits(b) > fits(a) ? b : a)) : [text];
    const link = (href, text, lang, dir) => marked(make("a", { href, ...(lang && { lang }), ...(dir && { dir }) }), text);
    const tag = (text, name) => (text ? [" ", make("span", { className: `tag ${name}` }, text)] : "");
    const item = make("li", {}, make("p", { className: "entry" },
      link(say.root + url + (at ? `#${at}` : ""), title, lang, dir),
      ...tag(part(`[data-kind=${kind}]`).dataset.one, kind), ...tag(fell, fell === "disputed" ? fell : "fell")));
    const put = (className, text, length) => text && item.append(marked(make("p", { className, dir: "auto" }), text, length));
    put("apparatus", detail);
    if (spelled[0]) item.append(make("p", { className: "spelled" }, say.spelled, ...spelled.flatMap(([name, lang, dir], n) =>
      [n ? " · " : " ", link(`?q=${encodeURIComponent(name)}`, name, lang, dir)])));
    put("excerpt", said, 240);
    return item;
  };

  const asked = new URLSearchParams(location.search);
  let kind = asked.get("kind") ?? "";
  const show = async (from) => {
    const mine = turn, rows = await Promise.all(all.slice(from, from + 10).map(result));
    if (mine !== turn) return;
    list.replaceChildren(...[...list.children].slice(0, from), ...rows);
    more.hidden = from + 10 >= all.length;
  };
  const run = async () => {
    const mine = ++turn, q = input.value.trim();
    let words = say.failed;
    try {
      index = await load("map");
      [drop, runs, twos] = index.patterns.map((of, n) => new RegExp(of, n < 2 ? "gu" : "u"));
      const now = termsOf(input.value), each = await Promise.all(now.map(look));
      if (mine !== turn) return;
      terms = now;
      const [ids, sums] = ranked(each.sort((a, b) => a.size - b.size));
      all = kind ? ids.filter((id) => whose(id).kind === kind) : ids;
      for (const button of buttons) {
        const own = button.dataset.kind, found = own ? sums[own] ?? 0 : ids.length;
        button.setAttribute("aria-pressed", own === kind);
        button.hidden = !found && (own !== kind || !q);
        button.lastChild.replaceChildren(found.toLocaleString("en"));
      }
      part(".no-results").hidden = !q || all.length > 0;
      await show(0);
      words = !q ? say.words : all[1] ? say.many : all.length ? say.one : say.none;
    } catch {}
    if (mine !== turn) return;
    names.hidden = q && words !== say.failed;
    part("[role=status]").textContent = words.replace("{n}", all.length.toLocaleString("en")).replace("{q}", () => q);
    history.replaceState(null, "", q ? `?${new URLSearchParams(kind ? { q, kind } : { q })}` : location.pathname);
  };
  place.hidden = false;
  input.value = asked.get("q") ?? "";
  input.addEventListener("input", run);
  for (const button of buttons) button.addEventListener("click", () => {
    kind = button.dataset.kind;
    run();
  });
  more.addEventListener("click", async () => {
    const next = list.children.length;
    await show(next);
    list.children[next]?.querySelector("a").focus();
  });
  place.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll(".entry > a")], at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: !at, Escape: -at }[event.key], to = stops[at + step];
    if (!step || !to) return;
    event.preventDefault();
    to.focus();
  });
  if (input.value) input.focus();
  run();
})();
