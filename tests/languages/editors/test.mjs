// Tests the schema for editors in the language servers. Takes the path to the command `msk-preflight`.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { parse, stringify } from "yaml";
import { jsonServer, yamlServer } from "./servers.mjs";

const preflight = (...args) => execFileSync(process.argv[2], args, { encoding: "utf8", maxBuffer: 2 ** 24 });
const once = (make) => {
  const made = new Map();
  return (...args) => {
    const key = args.join(" ");
    if (!made.has(key)) made.set(key, make(...args));
    return made.get(key);
  };
};
const schemaOf = once((...args) => JSON.parse(preflight("schema", "--editor", ...args)));
const kinds = { json: jsonServer, yaml: yamlServer };
// Servers modify their schema.
const server = once((kind, ...args) => kinds[kind](structuredClone(schemaOf(...args))));
const revisions = ["2026-02", "2026-10"];
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

let section;
const counts = {};
function begin(name) {
  section = name;
  counts[section] = { passed: 0, failed: 0 };
}
function check(about, found, expected) {
  const [is, should] = [found, expected].map((value) => JSON.stringify(value, null, 2));
  counts[section][is === should ? "passed" : "failed"] += 1;
  if (is !== should) console.log(`${section}: ${about}\nexpected ${should}\nfound ${is}\n`);
}

const place = ({ line, character }) => `${line + 1}:${character + 1}`;
const shown = ({ range, message }) => `${place(range.start)}-${place(range.end)} ${message}`;
// The rule of an advice, which is not invalid although the servers show both as warnings.
const advises = ({ message }) => / \(advice: ([a-z-]+)\)$/.exec(message)?.[1];

