const $ = (id) => document.getElementById(":" + id);
const { ids, labels, steps, lines: places, about, why, phrases, groups, texts } = JSON.parse($("map").textContent);

// Statements are numbered in the order of the outline, arguments after them. A step is an argument:
// its relation (support, attack or outweighs), what it bears on, and its premises.
const isStatement = (node) => node < ids.length;
const relation = (node) => steps[node - ids.length]?.[0];
const targetOf = (node) => steps[node - ids.length][1];
const premisesOf = (node) => steps[node - ids.length].slice(2);
const conclusionOf = (node) => {
  while (!isStatement(node)) node = targetOf(node);
  return node;
};
const numbers = new Map(ids.map((id, node) => [id, node]));
const labelOf = (node) => ({ a: "accepted", r: "rejected", u: "undecided" })[labels[node]];

const make = (tag, ...content) => {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
};
const button = (words, act) => {
  const made = make("button", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
// A whole address, as the place that it leads to may not be in the document.
const addressOf = (node) => `${location.href.split("#")[0]}#${encodeURIComponent(ids[node])}`;
const template = document.createElement("template");
const cast = (markup) => {
  template.innerHTML = markup;
  return template.content.firstElementChild;
};
const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"' };
const decode = (markup) => markup.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => code ? String.fromCodePoint(code) : SIGNS[name]);

// A line of the outline knows its statement, the argument that it is part of, the line under which
// it stands, and its row. An undercutter of linked premises stands under none of them, but with
// them under their conclusion, though a level below them.
const lines = $("rows").textContent.split("\n").filter((row) => row.startsWith("<li")).map((markup, place) => {
  const [level, node, step, isHome] = places.slice(4 * place, 4 * place + 4);
  return { markup, level, node, step, isHome: Boolean(isHome), folded: false };
});
const homes = [], linesOf = [], path = [];
for (const line of lines) {
  const { level, node, step } = line;
  if (line.isHome) homes[node] = line;
  path.length = level;
  line.above = path[level - 1];
  if (step) {
    (linesOf[step] ??= []).push(line);
    const undercut = linesOf[targetOf(step)];
    if (!isStatement(targetOf(step)) && undercut?.length > 1) line.above = undercut[0].above;
  }
  if (line.above) line.above.opens = true;
  path[level] = line;
}
const shownText = (line) => line.shownText ??= decode(/<(?:span|a href=#[^>]*)>([^<]*)/.exec(line.markup)[1]);
const textOf = (node) => shownText(homes[node]);

// What leads to a node and what it leads to.
const before = [...ids, ...steps].map(() => []), after = before.map(() => []);
for (const [place, [, target, ...premises]] of steps.entries()) {
  const step = ids.length + place;
  for (const [start, end] of [...premises.map((premise) => [premise, step]), [step, target]]) {
    after[start].push(end);
    before[end].push(start);
  }
}
const argumentsOf = (node, kind) => before[node].filter((other) => relation(other) === kind);

// What speaks for a node and what against it, through answers to objections, and what it bears on.
const around = (start) => {
  const under = new Set([start]), against = new Set(), over = new Set();
  const waiting = [[start, under]], leaving = [start];
  while (waiting.length) {
    const [node, side] = waiting.pop();
    for (const other of before[node]) {
      const isAgainst = !isStatement(other) && relation(other) !== "support";
      const its = !isAgainst ? side : side === under ? against : under;
      if (!its.has(other)) { its.add(other); waiting.push([other, its]); }
    }
  }
  while (leaving.length) for (const other of after[leaving.pop()]) {
    if (!over.has(other)) { over.add(other); leaving.push(other); }
  }
  for (const found of [under, against, over]) found.delete(start);
  return { under, against, over };
};
