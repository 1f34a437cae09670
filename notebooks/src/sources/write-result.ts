import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isBroken, readPaper } from "./paper.ts";

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
	const paper = await readPaper(slug!);
	if (isBroken(paper)) throw new Error(paper.problem);
	if (!paper.release.mayLeave(path)) throw new Error(`papers/${slug}/${path} is held: ${paper.release.because}`);
	process.stdout.write(readFileSync(join(paper.folder, path)));
}
