import type { PaperDefinition } from "@quickening/paper";

/**
 * What a person wrote for a stage, as a path below the repository: its script, the module of its figure or table, or the
 * manuscript's source. Undefined for a stage that has none, such as the one that joins values.
 */
export function scriptOf(paper: PaperDefinition, stage: string): string | undefined {
	const [, kind, id = ""] = /^(figure|table)-(.+)$/.exec(stage) ?? [];
	const drawn = kind === "figure" ? paper.figures[id]?.spec : kind === "table" ? paper.tables[id]?.table : undefined;
	const set = stage.startsWith("manuscript") ? paper.manuscript.source : undefined;
	const path = paper.stages[stage]?.script ?? drawn ?? set;
	return path === undefined ? undefined : `papers/${paper.slug}/${path}`;
}
