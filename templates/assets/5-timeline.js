// The timeline's filters and brush.
(() => {
  const find = (what) => document.querySelector(what), tools = find("#_tools");
  if (!tools) return;
  tools.before(tools.content.cloneNode(true));
  const make = (name, values) => Object.assign(document.createElement(name), values);
  const say = (text, of) => text.replace(/{(\w+)}/g, (_, name) => of[name].toLocaleString("en"));
  const form = find(".filters form"), box = form.parentElement, controls = [...form], selects = controls.filter((one) => one.options);
  const status = find(".shown p"), words = status.dataset, clear = find(".clear"), whole = find(".whole");
  const none = find(".nothing"), parts = find(".parts"), rows = document.querySelectorAll(".event");
  const field = find(".field"), handles = [...document.querySelectorAll(".handle")];
  const bins = JSON.parse(field?.dataset.bins ?? "[]"), end = bins.length - 1;
  let range, data, timer, results = make("div");

  const load = () => dossier.load("timeline", tools.dataset.rows)
    .then((come) => data ?? new Promise((done) => later(() => done(data = come))));
  const read = (search) => {
    const asked = new URLSearchParams(search);
    for (const one of controls) {
      one.value = asked.get(one.name);
      if (one.selectedIndex < 0) one.value = "";
    }
    const from = form.from.value, to = form.to.value;
    range = [
      Math.max(0, bins.findIndex((bin) => bin[2] === from || from[0] > "-" && `${bin[4]}~` >= from)),
      bins.findLastIndex((bin) => bin[4] === to || to[0] > "-" && bin[2] <= `${to}~`),
    ];
    if (range[1] < range[0]) range[1] = end;
  };
  const write = (how = "pushState") => {
    show();
    const asked = `${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`;
    history[how](null, "", asked ? `?${asked}` : location.pathname);
  };

  const sift = () => {
    const tests = [], counts = selects.map(() => []), alone = {}, fits = [], isDated = (event) => event[5][0] < 4;
    const start = range[0] > 0 ? bins[range[0]][1] : -1e9, stop = bins[range[1] + 1]?.[1] ?? 1e9;
    const isCut = start > -1e9 || stop < 1e9;
    if (isCut) tests.push([9, (event) => isDated(event) && (event[0] ?? start) < stop && (event[1] ?? start) >= start]);
    selects.forEach(({ selectedIndex }, n) => {
      if (selectedIndex) tests.push([n, (event) => event[n + 2].includes(selectedIndex - 1)]);
    });
    let left = 0;
    data.events.forEach((event, at) => {
      let not = -1;
      for (const [name, test] of tests) if (!test(event)) {
        if (not >= 0) return;
        not = name;
      }
      if (not < 0) fits.push(at);
      else alone[not] = (alone[not] ?? 0) + 1;
      left += not > 8 && !isDated(event);
      counts.forEach((of, n) => {
        if (not < 0 || not === n) for (const one of event[n + 2]) of[one] = (of[one] ?? 0) + 1;
      });
    });
    return { fits, alone, left, counts, isCut };
  };
  const show = async (isMoving) => {
    form.from.value = range[0] > 0 ? bins[range[0]][2] : "";
    form.to.value = range[1] < end ? bins[range[1]][4] : "";
    handles.forEach((handle, n) => {
      field.style.setProperty(n ? "--to" : "--from", `${(bins[range[n] + n]?.[0] ?? 1000) / 10}%`);
      handle.hidden = false;
      handle.ariaValueNow = range[n];
      handle.ariaValueText = bins[range[n]][3 + 2 * n];
    });
    const isAsked = controls.some((one) => one.value);
    clear.hidden = !isAsked;
    if (isAsked) await load();
    if (!data) return;
    const { fits, alone, left, counts, isCut } = sift(), n = fits.length;
    status.textContent = say(words[isAsked ? "some" : "all"], { n })
      + (isCut ? say(words.span, { from: bins[range[0]][3], to: bins[range[1]][5] }) : "")
      + (left ? say(words.undated, { n: left }) : "");
    none.hidden = n > 0;
    if (isMoving) return;
    if (parts) list(isAsked ? fits : [], parts.hidden = isAsked);
    else rows.forEach((row, at) => { row.hidden = !fits.includes(at); });
    if (box.open) selects.forEach((select, of) => later(() => [...select.options].slice(1).forEach((option, at) => {
      const n = counts[of][at] ?? 0;
      option.text = say(words.option, { name: option.dataset.name ??= option.text, n });
      option.hidden = !n && !option.selected;
    })));
    find(".nothing ul").replaceChildren(...Object.entries(alone).map(([name, n]) => {
      const select = selects[name], item = make("li");
      const what = select?.labels[0].firstChild.textContent ?? words.time;
      item.append(make("button", { textContent: say(words.without, { what, n }), onclick() {
        if (select) select.value = "";
        else range = [0, end];
        write();
        box.firstElementChild.focus();
      } }));
      return item;
    }));
  };

  const later = (work) => (self.requestIdleCallback ?? setTimeout)(work, { timeout: 99 });
  const list = (fits) => {
    const old = results, now = results = make("div");
    let year;
    const more = () => {
      if (now !== results || !fits.length) return;
      const { 7: heading } = data.events[fits[0]], section = make("section"), rows = make("ol", { className: "timeline far" });
      let n = 0;
      while (n < 10 && data.events[fits[n]]?.[7] === heading) n++;
      if (year !== heading) section.append(make("h2", { textContent: data.years[year = heading] }));
      rows.append(...fits.splice(0, n).map(row));
      section.append(rows);
      section.style.containIntrinsicBlockSize = `auto ${8 * n}rem`;
      now.append(section);
      later(more);
    };
    const drop = (idle) => {
      do (old.lastChild ?? old).remove();
      while (old.isConnected && idle?.timeRemaining() > 5);
      if (old.isConnected) later(drop);
    };
    old.after(now);
    old.hidden = true;
    later(more);
    later(drop);
  };
  const link = ([href, textContent, lang, dir, draft]) => [
    make("a", { href, textContent, ...lang && { lang }, ...dir && { dir } }),
    ...draft ? [" ", make("span", { className: "tag draft", textContent: draft })] : [],
  ];
  const row = (at) => {
    const [kind, ...told] = JSON.parse(data.rows[at]), item = find("#_row").content.firstElementChild.cloneNode(true);
    item.className += kind;
    item.querySelectorAll("[data-slot]").forEach((slot, n) => {
      const what = told[n];
      if (!what) slot.remove();
      else if (slot.ownerSVGElement) slot.setAttribute("d", what);
      else if (what.map) slot.prepend(...what.flatMap((one, at) => [at ? ", " : "", ...link(data.links[one] ?? one)]));
      else if (what !== 1) slot.prepend(what);
    });
    return item;
  };

  const way = document.dir === "rtl" ? -1 : 1;
  const steps = { ArrowRight: way, ArrowLeft: -way, ArrowUp: 1, ArrowDown: -1, PageUp: 9, PageDown: -9, Home: -end, End: end };
  if (field) Object.assign(field, {
    onkeydown(event) {
      const n = handles.indexOf(event.target), step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      range[n] = Math.min(n ? end : range[1], Math.max(n && range[0], range[n] + step));
      show(true);
      clearTimeout(timer);
      timer = setTimeout(write, 300, "replaceState");
    },
    onpointerdown(event) {
      const before = range, n = handles.indexOf(event.target), { left, right, width } = field.getBoundingClientRect();
      const binAt = ({ clientX: x }) => bins.findLastIndex((bin) => bin[0] * width <= 1000 * Math.max(0, way > 0 ? x - left : right - x));
      const fixed = n < 0 ? binAt(event) : range[1 - n];
      field.setPointerCapture(event.pointerId);
      field.onpointermove = (at) => {
        range = [fixed, binAt(at)].sort((a, b) => a - b);
        show(true);
      };
      field.onpointerup = field.onpointercancel = ({ type }) => {
        field.onpointermove = field.onpointerup = null;
        if (type === "pointercancel") range = before;
        write();
      };
      if (n < 0) field.onpointermove(event);
    },
  });
  parts?.before(results);
  form.onchange = () => write();
  box.ontoggle = () => load().then(() => show());
  /* Hidden with the focus on it, it would hold the browser up. */
  clear.onclick = () => { box.firstElementChild.focus(); read(); write(); };
  if (whole) whole.onclick = () => { form.all.value = 1; write(); };
  const restore = () => { read(location.search); show(); };
  addEventListener("popstate", restore);
  restore();
  box.open = selects.some((select) => select.value);
})();
