// Validates the workflows of folders by GitHub's language service; prints every finding as a JSON list.
import { readFileSync, readdirSync } from "node:fs";
import { register } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";

register("./json-modules.mjs", import.meta.url);
const { registerLogger, validate } = await import("@actions/languageservice");

// What it cannot validate is in its log only.
const fail = (message) => { throw new Error(message); };
registerLogger({ error: fail, warn: fail, info() {}, log() {} });

const actions = JSON.parse(readFileSync(new URL("./actions.json", import.meta.url), "utf8"));
const inputs = (names, required) => names.map((name) => [name, { description: "", required }]);
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name }) => {
    const { required, optional } = actions[`${owner}/${name}`] ?? fail(`the inputs of ${owner}/${name} are not in actions.json`);
    return { name, description: "", inputs: Object.fromEntries([...inputs(required, true), ...inputs(optional, false)]) };
  },
};

const findings = [];
for (const folder of process.argv.slice(2)) {
  const fileProvider = { getFileContent: async ({ path }) => ({ name: path, content: readFileSync(join(folder, basename(path)), "utf8") }) };
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const document = TextDocument.create(pathToFileURL(path).href, "yaml", 1, readFileSync(path, "utf8"));
    for (const { message, range } of await validate(document, { fileProvider, actionsMetadataProvider })) {
      findings.push({ file: name, line: range.start.line + 1, message });
    }
  }
}
console.log(JSON.stringify(findings));
