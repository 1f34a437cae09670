/**
 * Why a path must not be written below a folder: it is absolute, climbs out, or means something else elsewhere.
 * Undefined when it is safe.
 */
export function pathProblem(path: string): string | undefined {
	if (path === "") return "it is empty";
	if (path.includes("\0")) return "it contains a zero byte";
	if (path.includes("\\")) return "it contains a backslash";
	if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "it is absolute";
	const parts = path.split("/");
	if (parts.includes("..")) return "it climbs out of the folder";
	if (parts.some((part) => part === "" || part === ".")) return "it has an empty part";
	return undefined;
}
