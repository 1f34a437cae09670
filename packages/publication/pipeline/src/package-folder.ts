/** The folder of the package or paper that a file of the repository belongs to: packages/<wing>/<name> or papers/<slug>. */
export function packageFolder(path: string): string {
	return path
		.split("/")
		.slice(0, path.startsWith("packages/") ? 3 : 2)
		.join("/");
}
