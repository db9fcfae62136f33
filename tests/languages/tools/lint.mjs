// Runs linters, and the strict modes of engines, on the exported schemas.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openapi } from "./openapi.mjs";

const require = createRequire(new URL("../engines.mjs", import.meta.url));
const Ajv = require("ajv");
const Ajv2020 = require("ajv/dist/2020");
const ZSchema = require("z-schema").default;
const folder = new URL(".", import.meta.url).pathname;
process.chdir(folder);

let [passed, failed] = [0, 0];
function check(about, problem) {
  problem ? (failed += 1) : (passed += 1);
  if (problem) console.log(`${about}: ${problem}`);
}
const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
function run(about, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  check(about, status === 0 ? undefined : stdout + stderr);
}

const schemas = "../../../schemas";
const paths = readdirSync(schemas, { recursive: true }).filter((name) => /^20.*\.json$/.test(name) && !name.includes(".editor.")).sort();
const read = (name) => JSON.parse(readFileSync(`${schemas}/${name}`, "utf8"));

// Without a rule that wants:
const not = [
  "enum_with_type", // no type where an enum says it; OpenAPI 3.0 and generators want it
  "empty_object_as_true", // booleans instead of `{}`; Redocly reads none after `not`
];
const isShape = (name) => name.endsWith(".shape.json");
const lint = (names, not) => {
  const excluded = not.flatMap((rule) => ["--exclude", rule]);
  run("jsonschema lint", "../node_modules/.bin/jsonschema", "lint", ...excluded, ...names.map((name) => `${schemas}/${name}`));
};
lint(paths.filter((name) => !isShape(name)), not);
// OpenAPI 3.0 knows no `examples` in a schema.
lint(paths.filter(isShape), [...not, "top_level_examples"]);

// The strict mode without the options that want what the API does not have: names in the configuration, and the
// greatest length of a string. In draft 7 it wants types in conditions, too, and a response may have any members.
const strict = { noTypeless: true, noExtraKeywords: true, noEmptyStrings: true, noEmptyArrays: true, forceAdditional: true, forceItems: true, forceMaxItems: true };
for (const name of paths) {
  const schema = read(name);
  const isResponse = name.includes("response");
  const is07 = schema.$schema.includes("draft-07");
  const refuse = (message) => {
    throw new Error(message);
  };
  try {
    new (is07 ? Ajv : Ajv2020)({ strict: true, logger: { log: refuse, warn: refuse, error: refuse } }).compile(schema);
    check(`Ajv, ${name}`);
  } catch (error) {
    check(`Ajv, ${name}`, error);
  }
  const validator = ZSchema.create({ safe: true, ...(is07 ? { version: "draft-07" } : isResponse ? {} : strict) });
  const { valid, err } = validator.validateSchema(schema);
  check(`z-schema, ${name}`, valid ? undefined : JSON.stringify(err.details));
}

// Not run: schemasafe's strong mode, which wants `required` next to each `properties`, where members are optional, and
// a format or pattern for each string, where any value is allowed.

mkdirSync("generated", { recursive: true });
for (const [version, flavour] of [["3.1.0", "body"], ["3.1.0", "body.shape"], ["3.0.3", "body.shape"]]) {
  const path = `generated/${flavour}.openapi-${version}.json`;
  writeFileSync(path, JSON.stringify(openapi(version, read(`2026-10/${flavour}.json`))));
  run(`spectral, ${path}`, "node_modules/.bin/spectral", "lint", "--display-only-failures", "--fail-severity", "warn", path);
  run(`redocly, ${path}`, "node_modules/.bin/redocly", "lint", path);
}

console.log(`linters: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
