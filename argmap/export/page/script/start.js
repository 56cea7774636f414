const root = document.documentElement;
$("theme").addEventListener("input", ({ target: { value } }) => {
  root.style.colorScheme = value;
  try { localStorage.setItem("argmap-theme", value); } catch { /* a page may have no storage */ }
});
try {
  $("theme").value = localStorage.getItem("argmap-theme") || "";
  root.style.colorScheme = $("theme").value;
} catch { /* a page may have no storage */ }
$("options").addEventListener("click", () => {
  const opens = $("options").ariaExpanded !== "true";
  $("options").ariaExpanded = opens;
  tools.classList.toggle("open", opens);
});
// A link would change the address, in which the search is.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  setView(wide.matches ? view : "outline");
  if (outline.items.length) focus(current);
  else $("outline").focus();
});
$("help").addEventListener("click", () => $("keys").showModal());
$("close").addEventListener("click", () => $("keys").close());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
  if (event.key === "Escape") {
    const inside = $("details").contains(document.activeElement);
    letGo();
    if (inside) focus(current);
    return;
  }
  if (event.target.closest("input, select, textarea")) return;
  const tab = $("views").children[event.key - 1];
  if (event.key === "?") $("keys").showModal();
  else if (event.key === "/") $("search").focus();
  else if (tab) tab.click();
  else return;
  event.preventDefault();
});
// Paper has all of the outline, and the whole picture.
const print = (is) => {
  if (isPrinting === is) return;
  isPrinting = is;
  refresh();
  if (!stages && is && drawing.length) makePicture();
  if (!stages) return;
  for (const [name, value] of is ? [["viewBox", sheet.viewBox], ["width", sheet.width], ["height", sheet.height]] : [["viewBox"], ["width"], ["height"]]) {
    if (value === undefined) sheet.svg.removeAttribute(name);
    else sheet.svg.setAttribute(name, value);
  }
  if (is) for (const stage of stages) stage.removeAttribute("transform");
  else move(at.x, at.y, at.scale);
  update();
};
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
matchMedia("print").addEventListener("change", ({ matches }) => print(matches));

root.classList.add("scripted");
for (const part of [tools, tree, $("views")]) part.hidden = false;
// What stands beside the outline fills the screen below the tools, and below what is above them.
const side = document.querySelector(".side");
const measure = () => {
  const bar = tools.offsetHeight, head = Math.max(0, $("main").getBoundingClientRect().top - bar);
  root.style.setProperty("--bar", `${bar}px`);
  side.style.setProperty("--head", `${Math.min(head, innerHeight / 2)}px`);
};
// At once: a slow browser scrolls to what the address names before the observer is called.
measure();
new ResizeObserver(measure).observe(tools);
for (const event of ["scroll", "resize"]) addEventListener(event, () => requestAnimationFrame(measure), { passive: true });
tree.role = "tree";
refresh();
read();
// A browser that comes back to the page fills in the form again.
addEventListener("pageshow", () => { if ($("search").value.trim() !== (new URLSearchParams(location.hash.split("&").slice(1).join("&")).get("search") || "")) filter(); });
// So that the first key of a search has not to wait.
setTimeout(() => homes.forEach((home) => { searched(home); kindOf(home); }), 1000);
