// Generates types from the flavour for that, and tries them on the documents of documents.json.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { openapi } from "./openapi.mjs";

process.chdir(new URL(".", import.meta.url).pathname);
mkdirSync("generated", { recursive: true });
const SCHEMA = "../../../schemas/2026-10/request.shape.json";
const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));
const documents = JSON.parse(readFileSync("documents.json", "utf8"));
const bin = (name) => `node_modules/.bin/${name}`;

let [passed, failed] = [0, 0];
function check(about, found, expected) {
  found === expected ? (passed += 1) : (failed += 1);
  if (found !== expected) console.log(`${about}: expected ${expected}, found ${found}`);
}
function run(command, ...args) {
  return runIn(".", command, ...args);
}
function runIn(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  check(`${command} ${args.join(" ")}\n${status === 0 ? "" : stdout + stderr}`, status, 0);
  return stdout;
}
const typed = ["of a wrong type", "unknown", "incomplete"];

writeFileSync("generated/openapi.json", JSON.stringify(openapi("3.1.0", schema)));
run(bin("json2ts"), "--input", SCHEMA, "--output", "generated/json2ts.ts");
run(bin("quicktype"), "--src-lang", "schema", SCHEMA, "--lang", "ts", "--just-types", "--top-level", "UpdateConnectorRequest", "--out", "generated/quicktype.ts");
run(bin("openapi-typescript"), "generated/openapi.json", "--output", "generated/openapi.ts");
// Every wrong document that the types refuse, and no other, is an error.
const types = [
  ["json2ts", 'import type { UpdateConnectorRequest as T } from "./json2ts";', [...typed, "out of the enum"]],
  ["quicktype", 'import type { UpdateConnectorRequest as T } from "./quicktype";', typed],
  ["openapi-typescript", 'import type { components } from "./openapi"; type T = components["schemas"]["Body"];', [...typed, "out of the enum"]],
];
for (const [name, imports, refused] of types) {
  const lines = documents.map(({ is, document }, index) => {
    const expectation = refused.includes(is) ? "// @ts-expect-error\n" : "";
    return `${expectation}export const document${index}: T = ${JSON.stringify(document)};`;
  });
  writeFileSync(`generated/check-${name}.ts`, [imports, ...lines].join("\n"));
}
run(bin("tsc"), "--strict", "--noEmit", "--target", "es2022", "--moduleResolution", "bundler", "--module", "esnext", ...types.map(([name]) => `generated/check-${name}.ts`));

run(bin("json-schema-to-zod"), "--input", SCHEMA, "--output", "generated/zod.mjs", "--module", "esm");
const { default: zod } = await import("./generated/zod.mjs");
for (const { about, is, document } of documents) {
  check(`zod: ${about}`, zod.safeParse(document).success, is === "valid");
}

mkdirSync("generated/go", { recursive: true });
run(bin("quicktype"), "--src-lang", "schema", SCHEMA, "--lang", "go", "--package", "main", "--top-level", "UpdateConnectorRequest", "--out", "generated/go/types.go");
writeFileSync("generated/go/main.go", readFileSync("main.go.txt"));
writeFileSync("generated/go/go.mod", "module generated\n");
run("venv/bin/datamodel-codegen", "--input", SCHEMA, "--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel", "--use-title-as-name", "--formatters", "builtin", "--output", "generated/models.py");
const programs = [
  // Go has neither required members nor enums, and typify's types of integers no greatest number.
  ["Go", runIn("generated/go", "go", "run", "."), ["of a wrong type", "unknown"]],
  ["pydantic", run("venv/bin/python", "pydantic_types.py"), [...typed, "out of the enum", "out of range"]],
  ["typify", runIn("typify", "cargo", "run", "--quiet", "--locked", "--target-dir", "../../../../target/typify"), [...typed, "out of the enum", "out of range"]],
];
for (const [name, printed, refused] of programs) {
  const verdicts = JSON.parse(printed || "[]");
  documents.forEach(({ about, is }, index) => check(`${name}: ${about}`, verdicts[index], !refused.includes(is)));
}

console.log(`generators: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
