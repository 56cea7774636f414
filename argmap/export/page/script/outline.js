const tools = $("tools"), tree = $("tree");
let chosen = null, lit = { under: new Set(), against: new Set(), over: new Set() };
let matching = null, part = null, pattern = null, hits = [], hit = -1;
const top = {};
const isApart = (line) => Boolean(part && line.step && !part.nodes.has(line.step));

// The row of a line is made when it is first seen.
const elementOf = (line) => {
  if (line.element) return line.element;
  const element = line.element = cast(line.markup), link = element.querySelector(":scope > a");
  element.role = "treeitem";
  element.tabIndex = -1;
  element.line = line;
  if (link) Object.assign(link, { tabIndex: -1, href: addressOf(line.node) });
  return element;
};
const mark = (line) => {
  const { element } = line;
  if (line.pattern === pattern) return;
  line.pattern = pattern;
  for (const found of element.querySelectorAll("mark")) found.replaceWith(...found.childNodes);
  element.normalize();
  if (!pattern || !matching?.has(line.node)) return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("b, s, .now")) texts.push(walker.currentNode);
  for (const text of texts) {
    const pieces = text.data.split(pattern), words = text.data.match(pattern);
    if (words) text.replaceWith(...pieces.flatMap((piece, at) => at ? [make("mark", words[at - 1]), piece] : [piece]));
  }
};
const paint = (line) => {
  const element = elementOf(line), { node } = line, holder = line.above || top;
  const looks = {
    chosen: node === chosen, under: lit.under.has(node), against: lit.against.has(node), over: lit.over.has(node),
    faded: matching && !matching.has(node), hit: line === hits[hit], apart: isApart(line),
    beyond: part && line.isHome && part.outside.has(node),
  };
  for (const [name, on] of Object.entries(looks)) element.classList.toggle(name, Boolean(on));
  element.ariaSelected = node === chosen && line.isHome;
  element.ariaExpanded = line.opens ? !line.folded : null;
  element.ariaPosInSet = line.position;
  element.ariaSetSize = holder.size;
  element.querySelector(":scope > .now")?.remove();
  const count = part && (line.isHome && part.leftOut.get(node) || linesOf[line.step]?.[0] === line && part.leftOut.get(line.step));
  if (count) {
    const sign = make("small", ` (+${count}) `);
    sign.className = "now";
    element.insertBefore(sign, element.querySelector(line.isHome && part.leftOut.has(node) ? ":scope > :is(.rejected, .undecided)" : ":scope > :is(span, a)"));
  }
  mark(line);
};

// One line of the tree is in the order of the Tab key: the tree itself, while that line is far away.
let current = lines[0];
const outline = listIn(tree, null, paint, () => { tree.tabIndex = current?.element?.isConnected ? -1 : 0; });
const rove = (line) => {
  if (!line) return;
  elementOf(current).tabIndex = -1;
  current = line;
  elementOf(line).tabIndex = 0;
};
const focus = (line, block) => {
  if (!line) return;
  rove(line);
  outline.show(line, block);
  line.element.focus({ preventScroll: true });
};

// Folding.
const refresh = () => {
  const shown = [];
  for (const line of [top, ...lines]) line.size = 0;
  for (const line of lines) {
    line.isOpen = !line.above || (line.above.isOpen && !line.above.folded);
    if (!isPrinting && (!line.isOpen || line.isFiltered)) continue;
    line.position = ++(line.above || top).size;
    shown.push(line);
  }
  let seen = current;
  while (seen && (!seen.isOpen || seen.isFiltered)) seen = seen.above;
  rove(seen || shown[0]);
  outline.set(shown);
};
const expand = (some, open) => {
  for (const line of some) line.folded = Boolean(line.opens) && !open;
};
const unfold = (some, open) => {
  expand(some, open);
  refresh();
};
const reveal = (line) => {
  const above = [];
  for (let each = line.above; each; each = each.above) if (each.folded) above.push(each);
  if (above.length) unfold(above, true);
};
// A long outline begins with as many levels as can be taken in.
const OPEN = 200;
if (lines.length > OPEN) {
  let deepest = 0, count = 0;
  for (; count <= OPEN; deepest++) count += lines.filter((line) => line.level === deepest).length;
  expand(lines.filter((line) => line.level >= deepest - 2), false);
}

// Choosing a statement lights up what speaks for it, what against it, and what it bears on.
const light = (node) => {
  chosen = node;
  lit = node === null ? { under: new Set(), against: new Set(), over: new Set() } : around(node);
  outline.repaint();
  repaintPicture();
};
const choose = (node, { push = false, stay = false } = {}) => {
  light(node);
  describe();
  showPassage(node);
  if (node !== null) {
    // A filter does not hide what is chosen.
    if (homes[node].isFiltered) showAll();
    reveal(homes[node]);
    if (!stay) goTo(node);
    say(`${textOf(node)} ${labelOf(node)}.`);
  }
  write(push);
};
const go = (node) => {
  choose(node, { push: true });
  const isNarrow = !wide.matches && view !== "outline";
  if (!isNarrow) focus(homes[node], wide.matches ? "center" : "start");
};

// Keys and clicks, as the pattern for tree views has them.
const wide = matchMedia("(min-width: 60.01rem)");
const step = (by) => {
  const shown = outline.items;
  focus(shown[shown.indexOf(current) + by]);
};
const activate = (line) => {
  choose(line.node);
  // What is known of it must not cover it.
  if (line.isHome) outline.show(line);
  else focus(homes[line.node], wide.matches ? "center" : "start");
};
let typed = "", typedAt = 0;
const typeAhead = (key) => {
  typed = Date.now() - typedAt > 800 ? key : typed + key;
  typedAt = Date.now();
  const shown = outline.items, start = shown.indexOf(current) + (typed.length === 1 ? 1 : 0);
  focus([...shown.slice(start), ...shown.slice(0, start)].find((line) =>
    shownText(line).trim().toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())));
};
const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Home: () => focus(outline.items[0]),
  End: () => focus(outline.items.at(-1)),
  ArrowRight: () => current.folded ? unfold([current], true) : focus(outline.items.find((line) => line.above === current)),
  ArrowLeft: () => current.opens && !current.folded ? unfold([current], false) : focus(current.above),
  Enter: () => activate(current),
  " ": () => activate(current),
  "*": () => unfold(lines.filter((line) => line.above === current.above), true),
};
const leadsOut = (link) => link && link.closest("small") || /^[^#]/.test(link?.getAttribute("xlink:href") || "");
tree.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || leadsOut(event.target.closest("a"))) return;
  if (keys[event.key]) keys[event.key]();
  else if (event.key.length === 1 && /[^\s\d/?]/.test(event.key)) typeAhead(event.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
tree.addEventListener("focusin", ({ target }) => {
  if (target === tree) focus(current);
  else rove(target.closest("li").line);
});
tree.addEventListener("click", (event) => {
  const row = event.target.closest("li");
  if (!row || leadsOut(event.target.closest("a"))) return;
  event.preventDefault();
  rove(row.line);
  row.focus({ preventScroll: true });
  // The sign stands where the padding of the line ends.
  const padding = row.getBoundingClientRect().left + parseFloat(getComputedStyle(row).paddingLeft);
  if (event.target === row && row.line.opens && event.clientX < padding) unfold([row.line], row.line.folded);
  else activate(row.line);
});
$("unfold").addEventListener("click", () => unfold(lines, true));
$("fold").addEventListener("click", () => unfold(lines, false));
