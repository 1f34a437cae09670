import * as v from "valibot";
import { forbiddenCharacters } from "../markup/plain-text.ts";

/** A schema for each field of a type, the optional ones too: tsc asks for one here when the type gets a new field. */
export type Entries<T> = { readonly [K in keyof Required<T>]: v.GenericSchema<unknown, T[K]> };

/**
 * A text, of characters that every output may hold. Messages of schemas say what a part must be; `readShape` puts its name
 * before and what it is after.
 */
export const text = v.pipe(
	v.string("must be a text"),
	v.check(
		(given) => forbiddenCharacters(given).length === 0,
		({ input }) => `must hold no ${forbiddenCharacters(input)[0]!.name}, which is unseen and changes what is read`,
	),
);
/** A finite number. */
export const number = v.pipe(v.number("must be a number"), v.finite("must be a number"));
/** True or false. */
export const truth = v.boolean("must be true or false");

/** One of some words. */
export const oneOf = <const T extends readonly string[]>(choices: T) =>
	v.picklist(choices, `must be one of ${choices.join(", ")}`);

/** A list of parts of one shape. */
export const listOf = <T extends v.GenericSchema>(item: T, message = "must be a list") => v.array(item, message);

/** Not a list either, which valibot takes for an object. */
const isObject = (message: string) =>
	v.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value), message);

/** An object with any names, and parts of one shape behind them. */
export const recordOf = <T extends v.GenericSchema>(item: T) =>
	v.pipe(isObject("must be an object"), v.record(v.string(), item));

/** A field that may be left out; one that is undefined is left out. */
export const optional = <T extends v.GenericSchema>(item: T) =>
	v.optional(item) as unknown as v.ExactOptionalSchema<T, undefined>;

/** These fields and no others. valibot's own strictObject names the first unknown field alone. */
export const fields = <const T extends v.ObjectEntries>(entries: T) =>
	v.objectWithRest(entries, v.never(Object.keys(entries).join())) as unknown as v.StrictObjectSchema<T, undefined>;

/** An object with these fields and no others. */
export const object = <const T extends v.ObjectEntries>(entries: T, message = "must be an object") =>
	v.pipe(isObject(message), fields(entries));

/** Adds to a list of objects that no two have the same name in a field. */
export const once = <T extends object, K extends keyof T & string>(
	field: K,
	message: string,
	nameOf: (name: unknown) => string = String,
) =>
	v.rawCheck<T[]>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const seen = new Set<string>();
		for (const [key, item] of dataset.value.entries()) {
			const name = nameOf(item[field]);
			const inList = { type: "array", origin: "value", input: dataset.value, key, value: item } as const;
			const inItem = { type: "object", origin: "value", input: item as never, key: field, value: item[field] } as const;
			if (seen.has(name)) addIssue({ message, path: [inList, inItem] });
			seen.add(name);
		}
	});
