// Reads Argdown with its own parser: a JSON list of texts on standard input, and for each what it
// says, or why it is refused, on standard output: by the parser, or later. The argument is a folder node_modules.
const { readFileSync } = require("node:fs");

const argdown = require(`${process.argv[2]}/@argdown/core`);
const application = new argdown.ArgdownApplication();
application.addPlugin(new argdown.ParserPlugin(), "parse");
application.addPlugin(new argdown.DataPlugin(), "build");
application.addPlugin(new argdown.ModelPlugin({ removeTagsFromText: true }), "build");

const read = [];
for (const input of JSON.parse(readFileSync(0, "utf8"))) {
  const request = { input, process: ["parse", "build"], logLevel: "silent", throwExceptions: true };
  try {
    const found = application.run(request);
    if (found.parserErrors.length) {
      read.push({ error: found.parserErrors.map(({ message }) => message).join("; "), early: true });
      continue;
    }
    const end = (node) => (node.type === "inference" ? node.argumentTitle : node.title);
    read.push({
      statements: Object.values(found.statements).map(({ title, members, tags }) => ({
        title,
        text: members.findLast((member) => !member.isReference)?.text ?? "",
        tags: tags ?? [],
      })),
      arguments: Object.values(found.arguments).map(({ title, pcs, members }) => ({
        title,
        premises: pcs.slice(0, -1).map((member) => member.title),
        conclusion: pcs.at(-1)?.title,
        implied: Boolean(pcs.at(-1)?.data?.implied),
        rules: pcs.at(-1)?.inference.inferenceRules ?? [],
        text: members.find((member) => !member.isReference)?.text ?? "",
      })),
      relations: found.relations.map(({ relationType, from, to }) => ({
        type: relationType,
        from: end(from),
        to: end(to),
      })),
      title: found.frontMatter?.title,
    });
  } catch (error) {
    read.push({ error: String(error) });
  }
}
console.log(JSON.stringify(read));
