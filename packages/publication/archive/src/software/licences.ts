/** Licences under which a package may be shipped: permissive, or copyleft of single files (MPL) and of fonts (OFL) alone. */
const allowed: ReadonlySet<string> = new Set([
	...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-0"],
	...["MPL-2.0", "OFL-1.1", "Python-2.0", "Unlicense", "Zlib"],
]);

/** Of packages whose package.json names no licence: what the file LICENSE in them is. Each is looked at by a test. */
export const licencesFromFiles: Readonly<Record<string, string>> = { "i@0.3.7": "MIT" };

/** The licence of a package, by its package.json or by the text that comes with it; "unknown" for neither. */
export function licenceOf({
	name,
	version,
	licence,
}: {
	readonly name: string;
	readonly version: string;
	readonly licence: string | undefined;
}): string {
	return licence ?? licencesFromFiles[`${name}@${version}`] ?? "unknown";
}

/**
 * Whether what has this licence may be shipped: of alternatives (OR) one has to be among the allowed, of several at once (AND)
 * all. GPL, AGPL, LGPL and what is unknown are not.
 *
 * @param expression - SPDX, such as "(MIT OR GPL-3.0-or-later)".
 */
export function mayBeShipped(expression: string): boolean {
	const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
	let at = 0;
	const either = (): boolean => {
		let holds = both();
		while (tokens[at]?.toUpperCase() === "OR") {
			at++;
			// Both sides are read, whatever the first says.
			holds = both() || holds;
		}
		return holds;
	};
	const both = (): boolean => {
		let holds = one();
		while (tokens[at]?.toUpperCase() === "AND") {
			at++;
			holds = one() && holds;
		}
		return holds;
	};
	const one = (): boolean => {
		if (tokens[at] !== "(") return allowed.has(tokens[at++] ?? "");
		at++;
		const holds = either();
		return tokens[at++] === ")" && holds;
	};
	const holds = either();
	return holds && at === tokens.length;
}
