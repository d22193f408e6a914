// A button at each form of a citation copies it, or selects it where that is not allowed.
(() => document.querySelectorAll(".cite-this .form").forEach((form) => {
  const name = form.querySelector(".form-name"), text = form.querySelector("pre");
  const { copy, copied, selected } = form.parentElement.dataset;
  const button = Object.assign(document.createElement("button"), {
    type: "button", textContent: copy, ariaLabel: `${copy}: ${name.textContent}`,
  });
  const said = Object.assign(document.createElement("span"), { role: "status" });
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = copied;
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = selected;
    }
  };
  name.append(button, said);
}))();
