// The picture: its pieces are in the document where they are seen, and not too many. Seen from far
// away they are mere shapes, one path for all that look the same.
const canvas = $("canvas");
const drawing = canvas ? $("drawing").textContent.trim().split("\n") : [];
const ROOM = 2_800, LARGEST = 4, READABLE = 0.9, LATER = 150;
const SVG = "http://www.w3.org/2000/svg";
let stages = null, layers, pieces, sheet, isSmall, isFar = false, isFitted = true, waitsForFrame = false;
let isLitFar = false, repainting = 0;
let at = { x: 0, y: 0, scale: 1 };

const numbersIn = (text) => (text.match(/-?[\d.]+/g) || []).map(Number);
const corners = (values) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < values.length; i += 2) {
    const [x, y] = [values[i] + sheet.left, values[i + 1] + sheet.top];
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
};
// The shape of a piece as a whole, or of a node in it: a box may hold several.
const SHAPE = /<(path|polygon)[^>]*? (?:points|d)="([^"]*)"/g;
const shapeOf = (markup, node) => {
  const mark = `data-node="${node}"`;
  SHAPE.lastIndex = 0;
  if (node !== undefined) {
    do SHAPE.lastIndex = markup.indexOf(mark, SHAPE.lastIndex) + mark.length;
    while (markup.startsWith(" data-again", SHAPE.lastIndex));
  }
  return SHAPE.exec(markup);
};
const outlineOf = (piece, node) => {
  const outlines = piece.outlines ??= new Map();
  if (!outlines.has(node)) {
    const [, tag, d] = shapeOf(piece.markup, node) || [];
    outlines.set(node, tag === "polygon" ? `M${d}z` : d || "");
  }
  return outlines.get(node);
};
const pieceOf = (markup) => {
  const shape = shapeOf(markup);
  const nodes = [...markup.matchAll(/data-node="(\d+)"(?! data-again)/g)].map(([, node]) => +node);
  return { markup, nodes, size: markup.match(/<\w/g).length, box: shape && corners(numbersIn(shape[2])) };
};
const sizeOf = (some) => some.reduce((sum, { size }) => sum + size, 0);
const layer = (name) => {
  const made = document.createElementNS(SVG, "g");
  made.setAttribute("class", name);
  return made;
};
const makePicture = () => {
  const svg = cast(drawing[0] + drawing.at(-1)), moved = svg.firstElementChild;
  const [left, above] = numbersIn(/translate\([^)]*/.exec(drawing[0])?.[0] || "0 0");
  sheet = { svg, left, top: above, width: +svg.getAttribute("width"), height: +svg.getAttribute("height"), viewBox: svg.getAttribute("viewBox") };
  for (const name of ["viewBox", "width", "height"]) svg.removeAttribute(name);
  // What is far away has a drawing of its own, which needs not be drawn anew for what is lit.
  const distant = svg.cloneNode(true);
  distant.ariaHidden = true;
  layers = { distant, base: layer("far"), lit: layer("far"), near: layer("near") };
  distant.firstElementChild.append(layers.base);
  moved.append(layers.lit, layers.near);
  stages = [svg, distant].map((each) => {
    const stage = layer("stage");
    stage.append(each.firstElementChild);
    each.append(stage);
    return stage;
  });
  pieces = drawing.slice(1, -1).map(pieceOf);
  isSmall = sizeOf(pieces) <= ROOM;
  canvas.append(distant, svg);
  canvas.tabIndex = 0;
  canvas.role = "group";
  canvas.ariaLabel = "Picture: the arrows move it, + and − change its size, 0 shows the whole";
  $("zoom").hidden = false;
  fit();
  if (chosen !== null) goTo(chosen);
};

const elementOfPiece = (piece) => piece.element ??= cast(`<svg>${piece.markup}</svg>`).firstElementChild;
const paintPiece = (piece) => {
  const element = elementOfPiece(piece);
  for (const shape of [element, ...element.querySelectorAll("[data-node]")]) {
    const { node: name, edge = name } = shape.dataset, node = Number(name);
    if (!name) continue;
    const ends = edge.split(" ").map(Number);
    const isLit = (end) => (chosen === null || end === chosen || Object.values(lit).some((set) => set.has(end))) && (!part || part.nodes.has(end));
    const unmatched = isStatement(node) && matching && !matching.has(node);
    shape.classList.toggle("chosen", node === chosen);
    for (const [side, set] of Object.entries(lit)) shape.classList.toggle(side, set.has(node));
    shape.classList.toggle("beyond", Boolean(part?.outside.has(node)));
    shape.classList.toggle("faded", Boolean(unmatched) || !ends.every(isLit));
  }
};

