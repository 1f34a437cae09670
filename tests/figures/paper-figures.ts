import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FigureSpec } from "@quickening/figures";
import type { PaperDefinition } from "@quickening/paper";

const papers = fileURLToPath(new URL("../../papers", import.meta.url));

/** A figure of a paper of this repository, drawn by its module from the committed rows. */
export interface PaperFigure {
	/** "paper/figure". */
	readonly name: string;
	readonly id: string;
	readonly synthetic: boolean;
	readonly spec: FigureSpec;
}

/** All figures of all papers whose rows are here; `missing` names those whose rows are not (data that must be fetched). */
export async function paperFigures(): Promise<{ readonly figures: PaperFigure[]; readonly missing: string[] }> {
	const figures: PaperFigure[] = [];
	const missing: string[] = [];
	for (const slug of readdirSync(papers).sort()) {
		const folder = join(papers, slug);
		if (!existsSync(join(folder, "paper.ts"))) continue;
		const paper = (await load(join(folder, "paper.ts"))).default as PaperDefinition;
		for (const [id, { spec, rows }] of Object.entries(paper.figures)) {
			const path = rows.kind === "output" ? paper.stages[rows.stage]?.outputs[rows.name] : undefined;
			const name = `${slug}/${id}`;
			if (path === undefined || !existsSync(join(folder, path))) {
				missing.push(name);
				continue;
			}
			const module = (await load(join(folder, spec))) as { readonly spec: (rows: unknown) => FigureSpec };
			const drawn = module.spec(JSON.parse(readFileSync(join(folder, path), "utf8")));
			figures.push({ name, id, synthetic: paper.synthetic, spec: drawn });
		}
	}
	return { figures, missing };
}

async function load(path: string): Promise<Record<string, unknown>> {
	return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}
