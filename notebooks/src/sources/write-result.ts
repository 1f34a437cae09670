import { join } from "node:path";
import { parseArgs } from "node:util";
import { readReleased } from "./read-released.ts";

const { slug, stage, file } = parseArgs({
	options: {
		slug: { type: "string", default: "" },
		stage: { type: "string", default: "" },
		file: { type: "string", default: "" },
	},
}).values;

/** For a loader of papers/[slug]/[file].<extension>: the bytes that the stage wrote, to the standard output. */
export function writeResult(folder: "figures" | "tables" | ".", extension: string): Promise<void> {
	return writeFile(join("results", folder, `${file || "values"}.${extension}`));
}

/** For a loader of papers/[slug]/results/[stage]/[file].<extension>: an output of a stage, where it may leave. */
export function writeStageOutput(extension: string): Promise<void> {
	return writeFile(join("results", stage!, `${file}.${extension}`));
}

async function writeFile(path: string): Promise<void> {
	process.stdout.write(await readReleased(slug!, path));
}
