/* Data that a page loads as it needs it. From a file, a page may load scripts and nothing else: each hands over one value. */
(() => {
  const files = {}, come = {};
  self.dossier = (name, value) => come[name](value);
  dossier.load = (name, src) => files[name] ??= new Promise((done, failed) => {
    come[name] = done;
    const onerror = () => failed(delete files[name]);
    document.head.append(Object.assign(document.createElement("script"), { src, onerror }));
  });
})();
