// Reads charts with mermaid's own parser: a JSON list of texts on standard input, and for each what
// stands in it, or why it is refused, on standard output. The argument is a folder node_modules.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const load = (path) => import(pathToFileURL(`${process.argv[2]}/${path}`));

// Mermaid cleans its labels with DOMPurify, which needs a document.
const { JSDOM } = await load("jsdom/lib/api.js");
globalThis.window = new JSDOM().window;
globalThis.document = window.document;
const { default: mermaid } = await load("mermaid/dist/mermaid.core.mjs");
mermaid.initialize({ startOnLoad: false });

const read = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    read.push({
      direction: db.getDirection(),
      nodes: [...db.getVertices().values()].map(({ id, text, classes }) => ({ id, text, classes })),
      edges: db.getEdges().map(({ start, end, type, stroke }) => ({ start, end, type, stroke })),
      groups: db.getSubGraphs().map(({ title, nodes }) => ({ title, nodes })),
    });
  } catch (error) {
    read.push({ error: String(error) });
  }
}
console.log(JSON.stringify(read));
