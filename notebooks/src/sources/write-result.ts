import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isBroken, readPaper } from "./paper.ts";

/** For a loader of papers/[slug]/[file].<extension>: the bytes that the stage wrote, to the standard output. */
export async function writeResult(folder: "figures" | "tables" | ".", extension: string): Promise<void> {
	const options = { slug: { type: "string", default: "" }, file: { type: "string", default: "" } } as const;
	const { slug, file } = parseArgs({ options }).values;
	const path = join("results", folder, `${file}.${extension}`);
	const paper = await readPaper(slug);
	if (isBroken(paper)) throw new Error(paper.problem);
	if (!paper.release.mayLeave(path)) throw new Error(`papers/${slug}/${path} is held: ${paper.release.because}`);
	process.stdout.write(readFileSync(join(paper.folder, path)));
}
