"use strict";
(() => {
  const $ = (id) => document.getElementById(":" + id);
  const map = JSON.parse($("map").textContent);
  const tree = $("tree");
  const items = [...tree.children];
  const drawn = [...document.querySelectorAll("svg [data-node], svg [data-edge]")];
  const levels = new Map(items.map((item) => [item, +item.getAttribute("aria-level")]));
  const level = (item) => levels.get(item);
  const numbers = new Map(map.nodes.map((node, number) => [node.id, number]));
  const nodes = new Map();
  const kindOf = (item) => item.classList[0];
  tree.setAttribute("role", "tree");
  for (const [place, item] of items.entries()) {
    item.setAttribute("role", "treeitem");
    item.tabIndex = -1;
    const link = item.querySelector(":scope > a");
    if (link) link.tabIndex = -1;
    nodes.set(item, map.rows[place]);
    for (const sign of item.querySelectorAll(":scope > .kind, :scope > .rejected, :scope > .undecided")) {
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", sign.className === "kind" ? kindOf(item) : sign.className);
    }
  }
  const nodeOf = (item) => nodes.get(item);
  const homes = new Map();
  for (const item of items) if (item.id) homes.set(nodeOf(item), item);

  // What leads to a node and what it leads to, by number.
  const before = map.nodes.map(() => []), after = map.nodes.map(() => []);
  for (const [start, end] of map.edges) { after[start].push(end); before[end].push(start); }

  const reach = (start, next) => {
    const found = new Set(), waiting = [start];
    while (waiting.length) for (const node of next(waiting.pop())) {
      if (!found.has(node)) { found.add(node); waiting.push(node); }
    }
    found.delete(start);
    return found;
  };
  const supports = (node) => before[node].filter((other) => map.nodes[other] !== "attack");

  // Folding. Each line of the outline knows the one that it stands under.
  const parents = new Map(), path = [];
  for (const item of items) {
    while (path.length && level(path.at(-1)) >= level(item)) path.pop();
    parents.set(item, path.at(-1));
    path.push(item);
  }
  const above = (item) => {
    const found = [];
    for (let parent = parents.get(item); parent; parent = parents.get(parent)) found.push(parent);
    return found;
  };
  // One line of the tree is in the order of the Tab key.
  let current = items[0];
  const rove = (item) => {
    if (!item) return;
    current.tabIndex = -1;
    current = item;
    item.tabIndex = 0;
  };
  const focus = (item, options) => { if (item) { rove(item); item.focus(options); } };
  rove(current);

  const filtered = new Set();
  const refresh = () => {
    let hiddenBelow = Infinity;
    for (const item of items) {
      if (level(item) <= hiddenBelow) hiddenBelow = Infinity;
      item.hidden = hiddenBelow < Infinity || filtered.has(item);
      if (hiddenBelow === Infinity && item.getAttribute("aria-expanded") === "false") hiddenBelow = level(item);
    }
    if (current?.hidden) rove(above(current).find((item) => !item.hidden) || items.find((item) => !item.hidden));
  };
  const expand = (item, open) => {
    if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", open);
  };
  const reveal = (item) => { for (const parent of above(item)) expand(parent, true); refresh(); };

  // The picture: fitted to its frame at first, readable when a statement is chosen.
  const canvas = document.querySelector(".canvas"), svg = document.querySelector(".canvas svg");
  let scale = 1;
  const fitting = () => Math.min(canvas.clientWidth / svg.dataset.width, canvas.clientHeight / svg.dataset.height, 1.3);
  const zoom = (to) => {
    const x = (canvas.scrollLeft + canvas.clientWidth / 2) / scale, y = (canvas.scrollTop + canvas.clientHeight / 2) / scale;
    scale = Math.min(Math.max(to, 0.05), 4);
    svg.setAttribute("width", svg.dataset.width * scale);
    svg.setAttribute("height", svg.dataset.height * scale);
    canvas.scrollTo(x * scale - canvas.clientWidth / 2, y * scale - canvas.clientHeight / 2);
  };

  // Choosing a statement.
  let chosen = null;
  const say = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const textOf = (item) => item.querySelector(":scope > span:not(.heading), :scope > a").textContent;
  const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
  const why = (node) => {
    const home = homes.get(node), { causes } = map.nodes[node];
    const label = (home.querySelector(":scope > .rejected, :scope > .undecided") || { className: "accepted" }).className;
    if (label === "undecided") return "Undecided: no argument for or against it settles the matter.";
    if (label === "accepted") {
      const ground = kindOf(home) === "premise" ? "it is taken as given" : "an argument for it stands";
      return `Accepted: ${ground}${before[node].some((other) => map.nodes[other] === "attack") ? ", and what is said against it fails" : ""}.`;
    }
    if (!causes) return "Rejected: nothing supports it.";
    if (map.nodes[causes[0]] === "support") return "Rejected: every argument for it fails.";
    const texts = before[causes[0]].filter((other) => homes.has(other)).map((other) => textOf(homes.get(other)));
    return "Rejected, for this stands against it: " + texts.join(" ");
  };
  const details = (node, under, over) => {
    const panel = $("details"), facts = map.nodes[node], home = homes.get(node);
    const close = say("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { choose(null); focus(current); });
    const list = document.createElement("dl");
    const tell = (term, ...said) => { const value = document.createElement("dd"); value.append(...said); list.append(say("dt", term), value); };
    const notes = [...home.querySelectorAll(":scope > span ~ i:not(.kind)")].at(-1);
    const cites = [...home.querySelectorAll(":scope > span:not(.heading) ~ small")];
    const heading = home.querySelector(":scope > .heading")?.textContent || kindOf(home);
    tell("Kind", heading + (notes ? " " + notes.textContent : ""));
    if (cites.length) tell("Cited", ...cites.flatMap((cite, at) => [at ? ", " : "", ...[...cite.childNodes].map((child) => child.cloneNode(true))]));
    if (facts.group !== undefined) tell("Part", map.groups[facts.group].title);
    if (facts.tags?.length) tell("Tags", facts.tags.join(", "));
    const parts = [close, say("h2", textOf(home)), say("p", why(node)), list];
    for (const quote of facts.quotes || []) parts.push(say("blockquote", quote));
    if (facts.note) parts.push(say("p", facts.note));
    const statements = (found) => [...found].filter((other) => homes.has(other)).length;
    const reached = say("p", "", "reach");
    reached.append(
      say("span", `rests on ${many(statements(under), "statement")}`, "under"),
      say("span", `bears on ${many(statements(over), "statement")}`, "over"));
    panel.replaceChildren(...parts, reached);
    panel.scrollTop = 0;
    panel.hidden = false;
  };
  const choose = (node, link = true) => {
    chosen = node;
    const under = node === null ? new Set() : reach(node, supports);
    const over = node === null ? new Set() : reach(node, (other) => after[other]);
    const mark = (element, number) => {
      element.classList.toggle("chosen", number === node);
      element.classList.toggle("under", under.has(number));
      element.classList.toggle("over", over.has(number));
    };
    for (const item of items) {
      mark(item, nodeOf(item));
      item.setAttribute("aria-selected", nodeOf(item) === node && Boolean(item.id));
    }
    const lit = new Set([node, ...under, ...over]);
    for (const element of drawn) {
      if (element.dataset.node !== undefined) mark(element, +element.dataset.node);
      const ends = (element.dataset.edge ?? element.dataset.node).split(" ").map(Number);
      element.classList.toggle("faded", (node !== null && !ends.every((end) => lit.has(end))) || dimmed(ends));
    }
    if (node === null) { $("details").hidden = true; if (link) history.replaceState(null, "", location.pathname + location.search); return; }
    details(node, under, over);
    reveal(homes.get(node));
    if (link) history.replaceState(null, "", "#" + encodeURIComponent(map.nodes[node].id));
    const picture = document.querySelector(`svg [data-node="${node}"]`);
    if (picture && link !== null) {
      if (scale < 0.9) zoom(1);
      const shape = picture.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
      canvas.scrollBy(shape.left + shape.width / 2 - frame.left - frame.width / 2, shape.top + shape.height / 2 - frame.top - frame.height / 2);
    }
  };

  // Search and filters.
  let matching = null, folded = [];
  const dimmed = (ends) => matching !== null && ends.length === 1 && Boolean(map.nodes[ends[0]].id) && !matching.has(ends[0]);
  const filter = () => {
    const words = $("search").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value));
    const group = $("group") ? $("group").value : "";
    const all = !words.length && kinds.size === 3 && !group;
    // What was folded before a search is folded again after it.
    if (matching === null) folded = items.filter((item) => item.getAttribute("aria-expanded") === "false");
    else if (all) for (const item of folded) expand(item, false);
    matching = all ? null : new Set();
    filtered.clear();
    if (!all) {
      const part = group && new Set(map.groups[group].statements);
      for (const [node, home] of homes) {
        const text = home.textContent.toLocaleLowerCase();
        if (kinds.has(kindOf(home)) && (!part || part.has(node)) && words.every((word) => text.includes(word))) matching.add(node);
      }
      const kept = new Set();
      for (const item of items) if (item.id && matching.has(nodeOf(item))) {
        kept.add(item);
        for (let parent = parents.get(item); parent && !kept.has(parent); parent = parents.get(parent)) kept.add(parent);
      }
      for (const item of items) if (!kept.has(item)) filtered.add(item);
      for (const item of kept) if (parents.get(item)) expand(parents.get(item), true);
    }
    for (const item of items) item.classList.toggle("faded", matching !== null && !matching.has(nodeOf(item)));
    $("found").textContent = all ? "" : `${many(matching.size, "statement")} found`;
    refresh();
    choose(chosen, null);
  };

  // Keys and clicks, as the pattern for tree views has them.
  const visible = () => items.filter((item) => !item.hidden);
  const wide = matchMedia("(min-width: 60.01rem)");
  const show = (item) => {
    focus(item, { preventScroll: true });
    item.scrollIntoView({ block: wide.matches ? "center" : "start" });
  };
  const step = (by) => { const shown = visible(); focus(shown[shown.indexOf(current) + by]); };
  const activate = (item) => {
    const home = homes.get(nodeOf(item));
    choose(nodeOf(item));
    if (home !== item) show(home);
  };
  let typed = "", typedAt = 0;
  const typeAhead = (key) => {
    const now = Date.now();
    typed = now - typedAt > 800 ? key : typed + key;
    typedAt = now;
    const shown = visible(), start = shown.indexOf(current) + (typed.length === 1 ? 1 : 0);
    const wanted = typed.toLocaleLowerCase();
    focus([...shown.slice(start), ...shown.slice(0, start)].find((item) =>
      textOf(item).trim().toLocaleLowerCase().startsWith(wanted)));
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => focus(visible()[0]),
    End: () => focus(visible().at(-1)),
    ArrowRight: () => {
      if (current.getAttribute("aria-expanded") === "false") { expand(current, true); refresh(); }
      else focus(visible().find((item) => parents.get(item) === current));
    },
    ArrowLeft: () => {
      if (current.getAttribute("aria-expanded") === "true") { expand(current, false); refresh(); }
      else focus(parents.get(current));
    },
    Enter: () => activate(current),
    " ": () => activate(current),
    Escape: () => choose(null),
    "*": () => { for (const item of items) if (parents.get(item) === parents.get(current)) expand(item, true); refresh(); },
  };
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a:not([href^='#'])")) return;
    const act = keys[event.key];
    if (act) act();
    else if (event.key.length === 1) typeAhead(event.key);
    else return;
    event.preventDefault();
  });
  tree.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (!item) return;
    const link = event.target.closest("a");
    if (link && !link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    focus(item, { preventScroll: true });
    const fold = event.target === item && item.hasAttribute("aria-expanded") && event.clientX < item.getBoundingClientRect().left + parseFloat(getComputedStyle(item).paddingLeft);
    if (fold) { expand(item, item.getAttribute("aria-expanded") !== "true"); refresh(); }
    else activate(item);
  });
  canvas?.addEventListener("click", (event) => {
    const shape = event.target.closest("[data-node]");
    const link = event.target.closest("a");
    if (link && !(link.getAttribute("xlink:href") || "#").startsWith("#")) return;
    event.preventDefault();
    if (!shape) return;
    let node = +shape.dataset.node;
    if (!homes.has(node)) node = after[node].find((other) => homes.has(other));
    if (node === undefined) return;
    choose(node);
    rove(homes.get(node));
    // On a narrow screen the outline is elsewhere, and the reader stays at the picture.
    if (wide.matches) current.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  const goToHash = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const home = homes.get(numbers.get(name));
    if (!home) return;
    choose(nodeOf(home), false);
    show(home);
  };
  addEventListener("hashchange", goToHash);

  if (svg) {
    $("zoom").hidden = false;
    $("zoom").addEventListener("click", (event) => {
      const by = event.target.value;
      if (by) zoom(by === "fit" ? fitting() : scale * by);
    });
    zoom(fitting());
  }
  $("tools").addEventListener("submit", (event) => {
    event.preventDefault();
    focus(items.find((item) => !item.hidden && item.id && (matching === null || matching.has(nodeOf(item)))));
  });
  for (const event of ["input", "change"]) $("tools").addEventListener(event, filter);
  $("unfold").addEventListener("click", () => { for (const item of items) expand(item, true); refresh(); });
  $("fold").addEventListener("click", () => { for (const item of items) expand(item, false); refresh(); });
  $("tools").hidden = false;
  new ResizeObserver(() => {
    const sticks = getComputedStyle($("tools")).position === "sticky";
    document.documentElement.style.setProperty("--bar", `${sticks ? $("tools").offsetHeight : 0}px`);
  }).observe($("tools"));
  refresh();
  goToHash();
})();
