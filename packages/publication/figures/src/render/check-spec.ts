import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { checkJsonSchema, type JsonSchema } from "./json-schema.ts";

let schema: JsonSchema | undefined;

/** The JSON schema that Vega-Lite ships, of the installed version. */
export function vegaLiteSchema(): JsonSchema {
	schema ??= JSON.parse(
		readFileSync(fileURLToPath(import.meta.resolve("vega-lite/vega-lite-schema.json")), "utf8"),
	) as JsonSchema;
	return schema;
}

/**
 * Refuses a figure that Vega-Lite would not understand, or that lacks its words. Rows are left out of the check: they
 * may have any columns.
 *
 * @throws InvalidInputError naming the path and the rule, such as
 *   'encoding.x.type must be one of quantitative, ordinal, ...; got "quantitive"'.
 */
export function checkSpec(id: string, spec: FigureSpec): void {
	const refuse = (code: string, rule: string) =>
		new InvalidInputError(`renderFigure: figure ${id}: ${rule}`, { code, argument: "spec", received: id });
	const meta: Partial<FigureSpec["usermeta"]["quickening"]> | undefined = spec.usermeta?.quickening;
	if (meta === undefined) throw refuse("no-meta", "usermeta.quickening must say title, caption, alt and columnMm");
	if (meta.columnMm !== 85 && meta.columnMm !== 178) {
		throw refuse("column", `usermeta.quickening.columnMm must be 85 or 178; got ${meta.columnMm}`);
	}
	if (meta.narrow !== undefined && meta.narrow !== "restack" && meta.narrow !== "scroll") {
		throw refuse("narrow", `usermeta.quickening.narrow must be "restack" or "scroll"; got "${meta.narrow}"`);
	}
	for (const key of ["title", "caption", "alt"] as const) {
		if (typeof meta[key] !== "string" || meta[key].trim() === "") {
			throw refuse("no-words", `usermeta.quickening.${key} must not be empty`);
		}
	}
	const problems = checkJsonSchema(vegaLiteSchema(), withoutRows(spec));
	if (problems.length === 0) return;
	const told = problems.slice(0, 5).map(({ path, message }) => `${path || "the spec"} ${message}`);
	throw refuse("schema", told.join("; "));
}

function withoutRows(node: unknown, key = ""): unknown {
	if (Array.isArray(node)) return node.map((child) => withoutRows(child));
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(
		Object.entries(node).map(([name, child]) => {
			if (key === "data" && name === "values") return [name, []];
			if (name === "datasets") return [name, {}];
			return [name, withoutRows(child, name)];
		}),
	);
}
