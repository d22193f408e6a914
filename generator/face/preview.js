/* What the preview does in a page: it shows what is wrong, and keeps your place when the page is reloaded. */
(() => {
  "use strict";
  const { stamp, own } = document.currentScript.dataset;
  const KEY = "dossier-preview";
  const CLOSED = "dossier-preview-closed";
  let host = null;
  let asked = 0;
  let last = "";

  /* Found by livereload.js, which carries the news. */
  window.LiveReloadPluginDossier = class {
    static identifier = "dossier";
    static version = "1";
    analyze() {
      return { stamp };
    }
    reload(path) {
      if (path !== "problems") return false;
      if (own === undefined) ask();
      return true;
    }
  };

  async function ask() {
    const mine = ++asked;
    const answer = await fetch("/.dossier/problems", { cache: "no-store" });
    const html = answer.ok ? await answer.text() : "";
    if (mine === asked && html !== last) show((last = html));
  }

  function show(html) {
    const before = host?.contains(document.activeElement) ? null : document.activeElement;
    host?.remove();
    host = null;
    const closed = store.getItem(CLOSED) === html;
    if (!html || (closed && html.startsWith("<aside"))) return;
    host = document.createElement("dossier-problems");
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = '<link rel="stylesheet" href="/.dossier/preview.css">';
    root.firstChild.onload = () => {
      root.lastChild.insertAdjacentHTML("afterend", html);
      const [errors, again, details] = [".errors", ".again", "details"].map((name) => root.querySelector(name));
      const hide = (hidden) => {
        store.setItem(CLOSED, hidden ? html : "");
        errors.hidden = hidden;
        again.hidden = !hidden;
        (hidden ? before : errors)?.focus({ preventScroll: true });
      };
      root.querySelector(".hide")?.addEventListener("click", () => hide(true));
      again?.addEventListener("click", () => hide(false));
      root.querySelector(".close")?.addEventListener("click", () => {
        store.setItem(CLOSED, html);
        host.remove();
      });
      host.escape = () => (errors ? errors.hidden || hide(true) : details.removeAttribute("open"));
      if (errors) hide(closed);
    };
    document.documentElement.append(host);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") host?.escape?.();
  });

  /* A reload keeps the place and what is unfolded; going to a page anew does not. */
  const store = storage();
  const folds = () => [...document.querySelectorAll("details")];
  const name = (fold) => fold.id || fold.querySelector("summary")?.textContent.trim() || "";

  addEventListener("pagehide", () => {
    const open = folds().map((fold) => [name(fold), fold.open]);
    store.setItem(KEY, JSON.stringify({ at: location.pathname, x: scrollX, y: scrollY, open }));
  });

  function restore() {
    const kept = JSON.parse(store.getItem(KEY) ?? "null");
    const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
    if (!kept || !reloaded || kept.at !== location.pathname) return;
    const left = [...kept.open];
    for (const fold of folds()) {
      const found = left.findIndex(([named]) => named === name(fold));
      if (found >= 0) fold.open = left.splice(found, 1)[0][1];
    }
    const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    back();
    if (document.readyState !== "complete") addEventListener("load", back, { once: true });
  }

  /* Where a browser keeps nothing for a page, nothing is kept. */
  function storage() {
    try {
      sessionStorage.getItem(KEY);
      return sessionStorage;
    } catch {
      return { getItem: () => null, setItem: () => {} };
    }
  }

  restore();
})();
