"use strict";
(() => {
  const $ = (id) => document.getElementById(":" + id);
  const { steps, about, why, phrases, groups } = JSON.parse($("map").textContent);

  // Statements are numbered in the order of the outline, arguments after them, likewise. Each line
  // of the outline knows its statement, the argument that it is part of, its depth and the line
  // that it stands under. An argument has a line for each of its premises.
  const tools = $("tools"), tree = $("tree"), lines = [...tree.children];
  const homes = lines.filter((line) => line.id);
  const numbers = new Map(homes.map((home, node) => [home.id, node]));
  const path = [], begun = [], linesOf = [];
  tree.role = "tree";
  for (const line of lines) {
    const link = line.querySelector(":scope > a");
    if (link) link.tabIndex = -1;
    line.node = numbers.get(line.id || decodeURIComponent(link.hash.slice(1)));
    line.depth = +line.ariaLevel;
    while (path.length && path.at(-1).depth >= line.depth) path.pop();
    line.above = path.at(-1);
    if (line.above) {
      line.above.ariaExpanded = true;
      let step = begun[line.depth];
      if (!linesOf[step] || linesOf[step].length === steps[step].length - 2) step = begun[line.depth] = linesOf.push([]) - 1;
      linesOf[step].push(line);
      line.step = homes.length + step;
    }
    path.push(line);
    line.role = "treeitem";
    line.tabIndex = -1;
  }
  const textOf = (line) => line.querySelector(":scope > span, :scope > a").textContent;
  const kindOf = (line) => line.classList[0];

  // What leads to a node and what it leads to.
  const before = [...homes, ...steps].map(() => []), after = before.map(() => []);
  const relation = (node) => steps[node - homes.length]?.[0];
  for (const [place, [, target, ...premises]] of steps.entries()) {
    const step = homes.length + place;
    for (const [start, end] of [...premises.map((premise) => [premise, step]), [step, target]]) {
      after[start].push(end);
      before[end].push(start);
    }
  }
  const reach = (start, next) => {
    const found = new Set(), waiting = [start];
    while (waiting.length) for (const node of next(waiting.pop())) {
      if (!found.has(node)) { found.add(node); waiting.push(node); }
    }
    found.delete(start);
    return found;
  };
  const supports = (node) => before[node].filter((other) => relation(other) !== "attack");

  // One line of the tree is in the order of the Tab key.
  let current = lines[0];
  const rove = (line) => {
    current.tabIndex = -1;
    current = line;
    line.tabIndex = 0;
  };
  const focus = (line, options) => {
    if (!line) return;
    rove(line);
    line.focus(options);
  };
  rove(current);

  // Folding.
  const filtered = new Set();
  const shown = () => lines.filter((line) => !line.hidden);
  const isFolded = (line) => line.ariaExpanded === "false";
  const refresh = () => {
    let folded = Infinity;
    for (const line of lines) {
      if (line.depth <= folded) folded = Infinity;
      line.hidden = folded < Infinity || filtered.has(line);
      if (folded === Infinity && isFolded(line)) folded = line.depth;
    }
    let seen = current;
    while (seen?.hidden) seen = seen.above;
    seen ??= shown()[0];
    if (seen) rove(seen);
  };
  const expand = (some, open) => {
    for (const line of some) if (line.ariaExpanded !== null) line.ariaExpanded = open;
  };
  const unfold = (some, open) => {
    expand(some, open);
    refresh();
  };
  const reveal = (line) => {
    const above = [];
    for (let each = line.above; each; each = each.above) above.push(each);
    unfold(above, true);
  };

  // The picture: fitted to its frame at first, readable when a statement is chosen.
  const canvas = document.querySelector(".canvas"), svg = canvas?.querySelector("svg");
  const drawn = svg ? [...svg.querySelectorAll("[data-node], [data-edge]")] : [];
  let scale = 1;
  const zoom = (to) => {
    canvas.classList.remove("whole");
    const x = (canvas.scrollLeft + canvas.clientWidth / 2) / scale;
    const y = (canvas.scrollTop + canvas.clientHeight / 2) / scale;
    scale = Math.min(Math.max(to, 0.05), 4);
    for (const size of ["width", "height"]) svg.setAttribute(size, svg.dataset[size] * scale);
    canvas.scrollTo(x * scale - canvas.clientWidth / 2, y * scale - canvas.clientHeight / 2);
  };
  const fit = () => {
    canvas.classList.remove("whole");
    zoom(Math.min(canvas.clientWidth / svg.dataset.width, canvas.clientHeight / svg.dataset.height, 1.3));
    canvas.classList.add("whole");
  };
  const centre = (shape) => {
    if (scale < 0.9) zoom(1);
    const box = shape.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
    canvas.scrollBy(
      box.left + box.width / 2 - frame.left - frame.width / 2,
      box.top + box.height / 2 - frame.top - frame.height / 2);
  };

  // What is known of a statement.
  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };
  const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

  // Why a statement has its label: a step a line, each reason once, down to the premises.
  const linkTo = (node) => {
    const link = make("a", textOf(homes[node]));
    link.href = "#" + encodeURIComponent(homes[node].id);
    return link;
  };
  const named = (name) => homes[name] ? [linkTo(name)] : steps[name - homes.length]?.slice(2).map(linkTo) || [name];
  const reasonFor = (start) => {
    const list = make("ul"), told = new Set([start]), waiting = [];
    const explain = (node, level) => waiting.push(...why[node].slice(1).reverse().map((part) => [level, ...part]));
    if (why[start]) explain(start, 1);
    while (waiting.length) {
      const [level, phrase, ...names] = waiting.pop(), [node] = names, [before, behind, again, against] = phrases[phrase];
      const isNew = again && !told.has(node);
      const texts = names.flatMap(named).flatMap((text, place) => [place ? " and " : " ", make("q", "“", text, "”")]);
      list.append(make("li", make("b", before), ...texts, " ", again && !isNew ? again : behind));
      if (against) list.lastChild.firstChild.className = "against";
      list.lastChild.style.marginLeft = `${Math.min(level, 9)}rem`;
      if (isNew) { told.add(node); explain(node, level + 1); }
    }
    return [make("p", `It ${phrases[why[start]?.[0] || 0][1]}`), list];
  };
  const describe = (node, under, over) => {
    const home = homes[node], facts = about[node] || {}, list = make("dl");
    const tell = (term, ...said) => list.append(make("dt", term), make("dd", ...said));
    const all = (selector) => [...home.querySelectorAll(`:scope > ${selector}`)];
    const [notes] = all("span ~ i");
    tell("Kind", all("em")[0]?.textContent || kindOf(home), notes ? ` ${notes.textContent}` : "");
    const cites = all("span ~ small:not([class])").flatMap((cite) => [", ", ...cite.cloneNode(true).childNodes]);
    if (cites.length) tell("Cited", ...cites.slice(1));
    for (const [title, members] of Object.values(groups)) if (members.includes(node)) tell("Part", title);
    for (const [name, said] of facts.details || []) tell(name[0].toUpperCase() + name.slice(1), said);
    const close = make("button", "×");
    close.type = "button";
    close.ariaLabel = "Close";
    close.addEventListener("click", () => { choose(null); focus(current); });
    const count = (found) => many([...found].filter((other) => homes[other]).length, "statement");
    const reached = make("p");
    for (const [name, said, found] of [["under", "rests on", under], ["over", "bears on", over]]) {
      reached.append(make("span", `${said} ${count(found)}`), " ");
      reached.lastElementChild.className = name;
    }
    const quotes = (facts.quotes || []).map(([quote, where]) => make("blockquote", quote, " ", make("small", where)));
    $("details").replaceChildren(
      close, make("h2", textOf(home)), list, ...quotes, ...(facts.notes || []).map((note) => make("p", note)), ...reasonFor(node), reached);
    $("details").scrollTop = 0;
  };

  // Choosing a statement lights up what it rests on and what rests on it.
  let chosen = null, matching = null, part = null;
  const choose = (node, link = true) => {
    chosen = node;
    const none = node === null;
    const under = none ? new Set() : reach(node, supports);
    const over = none ? new Set() : reach(node, (other) => after[other]);
    const mark = (element, number) => {
      element.classList.toggle("chosen", number === node);
      element.classList.toggle("under", under.has(number));
      element.classList.toggle("over", over.has(number));
    };
    for (const line of lines) {
      mark(line, line.node);
      line.ariaSelected = line.node === node && line.id !== "";
    }
    const lit = (end) => (none || end === node || under.has(end) || over.has(end)) && (!part || part.nodes.has(end));
    for (const shape of drawn) {
      const { node: number, edge } = shape.dataset;
      if (number) mark(shape, +number);
      const unmatched = number && homes[number] && matching && !matching.has(+number);
      shape.classList.toggle("faded", Boolean(unmatched) || !(number || edge).split(" ").every((end) => lit(+end)));
    }
    $("details").hidden = none;
    if (!none) {
      describe(node, under, over);
      // A filter neither hides what is chosen then, nor unfolds what was chosen before.
      if (link !== null && filtered.has(homes[node])) { tools.reset(); filter(); }
      if (link !== null) reveal(homes[node]);
    }
    if (link) history.replaceState(null, "", none ? location.pathname + location.search : "#" + encodeURIComponent(homes[node].id));
    const shape = svg?.querySelector(`[data-node="${node}"]`);
    if (shape && link !== null) centre(shape);
  };

  // The part of a group: what it has, what of that is outside the group, and how many arguments
  // are left out at a statement, or at the beginning of an argument.
  const isApart = (line) => Boolean(part && line.step && !part.nodes.has(line.step));
  const showPart = ([, members, others, leftOut] = []) => {
    for (const sign of tree.querySelectorAll(".now")) sign.remove();
    part = others ? { nodes: new Set([...members, ...others]), outside: new Set(others) } : null;
    for (const [node, count] of leftOut || []) {
      const line = homes[node] || linesOf[node - homes.length][0], sign = make("small", ` (+${count}) `);
      sign.className = "now";
      line.insertBefore(sign, line.querySelector(homes[node] ? ":scope > :is(.rejected, .undecided)" : ":scope > :is(span, a)"));
    }
    tree.classList.toggle("part", Boolean(part));
    for (const line of lines) {
      line.classList.toggle("beyond", Boolean(part && line.id && part.outside.has(line.node)));
      line.classList.toggle("apart", isApart(line));
    }
    for (const shape of drawn) shape.classList.toggle("beyond", Boolean(part?.outside.has(+shape.dataset.node)));
    if ($("signs")) $("signs").hidden = !part;
  };

  // Search and filters. What was folded before a search is folded again after it.
  let folded = [];
  const filter = () => {
    const words = $("search").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const kinds = [...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value);
    showPart(groups[$("group")?.value]);
    if (!matching) folded = lines.filter(isFolded);
    matching = null;
    filtered.clear();
    if (words.length || part || kinds.length < 3) {
      const found = homes.filter((home) => {
        const text = `${home.textContent} ${home.id}`.toLocaleLowerCase();
        return kinds.includes(kindOf(home)) && (!part || part.nodes.has(home.node)) && words.every((word) => text.includes(word));
      });
      matching = new Set(found.map((home) => home.node));
      const kept = new Set();
      for (const line of lines) {
        // What stands in several places is kept in those of the part.
        if (!matching.has(line.node) || (!line.id && isApart(line))) continue;
        for (let each = line; each && !kept.has(each); each = each.above) {
          kept.add(each);
          // An “and” without what it is linked to would seem to go on from something else.
          if (isApart(each)) for (const linked of linesOf[each.step - homes.length]) kept.add(linked);
        }
      }
      for (const line of lines) if (!kept.has(line)) filtered.add(line);
      expand([...kept].map((line) => line.above).filter(Boolean), true);
    } else expand(folded, false);
    for (const line of lines) line.classList.toggle("faded", Boolean(matching) && !matching.has(line.node));
    $("found").textContent = matching ? `${matching.size} of ${many(homes.length, "statement")} found` : "";
    refresh();
    choose(chosen, null);
  };

  // Keys and clicks, as the pattern for tree views has them.
  const wide = matchMedia("(min-width: 60.01rem)");
  const show = (line) => {
    focus(line, { preventScroll: true });
    line.scrollIntoView({ block: wide.matches ? "center" : "start" });
  };
  const step = (by) => {
    const seen = shown();
    focus(seen[seen.indexOf(current) + by]);
  };
  const activate = (line) => {
    choose(line.node);
    // What is known of it must not cover it.
    if (line.id) line.scrollIntoView({ block: "nearest" });
    else show(homes[line.node]);
  };
  let typed = "", typedAt = 0;
  const typeAhead = (key) => {
    typed = Date.now() - typedAt > 800 ? key : typed + key;
    typedAt = Date.now();
    const seen = shown(), start = seen.indexOf(current) + (typed.length === 1 ? 1 : 0);
    focus([...seen.slice(start), ...seen.slice(0, start)].find((line) =>
      textOf(line).trim().toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())));
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => focus(shown()[0]),
    End: () => focus(shown().at(-1)),
    ArrowRight: () => isFolded(current) ? unfold([current], true) : focus(shown().find((line) => line.above === current)),
    ArrowLeft: () => current.ariaExpanded === "true" ? unfold([current], false) : focus(current.above),
    Enter: () => activate(current),
    " ": () => activate(current),
    "*": () => unfold(lines.filter((line) => line.above === current.above), true),
  };
  const leadsOut = (link) => link && !(link.getAttribute("href") || link.getAttribute("xlink:href") || "#").startsWith("#");
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || leadsOut(event.target.closest("a"))) return;
    if (keys[event.key]) keys[event.key]();
    else if (event.key.length === 1) typeAhead(event.key);
    else return;
    event.preventDefault();
  });
  tree.addEventListener("focusin", (event) => rove(event.target.closest("li")));
  tree.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (!line || leadsOut(event.target.closest("a"))) return;
    event.preventDefault();
    focus(line, { preventScroll: true });
    // The sign stands where the padding of the line ends.
    const padding = line.getBoundingClientRect().left + parseFloat(getComputedStyle(line).paddingLeft);
    if (event.target === line && line.ariaExpanded && event.clientX < padding) unfold([line], isFolded(line));
    else activate(line);
  });
  canvas?.addEventListener("click", (event) => {
    if (leadsOut(event.target.closest("a"))) return;
    event.preventDefault();
    const shape = event.target.closest("[data-node]");
    if (!shape) return;
    const nodes = [+shape.dataset.node, ...after[shape.dataset.node]];
    const node = nodes.find((each) => homes[each]);
    if (node === undefined) return;
    choose(node);
    rove(homes[node]);
    // On a narrow screen the outline is elsewhere, and the reader stays at the picture.
    if (wide.matches) current.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const inside = $("details").contains(document.activeElement);
    choose(null);
    if (inside) focus(current);
  });

  const goToHash = () => {
    let name;
    if (!location.hash && chosen !== null) choose(null, false);
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    if (!numbers.has(name)) return;
    choose(numbers.get(name), false);
    show(homes[numbers.get(name)]);
  };
  addEventListener("hashchange", goToHash);

  if (svg) {
    $("zoom").hidden = false;
    $("zoom").addEventListener("click", ({ target: { value } }) => {
      if (value === "fit") fit();
      else if (value) zoom(scale * value);
    });
    addEventListener("resize", () => { if (canvas.classList.contains("whole")) fit(); });
    fit();
  }
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    focus(shown().find((line) => line.id && (!matching || matching.has(line.node))));
  });
  tools.addEventListener("input", filter);
  $("unfold").addEventListener("click", () => unfold(lines, true));
  $("fold").addEventListener("click", () => unfold(lines, false));
  tools.hidden = false;
  new ResizeObserver(() => {
    const bar = getComputedStyle(tools).position === "sticky" ? tools.offsetHeight : 0;
    document.documentElement.style.setProperty("--bar", `${bar}px`);
  }).observe(tools);
  refresh();
  goToHash();
  // A browser that comes back to the page fills in the form again.
  addEventListener("pageshow", filter);
})();
