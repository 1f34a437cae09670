import { unfold } from "./altrep.ts";
import type { RAttributes, RObject, ROpaque } from "./r-object.ts";
import { fetchAgain, rdsError } from "./rds-error.ts";
import type { XdrReader } from "./xdr-reader.ts";

/** Codes of R's types, as R Internals names them. */
const sexp = {
	symbol: 1,
	pairlist: 2,
	closure: 3,
	environment: 4,
	promise: 5,
	language: 6,
	special: 7,
	builtin: 8,
	char: 9,
	logical: 10,
	integer: 13,
	double: 14,
	complex: 15,
	character: 16,
	dots: 17,
	list: 19,
	expression: 20,
	byteCode: 21,
	pointer: 22,
	weakReference: 23,
	raw: 24,
	s4: 25,
	altrep: 238,
	attributedPairlist: 239,
	attributedLanguage: 240,
	baseEnvironment: 241,
	emptyEnvironment: 242,
	package: 248,
	namespace: 249,
	baseNamespace: 250,
	missingArgument: 251,
	unbound: 252,
	globalEnvironment: 253,
	null: 254,
	reference: 255,
	persistent: 247,
} as const;

/** Environments and constants that a code alone stands for. */
const constants: ReadonlyMap<number, RObject> = new Map<number, RObject>([
	[sexp.null, { type: "null" }],
	[sexp.baseEnvironment, { type: "environment", name: "base" }],
	[sexp.emptyEnvironment, { type: "environment", name: "empty" }],
	[sexp.globalEnvironment, { type: "environment", name: "global" }],
	[sexp.baseNamespace, { type: "environment", name: "namespace:base" }],
	[sexp.missingArgument, { type: "symbol", name: "" }],
	[sexp.unbound, { type: "symbol", name: "" }],
]);

const maximumDepth = 500;
const naInteger = -2147483648;
/** The lower word of the NaN that R calls NA. */
const naWord = 1954;

