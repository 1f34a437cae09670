/** The package.json of the package (packages/<wing>/<name>) or the paper (papers/<slug>) that a source file belongs to. */
export function manifestPath(file: string): string {
	const depth = file.startsWith("packages/") ? 3 : 2;
	return [...file.split("/").slice(0, depth), "package.json"].join("/");
}
