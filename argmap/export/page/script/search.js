// The part of a group: what it has, what of that is outside the group, and how many arguments are
// left out at a statement, or at the beginning of an argument.
const showPart = ([, members, others, leftOut] = []) => {
  part = others ? { nodes: new Set([...members, ...others]), outside: new Set(others), leftOut: new Map(leftOut) } : null;
  tree.classList.toggle("part", Boolean(part));
  if ($("signs")) $("signs").hidden = !part;
};

// What is searched of a line: all but the word before it, and its id.
const searched = (line) => line.searched ??= `${decode(line.markup.replace(/<b[^>]*>[^<]*<\/b>|<[^>]*>/g, " "))} ${ids[line.node]}`;
const shownKinds = () => [...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value);
const kindOf = (line) => line.kind ??= /class="?(\w+)/.exec(line.markup)[1];

// Search and filters. Linked premises stay together, and with their conclusion, and so does a step
// with what undercuts it. What was folded before a search is folded again after it.
let folded = [];
const keepTogether = (line, round) => {
  for (let step = line.step; step && !isStatement(step); step = targetOf(step)) {
    for (const linked of linesOf[step]) linked.kept = round;
  }
};
const filter = () => {
  const words = $("search").value.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const tests = words.map((word) => new RegExp(word, "iu")), kinds = shownKinds();
  showPart(groups[$("group")?.value]);
  if (!matching) folded = lines.filter((line) => line.folded);
  matching = null;
  pattern = words.length ? new RegExp(words.join("|"), "giu") : null;
  [hits, hit] = [[], -1];
  if (words.length || part || kinds.length < 3) {
    const found = homes.filter((home) => kinds.includes(kindOf(home)) && (!part || part.nodes.has(home.node)) && tests.every((test) => test.test(searched(home))));
    matching = new Set(found.map((home) => home.node));
    if (words.length) hits = found;
    const round = {};
    for (const line of lines) {
      // What stands in several places is kept in those of the part.
      if (!matching.has(line.node) || (!line.isHome && isApart(line))) continue;
      for (let each = line; each && each.passed !== round; each = each.above) {
        each.passed = each.kept = round;
        keepTogether(each, round);
      }
    }
    for (const line of lines) {
      line.isFiltered = line.kept !== round;
      if (!line.isFiltered && line.above) line.above.folded = false;
    }
  } else {
    for (const line of lines) line.isFiltered = false;
    expand(folded, false);
  }
  refresh();
  $("found").textContent = matching ? `${matching.size} of ${ids.length} found` : "";
  $("steps").hidden = hits.length === 0;
  repaintPicture();
};
const showAll = () => {
  $("search").value = "";
  for (const box of document.querySelectorAll("[name=kind]")) box.checked = true;
  if ($("group")) $("group").value = "";
  filter();
};
const goToHit = (by) => {
  if (!hits.length) return;
  hit = hit < 0 && by < 0 ? hits.length - 1 : (hit + by + hits.length) % hits.length;
  rove(hits[hit]);
  reveal(hits[hit]);
  outline.repaint();
  outline.show(hits[hit], "center");
  $("found").textContent = `Hit ${hit + 1} of ${hits.length}`;
};
tools.addEventListener("submit", (event) => {
  event.preventDefault();
  goToHit(1);
});
tools.addEventListener("input", (event) => {
  if (event.target === $("theme")) return;
  filter();
  writeLater();
});
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); goToHit(-1); }
  else if (event.key === "ArrowDown") { event.preventDefault(); focus(hits[Math.max(hit, 0)] || current); }
});
$("next").addEventListener("click", () => goToHit(1));
$("before").addEventListener("click", () => goToHit(-1));
