// Prints the verdicts of the JavaScript engines. The driver of each language prints one line for each engine
// and draft: {"engine", "version", "draft", "verdicts": {file: [verdict of each test]}}, where a verdict is
// true, false, or the message of an error that the engine threw.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-07";
import Ajv07 from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

const FOLDER = fileURLToPath(new URL(".", import.meta.url)).slice(0, -1);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const under = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
const versionOf = (name) => read(join(FOLDER, "node_modules", name, "package.json")).version;

const files = [
  ...under(join(FOLDER, "suite")).filter((path) => !path.includes("/suite/schemas/")),
  join(FOLDER, "by-hand.json"),
].map((path) => [path.slice(FOLDER.length + 1), read(path)]);

const exported = under(join(FOLDER, "../../schemas")).filter((path) =>
  /\/[a-z]+(\.draft-07)?\.json$/.test(path),
);
const schemas = [...exported, ...under(join(FOLDER, "suite/schemas"))].map(read);

async function report(engine, version, draft, compile) {
  const compiled = {};
  for (const schema of schemas.filter(({ $id }) => $id.endsWith(".draft-07.json") === (draft === "draft-07"))) {
    compiled[schema.$id] = await compile(schema);
  }
  const verdicts = {};
  for (const [file, groups] of files) {
    verdicts[file] = groups.flatMap(({ schema, tests }) => {
      const isValid = compiled[draft === "draft-07" ? schema.$ref.replace(/json$/, "draft-07.json") : schema.$ref];
      return tests.map(({ data }) => {
        try {
          return isValid(data);
        } catch (error) {
          return String(error);
        }
      });
    });
  }
  console.log(JSON.stringify({ engine, version, draft, verdicts }));
}

function ajv(Ajv) {
  const refuse = (message) => {
    throw new Error(message);
  };
  const ajv = new Ajv({ strict: true, logger: { log: refuse, warn: refuse, error: refuse } });
  return (schema) => ajv.compile(schema);
}

async function hyperjump(schema) {
  registerSchema(schema);
  const isValid = await validate(schema.$id);
  return (data) => isValid(data).valid;
}

for (const draft of ["2020-12", "draft-07"]) {
  await report("ajv", versionOf("ajv"), draft, ajv(draft === "2020-12" ? Ajv2020 : Ajv07));
  await report("hyperjump", versionOf("@hyperjump/json-schema"), draft, hyperjump);
}
