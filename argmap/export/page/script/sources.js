// The texts of sources: choosing a statement shows its passages, choosing a paragraph what cites it.
const text = $("text"), paragraphs = [], passages = [...ids, ...steps].map(() => []);
let paragraph = null, lightened = [];
for (const [place, [name, count, uses]] of texts.entries()) {
  const given = $("paragraphs").textContent.split("\n").filter((row) => row.startsWith("<li")), start = paragraphs.length;
  for (let number = 0; number <= count; number++) paragraphs.push({ markup: given[start + number], place, name, number });
  for (const [node, first, last] of uses) passages[node].push([start + first, start + last, place]);
}
paragraphs.forEach((item, at) => { item.at = at; });
const citing = (item) => [...new Set(texts[item.place][2].filter(([, first, last]) => first <= item.number && item.number <= last).map(([node]) => node))];
const source = text && listIn(text.querySelector("ul"), text, (item) => {
  if (!item.element) {
    item.element = cast(item.markup);
    item.element.item = item;
    if (item.number) {
      const count = citing(item).length, number = make("button", `${item.number}`);
      number.type = "button";
      number.ariaLabel = `Paragraph ${item.number}, ${count ? `cited by ${count}` : "not cited"}`;
      item.element.querySelector("b").replaceWith(number);
    }
  }
  item.element.classList.toggle("chosen", item === paragraph);
  item.element.classList.toggle("passage", lightened.some(([first, last]) => first <= item.at && item.at <= last));
});

// The passages of a statement are those that it cites, and that the steps to it cite.
const showPassage = (node) => {
  paragraph = null;
  lightened = node === null ? [] : [node, ...argumentsOf(node, "support")].flatMap((each) => passages[each]);
  source?.repaint();
  if (lightened.length && text.offsetParent) source.show(paragraphs[lightened[0][0]], "center");
};
const choosePassage = (item) => {
  const nodes = citing(item);
  light(null);
  paragraph = item;
  lightened = [];
  lit.over = new Set(nodes);
  outline.repaint();
  repaintPicture();
  source.repaint();
  const words = nodes.length ? `cited by ${nodes.length}` : "nothing cites it";
  const row = (node) => make("li", signed(node), ...(isStatement(node) ? [quoted(linkTo(node))]
    : ["the step from ", ...listed([node]), " to ", quoted(linkTo(conclusionOf(node)))]));
  show([`Paragraph ${item.number}: ${words}`], listOf(nodes, row));
  say(`Paragraph ${item.number}: ${words}.`);
  write();
};
if (text) {
  text.addEventListener("click", ({ target }) => {
    const item = target.closest("li")?.item;
    if (item?.number) choosePassage(item);
  });
  text.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], item = event.target.closest("li")?.item;
    if (!by || !item) return;
    event.preventDefault();
    event.stopPropagation();
    const [next, behind] = [paragraphs[item.at + by], paragraphs[item.at + 2 * by]], to = next?.number ? next : behind;
    if (!to) return;
    source.show(to);
    to.element.querySelector("button").focus({ preventScroll: true });
  });
  let wasShown = false;
  new ResizeObserver(() => {
    const isShown = text.clientHeight > 0;
    if (isShown && !wasShown) {
      source.set(paragraphs);
      const first = paragraph || paragraphs[lightened[0]?.[0]];
      if (first) source.show(first, "center");
    }
    wasShown = isShown;
  }).observe(text);
}
