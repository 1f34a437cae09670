/** Attributes by name, in the file's order: names, dim, levels, class and whatever else. */
export type RAttributes = Readonly<Record<string, RObject>>;

/** TRUE, FALSE and NA. */
export interface RLogical {
	readonly type: "logical";
	/** null: NA. */
	readonly values: readonly (boolean | null)[];
	readonly attributes: RAttributes;
}

export interface RInteger {
	readonly type: "integer";
	/** NaN: NA. */
	readonly values: Float64Array;
	readonly attributes: RAttributes;
}

export interface RDouble {
	readonly type: "double";
	/** NaN: NA or NaN, which `isNa` tells apart. */
	readonly values: Float64Array;
	/** 1 where R says NA, 0 elsewhere. */
	readonly isNa: Uint8Array;
	readonly attributes: RAttributes;
}

export interface RComplex {
	readonly type: "complex";
	readonly real: Float64Array;
	readonly imaginary: Float64Array;
	readonly attributes: RAttributes;
}

export interface RCharacter {
	readonly type: "character";
	/** null: NA. */
	readonly values: readonly (string | null)[];
	readonly attributes: RAttributes;
}

export interface RRaw {
	readonly type: "raw";
	readonly values: Uint8Array;
	readonly attributes: RAttributes;
}

/** A list, or an expression. */
export interface RList {
	readonly type: "list" | "expression";
	readonly values: readonly RObject[];
	readonly attributes: RAttributes;
}

/** A pairlist, or a call: its parts with their tags. */
export interface RPairlist {
	readonly type: "pairlist" | "language";
	readonly values: readonly RObject[];
	/** "" where there is none. */
	readonly tags: readonly string[];
	readonly attributes: RAttributes;
}

export interface RSymbol {
	readonly type: "symbol";
	readonly name: string;
}

export interface RNull {
	readonly type: "null";
}

/** An S4 object: its slots are attributes. */
export interface RS4 {
	readonly type: "S4";
	readonly attributes: RAttributes;
}

/** What has no meaning outside R: environments, functions, pointers. */
export interface ROpaque {
	readonly type: "environment" | "closure" | "builtin" | "pointer" | "promise";
	readonly name: string;
}

/** A value of R, as `readRds` gives it. */
export type RObject =
	| RNull
	| RLogical
	| RInteger
	| RDouble
	| RComplex
	| RCharacter
	| RRaw
	| RList
	| RPairlist
	| RSymbol
	| RS4
	| ROpaque;

/** The attributes of a value; none for what cannot have any. */
export function attributesOf(object: RObject): RAttributes {
	return "attributes" in object ? object.attributes : {};
}

/** The texts of an attribute of texts; none where it is not there. */
export function textAttribute(object: RObject, name: string): readonly (string | null)[] {
	const attributes = attributesOf(object);
	const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
	return attribute?.type === "character" ? attribute.values : [];
}