// The rules, with the revision that added each; those that decide the verdict.
const pages = read("../../../docs/rules.md") + read("../../../docs/advice.md");
const entries = Array.from(pages.matchAll(/^###? `(.+)`$[^#]*?^- level: (\w+).*\n- since: API revision (.+)$/gm));
const rules = new Map(entries.map(([, rule, , since]) => [rule, since]));
const decisive = entries.filter(([, , level]) => level === "violation").map(([, rule]) => rule);

begin("diagnostics");
const printed = /```text\n(\d+:\d+ [^`]+)```/.exec(read("../../../docs/editors.md"))[1];
for (const kind in kinds) {
  const found = await server(kind).diagnostics(read("../../../examples/mistakes.json"));
  const lines = found.map(({ range, message }) => `${place(range.start)} ${message}\n`);
  check(`the example of docs/editors.md, ${kind}`, lines.sort((a, b) => parseInt(a) - parseInt(b)).join(""), printed);
}
const documents = parse(read("diagnostics.yaml"));
for (const document of documents) {
  for (const revision of document.revisions) {
    for (const kind in kinds) {
      const found = await server(kind, "--api-revision", revision).diagnostics(document[kind]);
      check(`${document.about}, ${kind}, ${revision}`, found.map(shown).sort(), document[`${kind} says`].sort());
      check(`fix with 0: ${document.about}, ${kind}, ${revision}`, found.filter(({ data }) => data?.values?.includes(0)), []);
    }
  }
}
const limits = parse(read("limits.yaml"));
for (const { server: kind, reason, revision, text, says } of limits.diagnostics) {
  const found = await server(kind, "--api-revision", revision).diagnostics(text);
  check(`the limit that ${reason}`, found.map(shown), says);
}
const broken = new Set(documents.flatMap((document) => document.rules));
check("every rule is broken", [...broken].sort(), decisive.sort());

const members = parse(read("members.yaml"));
const names = (at) => at.split("/").slice(1).map((name) => (name === "0" ? 0 : name));
// A document with only the member `at`.
const only = (at, value) => names(at).reduceRight((inner, name) => (name === 0 ? [inner] : { [name]: inner }), value);
// The position at the end of a text.
const cursor = (before) => ({ line: before.split("\n").length - 1, character: before.length - before.lastIndexOf("\n") - 1 });

begin("hover");
for (const revision of revisions) {
  for (const { at, rules: related, allowed } of members.filter(({ since }) => since <= revision)) {
    const name = names(at).at(-1);
    const texts = { json: JSON.stringify(only(at, {})), yaml: stringify(only(at, {})) };
    for (const kind in kinds) {
      const text = texts[kind];
      const offset = name ? text.indexOf(name) : text.indexOf("{}");
      const hover = (await server(kind, "--api-revision", revision).hover(text, cursor(text.slice(0, offset)))) ?? "";
      const said = {
        rules: Array.from(hover.matchAll(/^`([a-z-]+)`: .+\. \[Source\]\(https:\/\/\S+\)$/gm), ([, rule]) => rule),
        allowed: /^Allowed: (.+)\.$/m.exec(hover)?.[1],
      };
      check(`${at}, ${kind}, ${revision}`, said, { rules: related.filter((rule) => rules.get(rule) <= revision), allowed });
    }
  }
}

begin("completion");
// The text of a JSON or YAML document up to the place of the first member of `at`.
const opened = {
  json: (at) => JSON.stringify(only(at, {}), null, 2).split("{}")[0] + "{",
  yaml: (at) => stringify(only(at, { here: 0 })).split("here")[0],
};
const propose = (kind, revision, before) => server(kind, "--api-revision", revision).completion(before, cursor(before));
const inserted = ({ textEdit, insertText }) => textEdit?.newText ?? insertText;
for (const revision of revisions) {
  const known = members.filter(({ since }) => since <= revision).map(({ at }) => at);
  const parent = (at) => at.slice(0, at.lastIndexOf("/"));
  for (const at of new Set(known.slice(1).map(parent).filter((at) => at !== "/plugins"))) {
    const inside = known.filter((member) => member !== "" && parent(member) === at).map((member) => names(member).at(-1));
    for (const kind in kinds) {
      const proposals = await propose(kind, revision, opened[kind](at));
      check(`names in ${at}, ${kind}, ${revision}`, proposals.map(({ label }) => label).sort(), inside.sort());
      const undocumented = proposals.filter(({ documentation }) => !documentation?.value.includes("Allowed: "));
      check(`texts in ${at}, ${kind}, ${revision}`, undocumented, []);
      const zeros = proposals.map(inserted).filter((text) => /[\s:|,]0\b/.test(text));
      check(`zeros in ${at}, ${kind}, ${revision}`, zeros, []);
    }
  }
}
const snippets = {
  json: [
    '"autoScaling": {',
    '\t"maxWorkerCount": ${1:4},',
    '\t"mcuCount": ${2|1,2,4,8|},',
    '\t"minWorkerCount": ${3:1},',
    '\t"scaleInPolicy": {',
    '\t\t"cpuUtilizationPercentage": ${4:20}',
    "\t},",
    '\t"scaleOutPolicy": {',
    '\t\t"cpuUtilizationPercentage": ${5:80}',
    "\t}",
    "}",
  ],
  yaml: [
    "autoScaling:",
    "  maxWorkerCount: ${1:4}",
    "  mcuCount: ${2|1,2,4,8|}",
    "  minWorkerCount: ${3:1}",
    "  scaleInPolicy:",
    "    cpuUtilizationPercentage: ${4:20}",
    "  scaleOutPolicy:",
    "    cpuUtilizationPercentage: ${5:80}",
  ],
};
for (const revision of revisions) {
  for (const kind in kinds) {
    const proposals = await propose(kind, revision, opened[kind]("/capacity"));
    const snippet = inserted(proposals.find(({ label }) => label === "autoScaling"));
    check(`autoScaling, ${kind}, ${revision}`, snippet.split("\n"), snippets[kind]);
    for (const choice of ["1", "2", "4", "8"]) {
      const filled = snippet.replace(/\$\{\d:(\d+)\}/g, "$1").replace("${2|1,2,4,8|}", choice);
      const capacity = kind === "json" ? `{${filled}}` : filled;
      const request = stringify({ connectorArn: "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2", currentVersion: "K2", capacity: parse(capacity) });
      check(`autoScaling of ${choice} MCU, ${kind}, ${revision}`, await server("yaml", "--api-revision", revision).diagnostics(request), []);
    }
    for (const [name, values] of [["mcuCount", ["1", "2", "4", "8"]], ["minWorkerCount", ["1"]]]) {
      const scaling = opened[kind]("/capacity/autoScaling");
      const before = kind === "json" ? `${scaling} "maxWorkerCount": 3, "${name}": ` : `${scaling}maxWorkerCount: 3\n    ${name}: `;
      const proposals = await propose(kind, revision, before);
      check(`values of ${name}, ${kind}, ${revision}`, proposals.map(({ label }) => label), values);
    }
  }
}

// Strings, quoted in YAML where they would be something else.
for (const { at, values = [] } of members) {
  for (const kind in kinds) {
    const before = `${opened[kind](at.slice(0, at.lastIndexOf("/")))}${kind === "json" ? JSON.stringify(names(at).at(-1)) : names(at).at(-1)}: `;
    const proposals = values.length ? await propose(kind, revisions.at(-1), before) : [];
    check(`values of ${at}, ${kind}`, proposals.map(inserted).map((text) => parse(text)), values);
  }
}

// Requests in git have no version.
for (const kind in kinds) {
  const inGit = server(kind, "--given", "current-version");
  const text = JSON.stringify({ connectorArn: "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2", connectorConfiguration: {} });
  check(`a request in git, ${kind}`, await inGit.diagnostics(text), []);
  const proposals = await inGit.completion(opened[kind](""), cursor(opened[kind]("")));
  const labels = proposals.map(({ label }) => label);
  check(`names in a request in git, ${kind}`, ["connectorArn", "currentVersion"].map((name) => labels.includes(name)), [true, false]);
}

begin("verdicts");
const unseen = new Set(limits.verdicts.flatMap(({ cases }) => cases));
const advised = new Set();
const cases = new URL("../../cases/", import.meta.url);
for (const file of readdirSync(cases, { recursive: true }).filter((name) => name.endsWith(".json"))) {
  const text = readFileSync(new URL(file, cases), "utf8");
  const groups = parseTree(text);
  for (const [g, group] of JSON.parse(text).entries()) {
    for (const [t, test] of group.tests.entries()) {
      const { workerLimit, shape, connectorArn, currentVersion } = test.options ?? {};
      const repeats = test.violations?.some(({ rule }) => rule === "duplicate-member");
      // A schema sees no values from outside.
      const isOutside = test.violations?.some(({ at }) => (connectorArn !== undefined && at === "/connectorArn") || (currentVersion !== undefined && at === "/currentVersion"));
      if (!test.violations || repeats || isOutside) continue;
      const node = findNodeAtLocation(groups, [g, "tests", t, "document"]);
      const document = test.yaml ?? test.text ?? text.slice(node.offset, node.offset + node.length);
      const args = ["--api-revision", test.revision];
      if (workerLimit) args.push("--worker-limit", String(workerLimit));
      if (shape) args.push("--shape", shape);
      if (connectorArn !== undefined) args.push("--given", "connector-arn");
      if (currentVersion !== undefined) args.push("--given", "current-version");
      for (const kind of test.yaml === undefined ? Object.keys(kinds) : ["yaml"]) {
        const diagnostics = await server(kind, ...args).diagnostics(document);
        const found = diagnostics.filter((diagnostic) => !advises(diagnostic));
        const valid = test.violations.length === 0;
        const about = `${file}: ${group.description}: ${test.description}, ${test.revision}`;
        const limit = limits.verdicts.some(({ servers, cases }) => servers.includes(kind) && cases.includes(about));
        check(`${about}, ${kind}, ${found.map(shown)}`, (found.length === 0) === valid ? "agrees" : "differs", limit ? "differs" : "agrees");
        unseen.delete(about);
        const advice = diagnostics.filter(advises).map((diagnostic) => [advises(diagnostic), diagnostic.message.split(" ")[0]]);
        const expected = (test.advice ?? []).map(({ rule, at }) => [rule, at.split("/").at(-1)]);
        const wrong = advice.filter((one) => !expected.some((other) => other.join() === one.join()));
        check(`advice: ${about}, ${kind}`, wrong, []);
        advice.forEach(([, property]) => advised.add(`${property}, ${kind}`));
      }
    }
  }
}

check("every listed limit is of a case", [...unseen], []);
const bounded = members.filter(({ rules: [rule] }) => rule && !decisive.includes(rule)).map(({ at }) => names(at).at(-1));
const all = bounded.flatMap((property) => Object.keys(kinds).map((kind) => `${property}, ${kind}`));
check("every advice is given in some case", [...advised].sort(), all.sort());

// The requirements of the schema catalogue that editors use.
begin("form");
const keywords = ["defaultSnippets", "deprecationMessage", "doNotSuggest", "enumDescriptions", "errorMessage", "markdownDescription", "markdownEnumDescriptions"];
for (const revision of revisions) {
  const schema = JSON.parse(read(`../../../schemas/${revision}/request.editor.json`));
  check(`the committed file, ${revision}`, schema, schemaOf("--api-revision", revision));
  const { $id, ...filesInGit } = JSON.parse(read(`../../../schemas/${revision}/request.files.editor.json`));
  check(`the committed file for files in git, ${revision}`, filesInGit, schemaOf("--api-revision", revision, "--given", "current-version"));
  check(`its id, ${revision}`, $id, `https://docs.rs/msk-connect-preflight/schemas/${revision}/request.files.editor.json`);
  const ajv = new Ajv({ strict: true, allErrors: true });
  ajv.addVocabulary(keywords);
  const validate = ajv.compile(schema);
  check(`examples, ${revision}`, schema.examples.filter((example) => !validate(example)), []);
  check(`draft, ${revision}`, schema.$schema, "http://json-schema.org/draft-07/schema#");
  check(`id, ${revision}`, schema.$id, `https://docs.rs/msk-connect-preflight/schemas/${revision}/request.editor.json`);
  const undescribed = members.filter(({ at, since }) => since <= revision && !describes(schema, names(at)));
  check(`descriptions, ${revision}`, undescribed, []);
}
function describes(schema, [name, ...rest]) {
  if (name === undefined) return schema.description && schema.markdownDescription;
  const inner = name === 0 ? schema.items : (schema.properties ?? schema.allOf[0].properties)[name];
  return describes(inner, rest);
}

const refused = spawnSync(process.argv[2], ["schema", "--editor", "--draft", "2020-12"], { encoding: "utf8" });
check("--editor with another draft", [refused.status, refused.stderr], [2, "error: this flavour supports draft-07 only\n"]);

console.table(counts);
const total = (what) => Object.values(counts).reduce((sum, count) => sum + count[what], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") === 0 ? 0 : 1;
