// What is chosen, searched and shown is in the address: #statement&search=words&view=picture.
let view = "outline", written = null, writing = 0;
const scrolled = {};
const KINDS = [...document.querySelectorAll("[name=kind]")];
const address = () => {
  const more = new URLSearchParams();
  if ($("search").value.trim()) more.set("search", $("search").value.trim());
  if (KINDS.some((box) => !box.checked)) more.set("show", shownKinds().join(" "));
  if ($("group")?.value) more.set("part", $("group").value);
  if (paragraph) more.set("paragraph", `${paragraph.name}.${paragraph.number}`);
  if (view !== "outline") more.set("view", view);
  const name = chosen === null ? "" : encodeURIComponent(ids[chosen]);
  return name || String(more) ? `#${[name, String(more)].filter((each, place) => each || !place).join("&")}` : "";
};
const write = (push) => {
  clearTimeout(writing);
  written = address();
  if (written !== location.hash) history[push ? "pushState" : "replaceState"](null, "", written || location.pathname + location.search);
};
// Browsers limit how often an address may change: while somebody types, it waits.
const writeLater = () => {
  clearTimeout(writing);
  writing = setTimeout(write, 300);
};
const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
const read = () => {
  if (location.hash === written) return;
  const [name, ...rest] = location.hash.slice(1).split("&"), more = new URLSearchParams(rest.join("&"));
  written = location.hash;
  $("search").value = more.get("search") || "";
  const kinds = more.get("show");
  for (const box of KINDS) box.checked = kinds === null || kinds.split(" ").includes(box.value);
  if ($("group")) $("group").value = groups[more.get("part")] ? more.get("part") : "";
  setView(more.get("view"));
  if (view !== "outline") comeTo(view);
  filter();
  const node = numbers.get(decoded(name)) ?? null, cited = more.get("paragraph");
  const item = node === null && paragraphs.find((each) => each.number && cited === `${each.name}.${each.number}`);
  if (item) return choosePassage(item);
  if (node === null && chosen === null && !paragraph) return;
  choose(node);
  if (node !== null) focus(homes[node], wide.matches ? "center" : "start");
};
// On a narrow screen each view has the screen for itself, and is found as it was left.
const comeTo = (wanted) => {
  if (!wide.matches) scrollTo({ top: scrolled[wanted] ?? $("main").offsetTop - tools.offsetHeight, behavior: "instant" });
};
const setView = (wanted) => {
  view = [...$("views").children].some(({ value }) => value === wanted) ? wanted : "outline";
  // Beside the outline stands one of the others: the sources, where the page has them.
  const side = view !== "outline" ? view : text ? "source" : "picture";
  Object.assign(document.body.dataset, { view, side });
  for (const tab of $("views").children) tab.ariaPressed = tab.value === (wide.matches ? side : view);
};
wide.addEventListener("change", () => setView(view));
$("views").addEventListener("click", ({ target: { value } }) => {
  if (!value || value === view) return;
  scrolled[view] = scrollY;
  setView(value);
  write();
  comeTo(view);
});
for (const event of ["popstate", "hashchange"]) addEventListener(event, read);
