import { InvalidInputError } from "../errors/invalid-input.ts";

/**
 * Refuses a name that is not in a table, or not in a list, and says which are.
 *
 * @throws InvalidInputError (code "unknown-option").
 */
export function checkName(where: string, argument: string, name: unknown, table: object | readonly string[]): void {
	const names: readonly string[] = Array.isArray(table) ? table : Object.keys(table);
	if (typeof name === "string" && names.includes(name)) return;
	throw new InvalidInputError(
		`${where}: ${argument} must be one of ${names.map((each) => `"${each}"`).join(", ")}; got ${JSON.stringify(name) ?? String(name)}`,
		{ code: "unknown-option", argument, received: name },
	);
}
