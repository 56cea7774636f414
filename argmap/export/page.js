"use strict";
(() => {
  const $ = (id) => document.getElementById(":" + id);
  const map = JSON.parse($("map").textContent);
  const tree = $("tree");
  const items = [...tree.children];
  const drawn = [...document.querySelectorAll("svg [data-node], svg [data-edge]")];
  const level = (item) => +item.getAttribute("aria-level");
  const numbers = new Map(map.nodes.map((node, number) => [node.id, number]));
  const nodes = new Map();
  const kindOf = (item) => item.classList[0];
  tree.setAttribute("role", "tree");
  for (const item of items) {
    item.setAttribute("role", "treeitem");
    item.tabIndex = -1;
    const link = item.querySelector(":scope > a");
    if (link) link.tabIndex = -1;
    nodes.set(item, numbers.get(item.id || decodeURIComponent(link.getAttribute("href").slice(1))));
    for (const sign of item.querySelectorAll(":scope > .kind, :scope > .rejected, :scope > .undecided")) {
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", sign.className === "kind" ? kindOf(item) : sign.className);
    }
  }
  const nodeOf = (item) => nodes.get(item);
  const places = new Map(items.map((item, place) => [item, place]));
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

  // Folding.
  const below = (item) => {
    const found = [];
    for (let place = places.get(item) + 1; place < items.length && level(items[place]) > level(item); place++) found.push(items[place]);
    return found;
  };
  const above = (item) => {
    const found = [];
    let wanted = level(item);
    for (let place = places.get(item) - 1; place >= 0 && wanted > 1; place--) {
      if (level(items[place]) < wanted) { found.push(items[place]); wanted = level(items[place]); }
    }
    return found;
  };
  const filtered = new Set();
  const refresh = () => {
    let hiddenBelow = Infinity;
    for (const item of items) {
      if (level(item) <= hiddenBelow) hiddenBelow = Infinity;
      item.hidden = hiddenBelow < Infinity || filtered.has(item);
      if (hiddenBelow === Infinity && item.getAttribute("aria-expanded") === "false") hiddenBelow = level(item);
    }
  };
  const expand = (item, open) => {
    if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", open);
  };
  const reveal = (item) => { for (const parent of above(item)) expand(parent, true); refresh(); };

  // Focus: one item of the tree is in the order of the Tab key.
  let current = items[0];
  const focus = (item) => {
    if (!item) return;
    current.tabIndex = -1;
    current = item;
    item.tabIndex = 0;
    item.focus();
  };
  if (current) current.tabIndex = 0;

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
    const texts = before[causes[0]].filter((other) => homes.has(other)).map((other) => homes.get(other).querySelector(":scope > span:not(.heading)").textContent);
    return "Rejected, for this stands against it: " + texts.join(" ");
  };
  const details = (node, under, over) => {
    const panel = $("details"), facts = map.nodes[node], home = homes.get(node);
    const close = say("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { choose(null); focus(current); });
    const parts = [close, say("h2", home.querySelector(":scope > span:not(.heading)").textContent), say("p", why(node))];
    for (const quote of facts.quotes || []) parts.push(say("blockquote", quote));
    if (facts.note) parts.push(say("p", facts.note));
    if (facts.tags) parts.push(say("p", "Tags: " + facts.tags.join(", ")));
    const statements = (found) => [...found].filter((other) => map.nodes[other].id).length;
    parts.push(say("p", `rests on ${many(statements(under), "statement")}`, "under"));
    parts.push(say("p", `${many(statements(over), "statement")} depend on it`.replace("1 statement depend", "1 statement depends"), "over"));
    panel.replaceChildren(...parts);
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
      if (scale < 0.9) zoom(1.1);
      const shape = picture.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
      canvas.scrollBy(shape.left + shape.width / 2 - frame.left - frame.width / 2, shape.top + shape.height / 2 - frame.top - frame.height / 2);
    }
  };

  // Search and filters.
  let matching = null;
  const dimmed = (ends) => matching !== null && ends.length === 1 && Boolean(map.nodes[ends[0]].id) && !matching.has(ends[0]);
  const filter = () => {
    const words = $("search").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value));
    const group = $("group") ? $("group").value : "";
    const all = !words.length && kinds.size === 3 && !group;
    matching = all ? null : new Set();
    filtered.clear();
    if (!all) {
      const part = group && new Set(map.groups[group]);
      for (const [node, home] of homes) {
        const text = home.textContent.toLocaleLowerCase();
        if (kinds.has(kindOf(home)) && (!part || part.has(node)) && words.every((word) => text.includes(word))) matching.add(node);
      }
      const kept = new Set();
      for (const item of items) if (item.id && matching.has(nodeOf(item))) {
        kept.add(item);
        for (const parent of above(item)) { kept.add(parent); expand(parent, true); }
      }
      for (const item of items) if (!kept.has(item)) filtered.add(item);
    }
    for (const item of items) item.classList.toggle("faded", matching !== null && !matching.has(nodeOf(item)));
    $("found").textContent = all ? "" : `${many(matching.size, "statement")} found`;
    refresh();
    choose(chosen, null);
  };

  // Keys and clicks, as the pattern for tree views has them.
  const visible = () => items.filter((item) => !item.hidden);
  const step = (by) => { const shown = visible(); focus(shown[shown.indexOf(current) + by]); };
  const activate = (item) => {
    const home = homes.get(nodeOf(item));
    if (home !== item) { reveal(home); focus(home); home.scrollIntoView({ block: "center", behavior: "instant" }); }
    choose(nodeOf(item));
  };
  let typed = "", typedAt = 0;
  const typeAhead = (key) => {
    const now = Date.now();
    typed = now - typedAt > 800 ? key : typed + key;
    typedAt = now;
    const shown = visible(), start = shown.indexOf(current) + (typed.length === 1 ? 1 : 0);
    const wanted = typed.toLocaleLowerCase();
    focus([...shown.slice(start), ...shown.slice(0, start)].find((item) =>
      item.querySelector(":scope > span:not(.heading), :scope > a").textContent.trim().toLocaleLowerCase().startsWith(wanted)));
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => focus(visible()[0]),
    End: () => focus(visible().at(-1)),
    ArrowRight: () => {
      if (current.getAttribute("aria-expanded") === "false") { expand(current, true); refresh(); }
      else if (current.hasAttribute("aria-expanded")) step(1);
    },
    ArrowLeft: () => {
      if (current.getAttribute("aria-expanded") === "true") { expand(current, false); refresh(); }
      else focus(above(current)[0]);
    },
    Enter: () => activate(current),
    " ": () => activate(current),
    Escape: () => choose(null),
    "*": () => { for (const item of items) if (level(item) === level(current)) expand(item, true); refresh(); },
  };
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a[href^=http]")) return;
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
    focus(item);
    const fold = item.hasAttribute("aria-expanded") && event.clientX < item.getBoundingClientRect().left + parseFloat(getComputedStyle(item).paddingLeft);
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
    homes.get(node).scrollIntoView({ block: "center", behavior: "instant" });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  const goToHash = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const home = name && document.getElementById(name);
    if (!home || home.parentNode !== tree) return;
    choose(nodeOf(home), false);
    focus(home);
    home.scrollIntoView({ block: "center", behavior: "instant" });
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
  $("fold").addEventListener("click", () => { for (const item of items) expand(item, false); refresh(); focus(items[0]); });
  $("tools").hidden = false;
  refresh();
  goToHash();
})();
