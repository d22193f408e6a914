// Copies of footnotes for the eye: beside their calls where there is room, else at the call.
(() => {
  const below = document.querySelector(".footnotes[data-more]");
  if (!below) return;
  const main = below.closest("main"), wide = matchMedia("(min-width: 75rem)"), CALL = "[role=doc-noteref]";
  const { more, whole } = below.dataset;
  const box = (one) => one.getBoundingClientRect();
  const make = (name, className, rest) => Object.assign(document.createElement(name), { className, ...rest });
  const copied = (call, kind, word) => {
    const copy = make("div", kind), words = make("div", "words");
    words.append(make("a", "number", { textContent: call.textContent, href: "#" + call.id }));
    for (const part of document.querySelector(call.hash).children)
      if (!part.matches(".return")) words.append(part.cloneNode(true));
    for (const one of words.querySelectorAll("[id]")) one.removeAttribute("id");
    copy.append(words, make("a", "whole-note", { textContent: word, href: call.hash }));
    for (const one of copy.querySelectorAll("a, summary")) one.tabIndex = -1;
    return copy;
  };

  // Pixels between notes, least and most of one, how far it may push the next, or be from its call.
  const GAP = 14, LEAST = 86, MOST = 420, PUSH = 220, FAR = 560;
  const sides = new Map();
  let margin;
  const place = () => {
    if (!wide.matches) return;
    if (!margin) {
      for (const call of main.querySelectorAll(CALL))
        if (!sides.has(call.hash)) sides.set(call.hash, Object.assign(copied(call, "sidenote", more), { call }));
      margin = make("div", "sidenotes", { ariaHidden: "true" });
      margin.append(...sides.values());
      main.append(margin);
    }
    const column = box(margin);
    const taken = [...main.querySelectorAll(":scope > :not(.sidenotes, .preview), :scope > section > *")].map(box)
      .filter((b) => b.height && b.left < column.right && b.right > column.left)
      .map((b) => [b.top - column.top - GAP, b.bottom - column.top + GAP]).sort((a, b) => a[0] - b[0]);
    const notes = [...sides.values()].map((side) => {
      const at = box(side.call);
      return { side, at: at.width ? at.top - column.top + 1 : NaN, height: side.firstChild.offsetHeight };
    });
    let free = 0;
    notes.forEach(({ side, at, height }, n) => {
      let top = Math.max(at, free);
      for (const [start, end] of taken) if (top + LEAST > start && top < end) top = end;
      if ((side.hidden = !(top - at <= FAR))) return;
      const next = notes.find((one, m) => m > n && one.at >= at)?.at ?? 1e9;
      const wall = taken.find(([start]) => start > top)?.[0] ?? 1e9;
      const most = Math.max(LEAST, Math.min(MOST, next + PUSH - top - GAP, wall - top));
      side.classList.toggle("clipped", height > most);
      height = Math.ceil(Math.min(height, most));
      side.style.top = (top = Math.round(top)) + "px";
      side.style.height = height + "px";
      free = top + height + GAP;
    });
  };
  new ResizeObserver(() => { close(); place(); }).observe(main);

  let preview, shown, lit, timer, isTouch, returns;
  const stay = () => clearTimeout(timer);
  const after = (time, what) => { stay(); timer = setTimeout(what, time); };
  const callAt = (e) => e.target.closest?.(CALL);
  const close = () => {
    stay();
    lit?.classList.remove("lit");
    preview?.remove();
    preview = shown = lit = null;
  };
  const inSight = (call) => {
    const side = wide.matches && sides.get(call.hash), b = side && box(side);
    return b && b.height && b.top >= 0 && b.bottom <= innerHeight && side;
  };
  const open = (call) => {
    if (shown === call) return stay();
    close();
    shown = call;
    lit = inSight(call) || null;
    if (lit) return lit.classList.add("lit");
    preview = Object.assign(copied(call, "preview", whole), {
      role: "note", ariaLabel: call.ariaLabel,
      onpointerenter: stay, onpointerleave: () => after(300, close),
    });
    main.append(preview);
    const at = box(call), around = box(main), { width, height } = box(preview);
    const left = Math.min(document.body.clientWidth - width - 8, at.left + (at.width - width) / 2);
    const under = at.bottom + height + 6 <= innerHeight || at.top < height + 6;
    preview.style.left = Math.max(8, left) - around.left + "px";
    preview.style.top = (under ? at.bottom + 6 : at.top - height - 6) - around.top + "px";
  };
  const leave = (e) => { if (shown && callAt(e) !== shown && !preview?.contains(e.target)) close(); };

  const on = (name, what) => document.addEventListener(name, what);
  on("pointerover", (e) => {
    const call = e.pointerType !== "touch" && callAt(e);
    if (call) after(120, () => open(call));
  });
  on("pointerout", (e) => { if (callAt(e)) after(300, close); });
  on("pointerdown", (e) => { isTouch = e.pointerType === "touch"; leave(e); });
  on("focusin", (e) => {
    leave(e);
    if (!returns && callAt(e)?.matches(":focus-visible")) open(callAt(e));
    returns = null;
  });
  on("keydown", (e) => { if (e.key === "Escape") close(); });
  on("click", (e) => {
    const call = callAt(e);
    returns = e.target.closest("[role=doc-backlink], .number");
    if (call && isTouch && shown !== call && !inSight(call)) {
      e.preventDefault();
      open(call);
    } else if (e.target.closest("a")) close();
  });
})();