/** Reads one value, with all that it holds. */
export function readItem(reader: XdrReader, decode: (bytes: Uint8Array, flags: number, at: number) => string): RObject {
	const { file } = reader;
	const references: RObject[] = [];
	let depth = 0;

	function item(): RObject {
		if (++depth > maximumDepth) {
			throw rdsError(
				file,
				`must nest values at most ${maximumDepth} deep`,
				`more at byte ${reader.at} (unpacked)`,
				fetchAgain,
			);
		}
		const value = itemOf(reader.int32("the kind of a value"));
		depth--;
		return value;
	}

	function itemOf(flags: number): RObject {
		const type = flags & 255;
		const hasAttributes = (flags & 512) !== 0;
		const constant = constants.get(type);
		if (constant !== undefined) return constant;
		switch (type) {
			case sexp.reference:
				return reference(flags);
			case sexp.symbol: {
				const name = text("the name of a symbol");
				const symbol: RObject = { type: "symbol", name: name ?? "NA" };
				references.push(symbol);
				return symbol;
			}
			case sexp.namespace:
			case sexp.package:
			case sexp.persistent:
				return named(type === sexp.package ? "package" : "namespace");
			case sexp.environment:
				return environment();
			case sexp.pairlist:
			case sexp.language:
			case sexp.dots:
			case sexp.attributedPairlist:
			case sexp.attributedLanguage:
				return pairs(flags);
			case sexp.closure:
			case sexp.promise: {
				if (hasAttributes) attributes();
				if ((flags & 1024) !== 0 || type === sexp.closure) item();
				item();
				item();
				return { type: type === sexp.closure ? "closure" : "promise", name: "" };
			}
			case sexp.special:
			case sexp.builtin: {
				const length = reader.length("the length of a function's name", 1);
				return { type: "builtin", name: decode(reader.take(length, "a function's name"), 0, reader.at) };
			}
			case sexp.pointer: {
				const pointer: ROpaque = { type: "pointer", name: "" };
				references.push(pointer);
				item();
				item();
				if (hasAttributes) attributes();
				return pointer;
			}
			case sexp.weakReference: {
				const pointer: ROpaque = { type: "pointer", name: "" };
				references.push(pointer);
				if (hasAttributes) attributes();
				return pointer;
			}
			case sexp.altrep: {
				const info = item();
				const state = item();
				const more = item();
				return withAttributes(unfold(reader, info, state), more.type === "null" ? {} : attributesFrom(more));
			}
			case sexp.s4:
				return { type: "S4", attributes: hasAttributes ? attributes() : {} };
			case sexp.char:
				throw rdsError(file, `must not have a bare text at byte ${reader.at - 4} (unpacked)`, "one", fetchAgain);
			case sexp.byteCode:
				throw rdsError(
					file,
					`must hold no byte code, as stands at byte ${reader.at - 4} (unpacked)`,
					"a compiled function",
					"Save the data alone, without functions.",
				);
			default:
				return vector(type, hasAttributes);
		}
	}

	function vector(type: number, hasAttributes: boolean): RObject {
		const own = (value: (RObject & { attributes: RAttributes }) | RObject) =>
			hasAttributes ? withAttributes(value, attributes()) : value;
		const none: RAttributes = {};
		switch (type) {
			case sexp.logical: {
				const length = reader.length("the length of a logical vector", 4);
				const view = reader.view(4 * length, "a logical vector");
				const values = Array.from({ length }, (_, i) => {
					const value = view.getInt32(4 * i);
					if (value !== naInteger && value !== 0 && value !== 1) {
						throw rdsError(
							file,
							`must have TRUE (1), FALSE (0) or NA near byte ${reader.at} (unpacked)`,
							value,
							fetchAgain,
						);
					}
					return value === naInteger ? null : value === 1;
				});
				return own({ type: "logical", values, attributes: none });
			}
			case sexp.integer: {
				const length = reader.length("the length of an integer vector", 4);
				const view = reader.view(4 * length, "an integer vector");
				const values = new Float64Array(length);
				for (let i = 0; i < length; i++) {
					const value = view.getInt32(4 * i);
					values[i] = value === naInteger ? Number.NaN : value;
				}
				return own({ type: "integer", values, attributes: none });
			}
			case sexp.double: {
				const length = reader.length("the length of a numeric vector", 8);
				return own({
					type: "double",
					...doubles(reader.view(8 * length, "a numeric vector"), length, 1, 0),
					attributes: none,
				});
			}
			case sexp.complex: {
				const length = reader.length("the length of a complex vector", 16);
				const view = reader.view(16 * length, "a complex vector");
				const real = doubles(view, length, 2, 0).values;
				return own({ type: "complex", real, imaginary: doubles(view, length, 2, 1).values, attributes: none });
			}
			case sexp.character: {
				const length = reader.length("the length of a vector of texts", 4);
				const values: (string | null)[] = [];
				for (let i = 0; i < length; i++) values.push(text("a text"));
				return own({ type: "character", values, attributes: none });
			}
			case sexp.raw: {
				const length = reader.length("the length of a raw vector", 1);
				return own({ type: "raw", values: reader.take(length, "a raw vector").slice(), attributes: none });
			}
			case sexp.list:
			case sexp.expression: {
				const length = reader.length("the length of a list", 4);
				const values: RObject[] = [];
				for (let i = 0; i < length; i++) values.push(item());
				return own({ type: type === sexp.list ? "list" : "expression", values, attributes: none });
			}
		}
		throw rdsError(file, `must have a kind of value that R has at byte ${reader.at - 4} (unpacked)`, type, fetchAgain);
	}

	/** Values whose first of `stride` doubles stands at `offset`; NA is a NaN whose lower word is 1954. */
	function doubles(view: DataView, length: number, stride: number, offset: number) {
		const values = new Float64Array(length);
		const isNa = new Uint8Array(length);
		for (let i = 0; i < length; i++) {
			const at = 8 * (stride * i + offset);
			const value = view.getFloat64(at);
			values[i] = value;
			if (Number.isNaN(value)) {
				values[i] = Number.NaN;
				isNa[i] = view.getUint32(at + 4) === naWord ? 1 : 0;
			}
		}
		return { values, isNa };
	}

	function text(what: string): string | null {
		const flags = reader.int32(what);
		if ((flags & 255) !== sexp.char) {
			throw rdsError(file, `must have ${what} at byte ${reader.at - 4} (unpacked)`, `kind ${flags & 255}`, fetchAgain);
		}
		if (reader.bytes[reader.at] === 255) {
			const length = reader.int32(what);
			if (length === -1) return null;
			throw rdsError(file, `must give ${what} a length at byte ${reader.at - 4} (unpacked)`, length, fetchAgain);
		}
		const at = reader.at;
		const length = reader.length(`the length of ${what}`, 1);
		return decode(reader.take(length, what), flags >> 12, at);
	}

	function reference(flags: number): RObject {
		const packed = flags >> 8;
		const index = packed === 0 ? reader.int32("a reference") : packed;
		const found = references[index - 1];
		if (found !== undefined) return found;
		throw rdsError(
			file,
			`must refer to one of ${references.length} values before byte ${reader.at} (unpacked)`,
			index,
			fetchAgain,
		);
	}

	function named(kind: string): RObject {
		const zero = reader.int32("the names of an environment");
		const length = reader.length("the names of an environment", 4);
		if (zero !== 0) throw rdsError(file, `must have 0 before byte ${reader.at} (unpacked)`, zero, fetchAgain);
		const names: string[] = [];
		for (let i = 0; i < length; i++) names.push(text("a name") ?? "NA");
		const value: RObject = { type: "environment", name: `${kind}:${names.join(" ")}` };
		references.push(value);
		return value;
	}

	function environment(): RObject {
		const value: RObject = { type: "environment", name: "" };
		references.push(value);
		reader.int32("whether an environment is locked");
		for (let i = 0; i < 4; i++) item();
		return value;
	}

	/** A pairlist, one cell after another, so that a long one needs no depth. */
	function pairs(first: number): RObject {
		const values: RObject[] = [];
		const tags: string[] = [];
		let own: RAttributes = {};
		let flags = first;
		for (;;) {
			const type = flags & 255;
			const isAttributed = type === sexp.attributedPairlist || type === sexp.attributedLanguage;
			if (isAttributed || (flags & 512) !== 0) {
				const found = attributes();
				if (values.length === 0) own = found;
			}
			let tag = "";
			if ((flags & 1024) !== 0 || isAttributed) {
				const symbol = item();
				if (symbol.type === "symbol") tag = symbol.name;
				else if (symbol.type !== "null") {
					throw rdsError(file, `must have a name before byte ${reader.at} (unpacked)`, symbol.type, fetchAgain);
				}
			}
			values.push(item());
			tags.push(tag);
			const next = reader.int32("the rest of a pairlist");
			const kind = next & 255;
			if (kind === sexp.null) break;
			if (kind !== sexp.pairlist && kind !== sexp.attributedPairlist && kind !== sexp.language && kind !== sexp.dots) {
				values.push(itemOf(next));
				tags.push("");
				break;
			}
			flags = next;
		}
		const isCall = (first & 255) === sexp.language || (first & 255) === sexp.attributedLanguage;
		return { type: isCall ? "language" : "pairlist", values, tags, attributes: own };
	}

	function attributes(): RAttributes {
		return attributesFrom(item());
	}

	function attributesFrom(list: RObject): RAttributes {
		if (list.type === "null") return {};
		if (list.type !== "pairlist" || list.tags.some((tag) => tag === "")) {
			throw rdsError(file, `must have named attributes before byte ${reader.at} (unpacked)`, list.type, fetchAgain);
		}
		const found: Record<string, RObject> = Object.create(null);
		for (const [i, tag] of list.tags.entries()) found[tag] = list.values[i] as RObject;
		return found;
	}

	return item();
}

function withAttributes(value: RObject, attributes: RAttributes): RObject {
	if (!("attributes" in value)) return value;
	return { ...value, attributes: Object.assign(Object.create(null), value.attributes, attributes) } as RObject;
}
