import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@quickening/workspace/terminal";
import type { Dataset } from "./dataset.ts";
import { parseDataset } from "./parse-dataset.ts";

/** Slugs of the data sets of a checkout: the folders of data/ that have a dataset.json, sorted. */
export function listDatasets(root: string): string[] {
	const folder = join(root, "data");
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => existsSync(join(folder, name, "dataset.json")))
		.sort();
}

/**
 * Reads and checks data/<slug>/dataset.json.
 *
 * @throws UserError that names the place and the rule.
 */
export function readDataset(root: string, slug: string): Dataset {
	const path = join("data", slug, "dataset.json");
	const known = listDatasets(root);
	if (!known.includes(slug)) {
		throw new UserError(`there is no data set "${slug}"`, {
			whatToDo:
				known.length > 0 ? `Known data sets: ${known.join(", ")}.` : "data/ has no folder with a dataset.json in it.",
		});
	}
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(join(root, path), "utf8"));
	} catch (cause) {
		throw new UserError(`${path} cannot be read: ${(cause as Error).message}`, { cause });
	}
	const result = parseDataset(content, slug);
	if ("dataset" in result) return result.dataset;
	const [first, ...others] = result.problems.map(({ message }) => message);
	throw new UserError(`${path}: ${first}`, {
		whatToDo:
			others.length === 0
				? "Mend the file and try again."
				: `Also: ${others.slice(0, 4).join("; ")}${others.length > 4 ? `; and ${others.length - 4} more` : ""}.`,
	});
}
