// Prints for each document in a folder the time that Ajv takes, in nanoseconds, compiled and set to find every
// error: with JSON.parse, and on a parsed value. JSON.parse alone shows the share of reading.

import { readdirSync, readFileSync } from "node:fs";
import Ajv from "../../tests/languages/node_modules/ajv/dist/2020.js";

const ROUNDS = 7;
const MILLISECONDS_A_ROUND = 100;

const schema = new URL("../../schemas/2026-02/request.json", import.meta.url);
const isValid = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));

function nanoseconds(run) {
  // Warm up: frequently run code is compiled better.
  const warm = performance.now();
  let times = 0;
  while (performance.now() - warm < MILLISECONDS_A_ROUND) {
    run();
    times += 1;
  }
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) run();
    return ((performance.now() - start) * 1e6) / times;
  });
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1];
}

const folder = process.argv[2];
for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const value = JSON.parse(text);
  if (!isValid(value)) throw new Error(`${file} is valid`);
  const parties = {
    "JSON.parse": () => JSON.parse(text),
    "JSON.parse, Ajv": () => isValid(JSON.parse(text)),
    "Ajv, on what was parsed before": () => isValid(value),
  };
  for (const [party, run] of Object.entries(parties)) {
    const document = file.replace(".json", "");
    console.log(JSON.stringify({ party, document, nanoseconds: nanoseconds(run) }));
  }
}
