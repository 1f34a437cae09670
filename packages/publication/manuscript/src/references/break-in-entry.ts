import type { Library } from "@retorquere/bibtex-parser";

/** Where an entry is broken, counted from its start, and how. */
export interface Break {
	readonly offset: number;
	readonly message: string;
}

/**
 * What is broken in one entry, in words for its author; undefined when nothing is.
 *
 * @param text - The entry, and what follows it up to the next.
 * @param parsed - What the parser makes of it.
 */
export function breakIn(text: string, { entries: [entry], errors }: Library): Break | undefined {
	if (entry?.key === "")
		return { offset: 0, message: `@${entry.type} needs a key and a comma: @${entry.type}{key2020,` };
	const unnamed = /=\s*(?=[,}])/.exec(text);
	if (unnamed !== null && errors.some(({ error }) => error.includes('reference ""'))) {
		const offset = unnamed.index + unnamed[0].length;
		return { offset, message: "a field needs a value in braces or quotes, or a number" };
	}
	// A mail address in the comment after an entry looks to the parser as if it began another.
	const error = errors.find(({ input = "" }) => /^@[A-Za-z]+\s*[{(]/.test(input))?.error;
	if (error === undefined) return undefined;
	const [, line, column] = / at line (\d+), column (\d+) in /.exec(error) ?? [];
	const before = text.split("\n").slice(0, Number(line) - 1);
	const offset = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
	const name = /^(\S+) = value expected/.exec(error)?.[1];
	if (name !== undefined) return { offset, message: `entry ${entry?.key}: ${name} needs = and a value` };
	if (error.startsWith("Unclosed math"))
		return { offset, message: `entry ${entry?.key}: a $ has no other to close it` };
	const isInEntry = /^Token mismatch, expected "[})]", found "[^@"]/.test(error);
	const message = `entry ${entry?.key}: a comma is missing after ${Object.keys(entry?.fields ?? {}).at(-1)}`;
	return isInEntry
		? { offset, message }
		: (unclosed(text) ?? { offset: 0, message: `entry ${entry?.key} is not closed` });
}

/** The first value of an entry that its end does not follow. */
function unclosed(text: string): Break | undefined {
	const opens = [...text.matchAll(/(?:^|,)\s*[\w-]+\s*=\s*(?=[{"])/gm)].map(
		({ index, 0: name }) => index + name.length,
	);
	for (const [i, offset] of opens.entries()) {
		const value = text.slice(offset, opens[i + 1]).replaceAll(/\\./g, "");
		const count = (sign: string) => value.split(sign).length - 1;
		if (value[0] === '"' && count('"') % 2 === 1)
			return { offset, message: 'a text is opened here with " and not closed' };
		if (value[0] === "{" && opens[i + 1] !== undefined && count("{") > count("}")) {
			return { offset, message: "the brace that is opened here is not closed: the next field follows within it" };
		}
	}
	return undefined;
}
