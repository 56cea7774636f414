// Makes the elements of a parent those that are wanted, which come in one order.
const reconcile = (parent, wanted) => {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const element of wanted) {
    if (element === at) at = at.nextElementSibling;
    else parent.insertBefore(element, at);
  }
};

// A list of which only what is near the screen is in the document, once it is long. Items have an
// `element`, which `paint` makes and brings up to date. `frame` is what scrolls: null is the page.
const FEW = 200;
let isPrinting = false;
const listIn = (list, frame, paint, placed = () => {}) => {
  let items = [], first = 0, last = 0, usual = 40, waits = false;
  const sizes = new Map();
  const sizeOf = (item) => sizes.get(item) ?? usual;
  const isLong = () => items.length > FEW && !isPrinting;
  const edges = () => frame ? frame.getBoundingClientRect() : { top: 0, height: innerHeight };
  const place = (from, to) => {
    [first, last] = [Math.max(from, 0), Math.min(to, items.length)];
    const shown = items.slice(first, last), { top } = edges(), long = isLong();
    // What has to be measured comes before what changes: else all is laid out once more.
    const kept = new Set(shown.map(({ element }) => element));
    const seen = long && [...list.children].find((child) => kept.has(child) && child.getBoundingClientRect().bottom > top);
    const stood = seen && seen.getBoundingClientRect().top;
    for (const item of shown) paint(item);
    const elements = shown.map((item) => item.element), held = new Set(elements);
    if (list.contains(document.activeElement) && !held.has(document.activeElement.closest("li"))) list.focus({ preventScroll: true });
    reconcile(list, elements);
    const sum = (some) => long ? some.reduce((total, item) => total + sizeOf(item), 0) : 0;
    list.style.paddingTop = `${sum(items.slice(0, first))}px`;
    list.style.paddingBottom = `${sum(items.slice(last))}px`;
    list.classList.toggle("long", long);
    if (long && elements.length) {
      const tops = elements.map((element) => element.offsetTop);
      tops.push(tops.at(-1) + elements.at(-1).offsetHeight);
      shown.forEach((item, at) => sizes.set(item, tops[at + 1] - tops[at]));
      usual = (tops.at(-1) - tops[0]) / shown.length || usual;
      if (seen) (frame || window).scrollBy({ top: seen.getBoundingClientRect().top - stood, behavior: "instant" });
    }
    placed();
  };
  const render = () => {
    if (!isLong()) return place(0, items.length);
    // Half a screen more on each side, from where the first item stands that is in the document.
    const { top, height } = edges(), least = -height / 2, most = 1.5 * (height || 900);
    let start = Math.min(first, items.length - 1), y = (list.firstElementChild || list).getBoundingClientRect().top - top;
    while (start > 0 && y > least) y -= sizeOf(items[--start]);
    while (start < items.length - 1 && y + sizeOf(items[start]) < least) y += sizeOf(items[start++]);
    let end = start;
    while (end < items.length && end < start + FEW && y < most) y += sizeOf(items[end++]);
    place(start, end);
  };
  // What is in the document is enough, while it fills the screen and a quarter more on each side.
  const isEnough = () => {
    const { top, height } = edges(), box = list.getBoundingClientRect(), { paddingTop, paddingBottom } = list.style;
    const [start, end] = [box.top + parseFloat(paddingTop), box.bottom - parseFloat(paddingBottom)];
    return (!first || start <= top - height / 4) && (last === items.length || end >= top + 1.25 * height);
  };
  const later = () => {
    if (waits || !isLong()) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      if (!isEnough()) render();
    });
  };
  (frame || document).addEventListener("scroll", later, { passive: true });
  addEventListener("resize", () => { sizes.clear(); later(); });
  return {
    get items() { return items; },
    set(found) {
      const held = items[first];
      items = found;
      first = Math.max(items.indexOf(held), 0);
      render();
    },
    render,
    repaint() { for (const item of items.slice(first, last)) paint(item); },
    show(item, block = "nearest") {
      const at = items.indexOf(item);
      if (at < 0) return;
      if (at < first || at >= last) place(at - 30, at + 30);
      if (!frame || block === "nearest") return item.element.scrollIntoView({ block });
      // The frame alone: on a phone it begins at the top, as something may cover what is below.
      const { top, height } = edges(), box = item.element.getBoundingClientRect();
      frame.scrollTop += box.top - top - (wide.matches ? Math.max((height - box.height) / 2, 0) : 8);
    },
  };
};