// What is far away: the shapes of all pieces, and over them those that are lit.
const shapesOf = (markup) => [...markup.matchAll(/<(path|polygon)([^>]*?) (?:points|d)="([^"]*)"/g)].map(([, tag, look, d]) => [look, tag === "path" ? d : `M${d}z`]);
const pathOf = (look, d) => {
  const path = cast(`<svg><path${look}/></svg>`).firstElementChild;
  path.setAttribute("d", d);
  return path;
};
const drawFar = () => {
  if (!layers.base.firstChild) {
    const looks = new Map();
    for (const { markup } of pieces) for (const [look, d] of shapesOf(markup)) looks.set(look, (looks.get(look) || "") + d);
    layers.base.append(...[...looks].map(([look, d]) => pathOf(look, d)));
  }
  layers.lit.replaceChildren();
  const sets = chosen === null ? { found: matching || new Set() } : { over: lit.over, under: lit.under, against: lit.against, chosen: new Set([chosen]) };
  for (const [name, set] of Object.entries(sets)) {
    const d = pieces.flatMap((piece) => piece.nodes.filter((node) => set.has(node) && isStatement(node)).map((node) => outlineOf(piece, node))).join("");
    if (d) layers.lit.append(pathOf(` class="${name}"`, d));
  }
  layers.distant.classList.toggle("dim", chosen !== null || Boolean(matching));
  isLitFar = true;
};
const update = () => {
  if (!stages) return;
  const { x, y, scale } = at, { clientWidth: width, clientHeight: height } = canvas, edge = 60;
  const view = [(-edge - x) / scale, (-edge - y) / scale, (width + edge - x) / scale, (height + edge - y) / scale];
  const isSeen = ({ box }) => !box || (box[0] < view[2] && box[2] > view[0] && box[1] < view[3] && box[3] > view[1]);
  const all = isSmall || isPrinting;
  const seen = all ? pieces : pieces.filter(isSeen);
  isFar = !all && sizeOf(seen) > ROOM;
  layers.distant.style.display = layers.lit.style.display = isFar ? "" : "none";
  if (isFar && !isLitFar && !repainting) drawFar();
  for (const piece of isFar ? [] : seen) paintPiece(piece);
  reconcile(layers.near, isFar ? [] : seen.map(elementOfPiece));
};
// Far away, where what is lit is drawn anew, it may come a moment later: the outline comes first.
const repaintPicture = () => {
  isLitFar = false;
  clearTimeout(repainting);
  repainting = isFar && setTimeout(() => { repainting = 0; update(); }, LATER);
  if (!repainting) update();
};
const move = (x, y, scale) => {
  at = { x, y, scale };
  for (const stage of stages) stage.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  if (waitsForFrame) return;
  waitsForFrame = true;
  requestAnimationFrame(() => { waitsForFrame = false; update(); });
};
const whole = () => Math.min(canvas.clientWidth / sheet.width, canvas.clientHeight / sheet.height, 1.3) || 1;
const fit = () => {
  const scale = whole();
  isFitted = true;
  move((canvas.clientWidth - sheet.width * scale) / 2, (canvas.clientHeight - sheet.height * scale) / 2, scale);
};
const zoom = (factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
  const scale = Math.min(Math.max(at.scale * factor, Math.min(whole(), 0.1)), LARGEST), by = scale / at.scale;
  isFitted = false;
  move(x - (x - at.x) * by, y - (y - at.y) * by, scale);
};
const pan = (x, y) => {
  isFitted = false;
  move(at.x + x, at.y + y, at.scale);
};
const goTo = (node, least = READABLE) => {
  const piece = stages && canvas.clientWidth && pieces.find(({ nodes }) => nodes.includes(node));
  if (!piece) return;
  const box = corners(numbersIn(shapeOf(piece.markup, node)?.[2] || "0 0"));
  // On a phone what is known of a statement comes up from below, and covers the picture.
  const cover = wide.matches || $("details").hidden ? 0 : canvas.getBoundingClientRect().bottom - $("details").getBoundingClientRect().top;
  const width = canvas.clientWidth, height = Math.max(canvas.clientHeight - Math.max(cover, 0), 80), [left, upper, right, lower] = box;
  const isWithin = at.x + left * at.scale >= 0 && at.x + right * at.scale <= width && at.y + upper * at.scale >= 0 && at.y + lower * at.scale <= height;
  if (isWithin && at.scale >= least) return;
  const scale = Math.max(Math.min(Math.max(at.scale, least), width / (right - left), height / (lower - upper)), Math.min(at.scale, 0.2));
  isFitted = false;
  move(width / 2 - (left + right) / 2 * scale, height / 2 - (upper + lower) / 2 * scale, scale);
};
// The statement that is drawn at a place of the window, if there is one, where all is mere shapes.
const nodeAt = ({ clientX, clientY }) => {
  const frame = canvas.getBoundingClientRect(), x = (clientX - frame.left - at.x) / at.scale, y = (clientY - frame.top - at.y) / at.scale;
  const isIn = (box) => box && box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
  return pieces.filter(({ box }) => isIn(box)).flatMap(({ markup, nodes }) =>
    nodes.filter((node) => isStatement(node) && isIn(corners(numbersIn(shapeOf(markup, node)?.[2] || "")))))[0];
};
const PICTURE_KEYS = {
  ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "−": () => zoom(0.8), 0: () => fit(),
};

