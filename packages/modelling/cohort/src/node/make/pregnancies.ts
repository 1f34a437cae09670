import { moved, type WorkContext } from "@quickening/compute";
import { cellsOfBody, cellsOfMinutes, cellsOfPregnancy, cellsOfTruth } from "../../synthetic/cells/pregnancy-cells.ts";
import { bodyDayColumns, minuteColumns, truthColumns } from "../../synthetic/cells/truth-columns.ts";
import type { SyntheticDesign } from "../../synthetic/design/design.ts";
import { syntheticPregnancy } from "../../synthetic/make-pregnancy.ts";
import type { TableCells } from "../../tables/cells.ts";
import type { Columns } from "../../tables/column-kind.ts";
import { dayColumns } from "../../tables/day.ts";
import { type EncodedRows, encodeRows } from "../encode-rows.ts";
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
	/** Small tables as cells, since the whole of one should be a row group. */
	readonly cells: Readonly<Record<string, PackedCells>>;
	/** Large tables as row groups of Parquet: encoding takes most of the time. */
	readonly encoded: Readonly<Record<string, EncodedRows>>;
}

/** Path of each table beside the study's. */
export const beside = { truth: "truth/pregnancy", body: "truth/body-day", minute: "minutes/minute" } as const;

const mostRowsPerGroup = 65_536;

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
	const large: Readonly<Record<string, Columns>> = {
		day: dayColumns,
		[beside.body]: bodyDayColumns,
		[beside.minute]: minuteColumns,
	};
	const isLarge = (name: string) => Object.hasOwn(large, name);
	const all = Object.entries(batches);
	return moved({
		pregnancies: to - from,
		personDays,
		cells: Object.fromEntries(all.filter(([name]) => !isLarge(name)).map(([name, each]) => [name, packCells(each)])),
		encoded: Object.fromEntries(
			all
				.filter(([name]) => isLarge(name))
				.map(([name, each]) => [name, encodeRows(name, large[name]!, each, mostRowsPerGroup)]),
		),
	});
}
