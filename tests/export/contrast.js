// The worst contrast of the texts of the page: to what stands behind them, which is mixed where
// it is seen through. In the picture that is the shape of their box, on the ground of the page.
() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((part, at) => part * a + ground[at] * (1 - a));
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = parse(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  const ground = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), paper);
  };
  let worst = [99, ""];
  const consider = (found, text) => { if (found < worst[0]) worst = [found, text.trim().slice(0, 60)]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("svg, script, [hidden]")) continue;
    const below = ground(element);
    consider(ratio(over(parse(getComputedStyle(element).color), below), below), walker.currentNode.data);
  }
  const painted = (shape, below) => {
    const style = getComputedStyle(shape);
    if (style.fill === "none") return below;
    const [r, g, b, a] = parse(style.fill);
    return over([r, g, b, a * style.opacity], below);
  };
  const clusters = [...document.querySelectorAll("svg .cluster > :is(path, polygon)")];
  const grounds = [paper, ...clusters.slice(0, 1).map((shape) => painted(shape, paper))];
  for (const text of document.querySelectorAll("svg text")) {
    const box = text.closest("[data-node], .cluster");
    const shape = box && box.querySelector(":scope > path, :scope > polygon, :scope > a > path, :scope > a > polygon, :scope > g > a > path, :scope > g > a > polygon");
    for (const below of grounds) {
      const behind = shape ? painted(shape, below) : below;
      consider(ratio(over(parse(getComputedStyle(text).fill), behind), behind), text.textContent);
    }
  }
  return worst;
}
