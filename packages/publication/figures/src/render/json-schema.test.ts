import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { panelsSpec, rocRows, rocSpec } from "../../test/demo-figures.ts";
import { vegaLiteSchema } from "./check-spec.ts";
import { checkJsonSchema } from "./json-schema.ts";

const schema = vegaLiteSchema();
const judge = new Ajv({ strict: false, validateFormats: false }).compile(schema as object);
const plain = (spec: unknown): Json => JSON.parse(JSON.stringify(spec)) as Json;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** All paths of a document. */
function paths(node: Json, path: readonly string[] = []): (readonly string[])[] {
	if (typeof node !== "object" || node === null) return [path];
	return [path, ...Object.entries(node).flatMap(([key, child]) => paths(child, [...path, key]))];
}

function change(document: Json, path: readonly string[], to: Json | undefined): Json {
	const copy = structuredClone(document);
	const parent = path.slice(0, -1).reduce((node, key) => (node as Record<string, Json>)[key] as Json, copy);
	const key = path.at(-1) as string;
	if (to === undefined && Array.isArray(parent)) parent.splice(Number(key), 1);
	else if (to === undefined) delete (parent as Record<string, Json>)[key];
	else (parent as Record<string, Json>)[key] = to;
	return copy;
}

describe("checkJsonSchema", () => {
	const documents = [rocSpec(rocRows().slice(0, 3)), panelsSpec()].map(plain);

	it("finds nothing wrong with real figures", () => {
		for (const document of documents) expect(checkJsonSchema(schema, document)).toEqual([]);
	});

	it("agrees with ajv on figures that were broken somewhere", () => {
		const broken = fc
			.constantFrom(...documents)
			.chain((document) =>
				fc.tuple(
					fc.constant(document),
					fc.constantFrom(...paths(document).filter((path) => path.length > 0)),
					fc.constantFrom<Json | undefined>(undefined, null, "quantitive", "x", -1, 0.5, true, [], {}, { nosuch: 1 }),
				),
			);
		fc.assert(
			fc.property(broken, ([document, path, to]) => {
				const changed = change(document, path, to);
				expect(checkJsonSchema(schema, changed).length === 0).toBe(judge(changed));
			}),
			{ numRuns: 400 },
		);
	});

	it.each([
		[["layer", "2", "encoding", "y", "type"], "quantitive", "layer.2.encoding.y.type", "must be one of"],
		[["layer", "2", "mark"], "lines", "layer.2.mark", "must be one of"],
		[["layer", "1", "encoding", "y", "tilte"], "x", "layer.1.encoding.y.tilte", "is no property here"],
		[["encoding", "x", "axis", "labelFontSize"], "big", "encoding.x.axis.labelFontSize", "must be"],
	] as const)("names the place of the fault: %j", (path, to, at, message) => {
		const changed = change(documents[0] as Json, path, to);
		expect(checkJsonSchema(schema, changed)).toContainEqual(
			expect.objectContaining({ path: at, message: expect.stringContaining(message) }),
		);
	});
});
