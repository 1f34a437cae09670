import { join } from "node:path";
import { readTextIfThere } from "@quickening/workspace";

/** The fingerprints in papers/<slug>/code.json; none when it is missing or broken. */
export function readFingerprints(root: string, slug: string): Readonly<Record<string, string>> {
	try {
		return JSON.parse(readTextIfThere(join(root, "papers", slug, "code.json")) ?? "{}").stages ?? {};
	} catch {
		return {};
	}
}
