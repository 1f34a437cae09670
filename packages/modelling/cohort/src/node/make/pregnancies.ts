import { moved, type WorkContext } from "@quickening/compute";
import { cellsOfBody, cellsOfMinutes, cellsOfPregnancy, cellsOfTruth } from "../../synthetic/cells/pregnancy-cells.ts";
import { truthColumns } from "../../synthetic/cells/truth-columns.ts";
import type { SyntheticDesign } from "../../synthetic/design/design.ts";
import { syntheticPregnancy } from "../../synthetic/make-pregnancy.ts";
import type { TableCells } from "../../tables/cells.ts";
import { type PackedCells, packCells } from "./packed-cells.ts";

/** What is made of each pregnancy. */
export interface MadeOf {
	readonly design: SyntheticDesign;
	readonly bodyDays: boolean;
	readonly minutes: { readonly fromGestationalDay: number; readonly nDays: number } | null;
}

/** Pregnancies by their numbers, `from` to below `to`. */
export interface Stretch {
	readonly id: string;
	readonly from: number;
	readonly to: number;
}

/** Rows of a stretch of pregnancies, packed for the way to the thread that writes. */
export interface MadeRows {
	readonly pregnancies: number;
	readonly personDays: number;
	readonly tables: Readonly<Record<string, PackedCells>>;
}

/** Path of each table beside the study's. */
export const beside = { truth: "truth/pregnancy", body: "truth/body-day", minute: "minutes/minute" } as const;

/** The work of one thread on one stretch. */
export function makePregnancies({ from, to }: Stretch, { shared }: WorkContext<MadeOf>): MadeRows {
	const { design, bodyDays, minutes } = shared;
	const batches: Record<string, TableCells[]> = {};
	const columns = truthColumns();
	let personDays = 0;
	for (let index = from; index < to; index++) {
		const made = syntheticPregnancy(design, index);
		personDays += made.days.n;
		const tables: Record<string, TableCells> = {
			...cellsOfPregnancy(made),
			[beside.truth]: cellsOfTruth(made, columns),
		};
		if (bodyDays) tables[beside.body] = cellsOfBody(made);
		if (minutes !== null) tables[beside.minute] = cellsOfMinutes(made, design, minutes);
		for (const [name, cells] of Object.entries(tables)) {
			batches[name] ??= [];
			batches[name].push(cells);
		}
	}
	return moved({
		pregnancies: to - from,
		personDays,
		tables: Object.fromEntries(Object.entries(batches).map(([name, each]) => [name, packCells(each)])),
	});
}
