import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@quickening/workspace/terminal";

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 60;

/**
 * Refuses a name that is ill-formed.
 *
 * @param what - What is named, for the message: "paper", "data set", "package".
 * @throws UserError with exit code 2 that says the rule and a name that would do.
 */
export function checkName(what: string, name: string): void {
	if (WORDS.test(name) && name.length <= LONGEST) return;
	const near = name
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, LONGEST)
		.replace(/^-+|-+$/g, "");
	throw new UserError(
		`the name of a ${what} must be lower-case words joined by hyphens, ${LONGEST} characters at most; got "${name}"`,
		{ whatToDo: near ? `"${near}" would do.` : 'Such as "sleep-in-pregnancy".', exitCode: 2 },
	);
}

/**
 * Refuses a place that is taken.
 *
 * @param path - Below the root.
 * @throws UserError with exit code 2.
 */
export function checkFree(root: string, path: string): void {
	if (!existsSync(join(root, path))) return;
	throw new UserError(`${path} is there already`, {
		whatToDo: "Choose another name, or work with what is there; nothing was changed.",
		exitCode: 2,
	});
}

/**
 * A title as it may stand in every file of a template: one line.
 *
 * @throws UserError with exit code 2.
 */
export function checkTitle(title: string): string {
	const plain = title.trim();
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a title may not hold
	if (plain === "" || plain.length > 200 || /[\u0000-\u001f\u007f]/.test(plain)) {
		throw new UserError(`--title must be one line of 1 to 200 characters; got ${JSON.stringify(title)}`, {
			exitCode: 2,
		});
	}
	return plain;
}
