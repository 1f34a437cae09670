import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isBroken, readPaper } from "./paper.ts";

/**
 * A file of a paper's results, where it may leave.
 *
 * @param path - Below the paper's folder, such as "results/values.json".
 * @throws Error when the paper cannot be read, or the file is held.
 */
export async function readReleased(slug: string, path: string): Promise<Buffer> {
	const paper = await readPaper(slug);
	if (isBroken(paper)) throw new Error(paper.problem);
	if (!paper.release.mayLeave(path)) throw new Error(`papers/${slug}/${path} is held: ${paper.release.because}`);
	return readFileSync(join(paper.folder, path));
}
