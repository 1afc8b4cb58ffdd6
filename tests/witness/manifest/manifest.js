// Microsoft's schema reads the manifests that standard input holds, an array of them, and says what it finds wrong in
// each: an array of sentences for every manifest. Each names its schema by address; it is read from the package, so
// that nothing is fetched. tests/teams/test_package.py asks it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const SCHEMAS = join(dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest")), "json-schemas");
// Its words say more than the schema's own keywords, some of which are Microsoft's.
const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
const known = new Map();

function schemaOf(manifest) {
  const address = manifest.$schema;
  if (!known.has(address)) {
    const there = new URL(address).pathname.split("/json-schemas/")[1];
    known.set(address, ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, there), "utf8"))));
  }
  return known.get(address);
}

function faults(manifest) {
  const fits = schemaOf(manifest);
  return fits(manifest) ? [] : fits.errors.map((one) => `${one.instancePath} ${one.message}`);
}

let given = "";
for await (const piece of process.stdin.setEncoding("utf8")) given += piece;
process.stdout.write(JSON.stringify(JSON.parse(given).map(faults)));
