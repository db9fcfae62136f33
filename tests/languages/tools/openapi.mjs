// An OpenAPI document with the operation, whose body has the schema.
export function openapi(version, schema) {
  const { $id, $schema, ...embedded } = schema;
  const parameter = (name, place) => ({ name, in: place, required: true, schema: { type: "string" } });
  const update = {
    operationId: "UpdateConnector",
    summary: "Updates a connector",
    description: "Updates a connector",
    tags: ["connectors"],
    parameters: [parameter("connectorArn", "path"), parameter("currentVersion", "query")],
    requestBody: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Body" } } } },
    responses: { 200: { description: "The update begins" }, 400: { description: "The request is invalid" } },
  };
  return {
    openapi: version,
    info: {
      title: "MSK Connect",
      version: "2021-09-14",
      description: "An operation of MSK Connect",
      contact: { name: "Nobody", url: "https://example.com" },
      license: { name: "None", url: "https://example.com" },
    },
    servers: [{ url: "https://kafkaconnect.us-east-1.amazonaws.com" }],
    security: [],
    tags: [{ name: "connectors", description: "Connectors" }],
    paths: { "/v1/connectors/{connectorArn}": { put: update } },
    components: { schemas: { Body: embedded } },
  };
}
