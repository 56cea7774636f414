// What is known of what is chosen.
const say = (words) => { $("said").textContent = words; };
const MOST = 40;
const linkTo = (node) => {
  const link = make("a", textOf(node));
  link.href = addressOf(node);
  link.addEventListener("click", (event) => { event.preventDefault(); go(node); });
  return link;
};
const quoted = (...content) => make("q", "“", ...content, "”");
// An argument is named by its premises; a name without a number is the text of what is elsewhere.
const named = (name) => typeof name === "string" ? [name] : isStatement(name) ? [linkTo(name)] : premisesOf(name).map(linkTo);
const listed = (names) => names.flatMap(named).flatMap((text, place) => [place ? " and " : "", quoted(text)]);
const signed = (node) => {
  const sign = make("b", "");
  sign.className = labelOf(node);
  return sign;
};
// A list that begins with some of its items, and says how many more there are.
const listOf = (items, toRow) => {
  const list = make("ul");
  const add = (count) => {
    const shown = list.children.length;
    list.append(...items.slice(shown, shown + count).map(toRow));
    const rest = items.length - list.children.length;
    if (!rest) return;
    const more = make("li", button(`Show ${Math.min(rest, 5 * MOST)} more of ${rest}`, () => {
      more.remove();
      add(5 * MOST);
    }));
    list.append(more);
  };
  add(MOST);
  return list;
};

// The reasons for a statement, or the objections to it or to a step, with what undercuts each.
const argumentRow = (step) => {
  const row = make("li", signed(step), ...listed([step]));
  for (const [said, kind] of [["against this step:", "attack"], ["outweighed by:", "outweighs"]]) {
    const against = argumentsOf(step, kind);
    if (against.length) row.append(make("p", said), listOf(against, argumentRow));
  }
  return row;
};
const BEARS = { support: "for", attack: "against", outweighs: "to outweigh" };
const useRow = (step) => {
  const target = targetOf(step), word = make("b", BEARS[relation(step)]);
  if (relation(step) !== "support") word.className = "against";
  const towards = isStatement(target) ? [quoted(linkTo(target))] : ["the step from ", ...listed([target])];
  const others = premisesOf(step).filter((premise) => premise !== chosen);
  return make("li", word, " ", ...towards, ...(others.length ? [", with ", ...listed(others)] : []));
};

// Why a statement has its label: a step a line, each reason once, down to the premises.
const reasonFor = (start) => {
  const told = new Set([start]), waiting = [], said = [];
  const explain = (node, level) => waiting.push(...why[node].slice(1).reverse().map((part) => [level, ...part]));
  if (why[start]) explain(start, 1);
  while (waiting.length) {
    const [level, phrase, ...names] = waiting.pop(), [node] = names, [before, behind, again, against] = phrases[phrase];
    const isNew = again && !told.has(node);
    said.push({ level, before, names, behind: again && !isNew ? again : behind, against });
    if (isNew) { told.add(node); explain(node, level + 1); }
  }
  said.forEach((step, place) => { step.behind &&= step.behind + (place < said.length - 1 ? "," : "."); });
  return [make("p", `It ${phrases[why[start]?.[0] || 0][1]}${said.length ? "," : "."}`), listOf(said, ({ level, before, names, behind, against }) => {
    const row = make("li", make("b", before), " ", ...listed(names), " ", behind);
    if (against) row.firstChild.className = "against";
    row.style.marginLeft = `${Math.min(level, 9)}rem`;
    return row;
  })];
};
const headed = (title, ...content) => [make("h3", title), ...content];
const facts = (node) => {
  const row = elementOf(homes[node]), known = about[node] || {}, list = make("dl");
  const tell = (term, ...said) => list.append(make("dt", term), make("dd", ...said));
  const all = (selector) => [...row.querySelectorAll(`:scope > ${selector}`)];
  const [notes] = all("span ~ i");
  tell("Kind", all("em")[0]?.textContent || kindOf(homes[node]), notes ? ` ${notes.textContent}` : "");
  const cites = all("span ~ small:not([class])").flatMap((cite) => [", ", ...cite.cloneNode(true).childNodes]);
  if (cites.length) tell("Cited", ...cites.slice(1));
  for (const [title, members] of Object.values(groups)) if (members.includes(node)) tell("Part", title);
  for (const [name, said] of known.details || []) tell(name[0].toUpperCase() + name.slice(1), said);
  const quotes = (known.quotes || []).map(([quote, where]) => make("blockquote", quote, " ", make("small", where)));
  return [list, ...quotes, ...(known.notes || []).map((note) => make("p", note))];
};
const legend = () => {
  const reached = make("p");
  const words = { under: "speak for it", against: "speak against it", over: "depend on it" };
  for (const [name, said] of Object.entries(words)) {
    const count = [...lit[name]].filter(isStatement).length;
    const chip = make("span", `${many(count, "statement")} ${count === 1 ? said.replace(/^(\w+)/, "$1s") : said}`);
    chip.className = name;
    if (count) reached.append(chip, " ");
  }
  reached.className = "legend";
  return reached;
};
const copyLink = async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied.");
  } catch {
    const field = make("textarea", location.href);
    $("details").append(field);
    field.select();
    say(document.execCommand("copy") ? "The link is copied." : "The link could not be copied.");
    field.remove();
  }
  $("copied").textContent = $("said").textContent;
};
const show = (title, ...content) => {
  const close = button("×", () => { letGo(); focus(current); }), copied = make("small");
  close.className = "close";
  close.ariaLabel = "Close";
  copied.id = ":copied";
  $("details").replaceChildren(close, make("h2", ...title), ...content, make("p", button("Copy link", copyLink), " ", copied));
  $("details").scrollTop = 0;
  $("details").hidden = false;
};
const describe = () => {
  if (chosen === null) { $("details").hidden = true; return; }
  const node = chosen, reasons = argumentsOf(node, "support"), objections = argumentsOf(node, "attack");
  show(
    [signed(node), textOf(node)], legend(), ...facts(node),
    ...(reasons.length ? headed(`Reasons (${reasons.length})`, listOf(reasons, argumentRow)) : []),
    ...(objections.length ? headed(`Objections (${objections.length})`, listOf(objections, argumentRow)) : []),
    ...headed("Why", ...reasonFor(node)),
    ...(after[node].length ? headed("Where it is used", listOf(after[node], useRow)) : []));
};
const letGo = () => choose(null);
