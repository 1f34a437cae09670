import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextIfThere } from "@quickening/workspace";
import { columnsModule } from "./columns-module.ts";
import { parseDataset } from "./parse-dataset.ts";

/** A columns.ts that is not what its dataset.json says. */
export interface ColumnsFile {
	/** Path below the repository's root. */
	readonly path: string;
	/** What it must hold; none when the data set describes no table any more, and the file is to go. */
	readonly text: string | undefined;
}

/**
 * Each data/<slug>/columns.ts that does not say what dataset.json says. A dataset.json that is broken is told of elsewhere.
 *
 * @param options.missing - Also those that are not there yet.
 */
export function outdatedColumns(
	root: string,
	slugs: readonly string[],
	{ missing = false }: { readonly missing?: boolean } = {},
): ColumnsFile[] {
	return slugs.flatMap((slug) => {
		const dataset = join(root, "data", slug, "dataset.json");
		if (!existsSync(dataset)) return [];
		let content: unknown;
		try {
			content = JSON.parse(readFileSync(dataset, "utf8"));
		} catch {
			return [];
		}
		const result = parseDataset(content, slug);
		if (!("dataset" in result)) return [];
		const path = `data/${slug}/columns.ts`;
		const text = columnsModule(result.dataset);
		const before = readTextIfThere(join(root, path));
		return before === text || (before === undefined && !missing) ? [] : [{ path, text }];
	});
}
