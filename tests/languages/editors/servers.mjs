// Runs the two language servers with a schema: takes documents, and returns what an editor would show.
import { getLanguageService as json } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService as yaml } from "yaml-language-server";

// The YAML server caches parsed documents by address and version.
let version = 0;
// The address of the file that an editor is set to use; not every schema has an id.
const uri = "file:///schema.json";
const unreachable = () => Promise.reject(new Error("the schema needs no other one"));
const markdown = { textDocument: { completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } } } };

export function jsonServer(schema) {
  const service = json({ schemaRequestService: unreachable, clientCapabilities: markdown });
  service.configure({ schemas: [{ uri, fileMatch: ["*.update-connector.json"], schema }] });
  const open = (text) => {
    const document = TextDocument.create("file:///scale.update-connector.json", "json", 1, text);
    return [document, service.parseJSONDocument(document)];
  };
  return {
    diagnostics: (text) => service.doValidation(...open(text)),
    completion: async (text, position) => {
      const [document, parsed] = open(text);
      return (await service.doComplete(document, position, parsed)).items;
    },
    hover: async (text, position) => {
      const [document, parsed] = open(text);
      return (await service.doHover(document, position, parsed))?.contents[0];
    },
  };
}

export function yamlServer(schema) {
  const workspace = { resolveRelativePath: (path) => path };
  const service = yaml({ schemaRequestService: unreachable, workspaceContext: workspace, clientCapabilities: markdown });
  service.configure({ validate: true, hover: true, completion: true, schemas: [{ uri, fileMatch: ["*.update-connector.yaml"], schema }] });
  const open = (text) => TextDocument.create("file:///scale.update-connector.yaml", "yaml", ++version, text);
  return {
    diagnostics: (text) => service.doValidation(open(text), false),
    completion: async (text, position) => (await service.doComplete(open(text), position, false)).items,
    hover: async (text, position) => (await service.doHover(open(text), position))?.contents.value,
  };
}
