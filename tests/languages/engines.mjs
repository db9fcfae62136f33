// Prints the verdicts of the JavaScript engines. The driver of each language prints one line for each engine
// and draft: {"engine", "version", "draft", "verdicts": {file: [verdict of each test]}}, where a verdict is
// true, false, or the message of an error that the engine threw.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Validator as Cfworker } from "@cfworker/json-schema";
import { validator as schemasafe } from "@exodus/schemasafe";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-07";
import Ajv07 from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { Validator as Ata } from "ata-validator";
import { Validator as Jsonschema } from "jsonschema";
import ZSchema from "z-schema";

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
// The schema with the same verdicts that is split, if it is exported.
const compiledOf = (schema) => {
  const [, name] = /schemas\/(.+)$/.exec(schema.$id);
  const path = join(FOLDER, "../../schemas", name.replace(/(\.draft-07)?\.json$/, ".compiled$1.json"));
  return existsSync(path) ? read(path) : schema;
};

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

function zSchema(schema) {
  const validator = ZSchema.create({ version: schema.$id.endsWith(".draft-07.json") ? "draft-07" : "draft2020-12", safe: true });
  return (data) => validator.validate(data, schema).valid;
}

function cfworker(schema) {
  const validator = new Cfworker(schema, schema.$id.endsWith(".draft-07.json") ? "7" : "2020-12");
  return (data) => validator.validate(data).valid;
}

function ata(schema) {
  const validator = new Ata(schema);
  return (data) => validator.isValidObject(data);
}

for (const draft of ["2020-12", "draft-07"]) {
  const Ajv = draft === "2020-12" ? Ajv2020 : Ajv07;
  await report("ajv", versionOf("ajv"), draft, ajv(Ajv));
  const compile = ajv(Ajv);
  await report("ajv, compiled", versionOf("ajv"), draft, (schema) => compile(compiledOf(schema)));
  await report("hyperjump", versionOf("@hyperjump/json-schema"), draft, hyperjump);
  await report("z-schema", versionOf("z-schema"), draft, zSchema);
  await report("cfworker", versionOf("@cfworker/json-schema"), draft, cfworker);
  await report("schemasafe", versionOf("@exodus/schemasafe"), draft, (schema) => schemasafe(schema, { isJSON: true }));
  await report("ata", versionOf("ata-validator"), draft, ata);
}
const jsonschema = new Jsonschema();
await report("npm jsonschema", versionOf("jsonschema"), "draft-07", (schema) => (data) => jsonschema.validate(data, schema).valid);
