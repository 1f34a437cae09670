/** Paths that a pattern of dataset.json names: `*` stands for a part of a name, `**` for folders. */
export function matchingFiles(pattern: string, paths: readonly string[]): string[] {
	const source = pattern
		.split(/(\*\*\/|\*\*|\*)/)
		.map((part) =>
			part === "**/"
				? "(?:.*/)?"
				: part === "**"
					? ".*"
					: part === "*"
						? "[^/]*"
						: part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"),
		)
		.join("");
	const expression = new RegExp(`^${source}$`, "u");
	return paths.filter((path) => expression.test(path));
}
