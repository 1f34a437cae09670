import type { WorkContext } from "@quickening/compute";
import type { Cell, Design } from "./design.ts";
import { judgePlaces } from "./judge-places.ts";
import { judgeStudy, type StudyResult } from "./judge-study.ts";

/** Some repetitions of a cell: what a thread is given at a time. */
export interface Chunk {
	readonly id: string;
	readonly what: "clocks" | "places";
	readonly cell: Cell;
	readonly from: number;
	readonly to: number;
}

/** Simulates and judges the repetitions of a chunk, each from its own seed. */
export function judgeChunk({ what, cell, from, to }: Chunk, { shared }: WorkContext<Design>): StudyResult[] {
	const judge = what === "clocks" ? judgeStudy : judgePlaces;
	return Array.from({ length: to - from }, (_, i) => judge(shared, cell, from + i));
}
