/** Folder of the package, paper or data set that a file belongs to, below the root: packages lie in wings, one folder deeper. */
export function ownerFolder(path: string): string {
	const parts = path.split("/");
	return parts.slice(0, parts[0] === "packages" ? 3 : 2).join("/");
}
