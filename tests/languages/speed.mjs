// Measures the cost of the two order relations in compiled Ajv: the time for a small automatic capacity
// with the exported schema, and with the same schema without them.

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const ROUNDS = 15;
const CALLS = 200_000;

const path = new URL("../../schemas/2026-02/request.json", import.meta.url);
const schema = JSON.parse(readFileSync(path, "utf8"));
const without = structuredClone(schema);
delete without.properties.capacity.properties.autoScaling.if;
delete without.properties.capacity.properties.autoScaling.then;
delete without.$id;

const document = {
  connectorArn: "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
  currentVersion: "K3P5ROKL5A1OLE",
  capacity: {
    autoScaling: {
      minWorkerCount: 1,
      maxWorkerCount: 4,
      mcuCount: 1,
      scaleInPolicy: { cpuUtilizationPercentage: 20 },
      scaleOutPolicy: { cpuUtilizationPercentage: 80 },
      maxAutoscalingTaskCount: 8,
    },
  },
};

const ajv = new Ajv({ strict: true });
const [withOrders, withoutOrders] = [schema, without].map((schema) => {
  const isValid = ajv.compile(schema);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let call = 0; call < CALLS; call += 1) {
      if (!isValid(document)) throw new Error("the document is valid");
    }
    return ((performance.now() - start) * 1_000) / CALLS;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
});
console.log(`with the orders ${withOrders.toFixed(3)} µs, without ${withoutOrders.toFixed(3)} µs`);
console.log(`ratio ${(withOrders / withoutOrders).toFixed(1)}`);