if (canvas) {
  $("zoom").addEventListener("click", ({ target: { value } }) => {
    if (value === "fit") fit();
    else if (value) zoom(value);
  });
  canvas.addEventListener("keydown", (event) => {
    if (!stages || event.ctrlKey || event.metaKey || event.altKey || !PICTURE_KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    PICTURE_KEYS[event.key]();
  });
  canvas.addEventListener("wheel", (event) => {
    // A wheel that can make the picture no smaller scrolls the page.
    if (!stages || (!event.ctrlKey && !event.shiftKey && isFitted && event.deltaY > 0)) return;
    event.preventDefault();
    const unit = event.deltaMode ? 30 : 1, frame = canvas.getBoundingClientRect();
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    if (event.shiftKey || Math.abs(x) > Math.abs(y)) pan(-(x || y), x ? -y : 0);
    else zoom(2 ** (-y / (event.ctrlKey ? 80 : 400)), event.clientX - frame.left, event.clientY - frame.top);
    if (at.scale <= whole() * 1.001) fit();
  }, { passive: false });
  // One finger drags, two pinch.
  const fingers = new Map();
  let isDragged = false;
  const middle = () => {
    const [one, other = one] = fingers.values();
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, width: Math.hypot(one.x - other.x, one.y - other.y) };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button || !stages) return;
    if (!fingers.size) isDragged = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  canvas.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    if (!isDragged && fingers.size === 1 && Math.hypot(event.clientX - finger.x, event.clientY - finger.y) < 5) return;
    if (!isDragged) canvas.setPointerCapture(event.pointerId);
    isDragged = true;
    const before = middle();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = middle(), frame = canvas.getBoundingClientRect();
    pan(now.x - before.x, now.y - before.y);
    if (fingers.size === 2 && before.width) zoom(now.width / before.width, now.x - frame.left, now.y - frame.top);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  canvas.addEventListener("click", (event) => {
    if (isDragged) { event.preventDefault(); isDragged = false; return; }
    if (leadsOut(event.target.closest("a"))) return;
    event.preventDefault();
    const shape = event.target.closest("[data-node]");
    const node = shape ? conclusionOf(+shape.dataset.node) : isFar ? nodeAt(event) : undefined;
    if (node === undefined) return;
    choose(node, { stay: true });
    // What is known of it must not cover it. (Beside the outline, a whole picture is fitted anew.)
    if (isFar) goTo(node);
    else if (!isFitted || !wide.matches) goTo(node, 0);
    rove(homes[node]);
    // On a narrow screen the outline is elsewhere, and the reader stays at the picture.
    if (wide.matches) outline.show(homes[node], "center");
  });
  // It is made when it is first seen, after the outline. While its frame changes, it waits.
  let wasSeen = false, resizing = 0;
  const adjust = () => {
    if (isPrinting || !canvas.clientWidth) return;
    if (isFitted) fit();
    else move(at.x, at.y, at.scale);
  };
  new ResizeObserver(() => {
    const isSeen = canvas.clientWidth > 0;
    clearTimeout(resizing);
    if (isSeen && !stages && !isPrinting) requestAnimationFrame(() => setTimeout(() => stages || makePicture()));
    else if (isSeen && stages) resizing = setTimeout(adjust, wasSeen ? LATER : 0);
    wasSeen = isSeen;
  }).observe(canvas);
}
