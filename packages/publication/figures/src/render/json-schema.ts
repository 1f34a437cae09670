/** The part of JSON Schema (draft 7) that Vega-Lite's schema uses. */
export interface JsonSchema {
	readonly $ref?: string;
	readonly anyOf?: readonly JsonSchema[];
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: boolean | JsonSchema;
	readonly required?: readonly string[];
	readonly items?: JsonSchema | readonly JsonSchema[];
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minProperties?: number;
	readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** Where a document breaks its schema, and how: "encoding.x.type", 'must be one of ...; got "quantitive"'. */
export interface SchemaProblem {
	readonly path: string;
	readonly message: string;
	/** How deep the path is; the deepest problem is the one that its author made. */
	readonly depth: number;
	/** The values that would have been right, where they can be listed. */
	readonly allowed?: readonly unknown[];
}

/**
 * Checks a document against a JSON schema by walking both at once. Compiling Vega-Lite's schema with ajv takes a
 * second in each process; walking takes a few milliseconds. The two agree (json-schema.test.ts; ajv is the judge).
 * `format` is not checked.
 *
 * @param root - the schema; `$ref`s point into its definitions.
 * @returns the problems of the nearest alternative; empty when the document conforms.
 */
export function checkJsonSchema(root: JsonSchema, document: unknown): SchemaProblem[] {
	return walk(root, document, []);

	function walk(schema: JsonSchema, value: unknown, path: readonly string[]): SchemaProblem[] {
		if (schema.$ref !== undefined) {
			const problems = walk(resolve(schema.$ref), value, path);
			if (problems.length > 0) return problems;
		}
		if (schema.anyOf !== undefined) {
			const problems = nearest(schema.anyOf, value, path);
			if (problems.length > 0) return problems;
		}
		const fail = (message: string, at = path): SchemaProblem => ({ path: at.join("."), message, depth: at.length });
		const allowed = schema.const !== undefined ? [schema.const] : schema.enum;
		if (allowed !== undefined && !allowed.includes(value)) return [notAllowed(allowed, value, path)];
		if (schema.type !== undefined) {
			const types = typeof schema.type === "string" ? [schema.type] : schema.type;
			if (!types.some((type) => hasType(type, value))) {
				return [fail(`must be ${types.join(" or ")}; got ${print(value)}`)];
			}
		}
		if (typeof value === "number") {
			if (schema.minimum !== undefined && value < schema.minimum) return [fail(`must be >= ${schema.minimum}`)];
			if (schema.maximum !== undefined && value > schema.maximum) return [fail(`must be <= ${schema.maximum}`)];
			return [];
		}
		if (typeof value === "string") {
			const length = [...value].length;
			if (length < (schema.minLength ?? 0)) return [fail(`must have >= ${schema.minLength} characters`)];
			if (length > (schema.maxLength ?? Infinity)) return [fail(`must have <= ${schema.maxLength} characters`)];
			return [];
		}
		if (Array.isArray(value)) {
			if (value.length < (schema.minItems ?? 0)) return [fail(`must have >= ${schema.minItems} items`)];
			if (value.length > (schema.maxItems ?? Infinity)) return [fail(`must have <= ${schema.maxItems} items`)];
			const { items } = schema;
			if (items === undefined) return [];
			return value.flatMap((item, i) => {
				const one = Array.isArray(items) ? (items as readonly JsonSchema[])[i] : (items as JsonSchema);
				return one === undefined ? [] : walk(one, item, [...path, String(i)]);
			});
		}
		if (typeof value !== "object" || value === null) return [];
		const problems: SchemaProblem[] = [];
		const known = schema.properties ?? {};
		const keys = Object.keys(value);
		if (keys.length < (schema.minProperties ?? 0)) problems.push(fail(`must have >= ${schema.minProperties} keys`));
		for (const key of schema.required ?? []) {
			if (!Object.hasOwn(value, key)) problems.push(fail(`must have ${key}`));
		}
		for (const key of keys) {
			const child = (value as Record<string, unknown>)[key];
			if (Object.hasOwn(known, key)) problems.push(...walk(known[key] as JsonSchema, child, [...path, key]));
			else if (schema.additionalProperties === false) {
				problems.push(fail(`is no property here; known are ${list(Object.keys(known))}`, [...path, key]));
			} else if (typeof schema.additionalProperties === "object") {
				problems.push(...walk(schema.additionalProperties, child, [...path, key]));
			}
		}
		return problems;
	}

	/** Of the alternatives, the one that comes nearest: no fault at the top level first, then the fewest faults. */
	function nearest(alternatives: readonly JsonSchema[], value: unknown, path: readonly string[]): SchemaProblem[] {
		let best: SchemaProblem[] | undefined;
		const allowed = new Set<unknown>();
		let bestRank = Infinity;
		for (const alternative of alternatives) {
			const problems = walk(alternative, value, path);
			if (problems.length === 0) return [];
			for (const one of problems) if (one.depth === path.length) for (const v of one.allowed ?? []) allowed.add(v);
			const here = problems.filter(({ depth }) => depth <= path.length).length;
			const discriminators = problems.filter(({ depth }) => depth === path.length + 1).length;
			const rank = here * 1e6 + discriminators * 1e3 + problems.length;
			if (rank < bestRank) {
				best = problems;
				bestRank = rank;
			}
		}
		if (typeof value === "string" && allowed.size > 0) return [notAllowed([...allowed], value, path)];
		return best ?? [];
	}

	function notAllowed(allowed: readonly unknown[], value: unknown, path: readonly string[]): SchemaProblem {
		const message = `must be ${allowed.length > 1 ? "one of " : ""}${list(allowed)}; got ${print(value)}`;
		return { path: path.join("."), message, depth: path.length, allowed };
	}

	function resolve(reference: string): JsonSchema {
		const name = decodeURIComponent(reference.replace("#/definitions/", ""));
		const found = root.definitions?.[name];
		if (found === undefined) throw new Error(`checkJsonSchema: the schema has no definition ${reference}`);
		return found;
	}
}

function hasType(type: string, value: unknown): boolean {
	switch (type) {
		case "null":
			return value === null;
		case "array":
			return Array.isArray(value);
		case "object":
			return typeof value === "object" && value !== null && !Array.isArray(value);
		case "integer":
			return Number.isInteger(value);
		case "number":
			return typeof value === "number" && Number.isFinite(value);
		default:
			return typeof value === type;
	}
}

function print(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function list(values: readonly unknown[]): string {
	const shown = values.slice(0, 12).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
	return shown.join(", ") + (values.length > 12 ? ", ..." : "");
}
