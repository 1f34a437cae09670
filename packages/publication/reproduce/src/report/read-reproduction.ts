import { join } from "node:path";
import type { Reproduction } from "@quickening/paper";
import { readJsonIfThere } from "@quickening/workspace";

/** Path of a paper's reproduction.json. */
export function reproductionPath(papers: string, paper: string): string {
	return join(papers, paper, "results", "reproduction.json");
}

/** The last judgement of a paper on this machine. */
export function readReproduction(papers: string, paper: string): Reproduction | undefined {
	const found = readJsonIfThere<Reproduction>(reproductionPath(papers, paper));
	return found?.schema === 1 ? found : undefined;
}
