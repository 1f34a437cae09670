import { plainText } from "@quickening/workspace/markup";

/** The same tree of objects and lists, its texts without characters that no output may hold. */
export function plainTree<T>(node: T): T {
	if (typeof node === "string") return plainText(node) as T;
	if (Array.isArray(node)) return node.map(plainTree) as T;
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, plainTree(part)])) as T;
}
