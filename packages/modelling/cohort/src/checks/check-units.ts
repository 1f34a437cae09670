import { likelyUnit, type OtherUnit, otherUnits } from "@quickening/table";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import type { Column } from "../tables/column-kind.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyTable, TextCells } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Values of a group below which nothing is said of it as a whole. */
const FEWEST_IN_GROUP = 5;
/** Values of a group and beside it below which two medians are not compared. */
const FEWEST_TO_COMPARE = 20;
/** Values below which nothing is said of a column that keeps its range. */
const FEWEST_AT_EDGE = 30;
/** Largest difference of a converted median from that of the others, as a share of it. */
const NEAR = 0.2;

/** Values that no person has; those that another unit would explain are told apart: single ones, a part of the rows, a column. */
export function checkUnits(facts: StudyFacts, add: AddProblem): void {
	for (const [name, table] of facts.tables) {
		const groups = [...groupColumns(name), ...table.extra]
			.map((column) => [column, table.group(column)] as const)
			.filter((pair): pair is readonly [string, TextCells] => pair[1] !== undefined);
		for (const [column, columnFacts] of Object.entries(cohortTables[name]) as [string, Column][]) {
			const values = table.number(column);
			if (values === undefined || columnFacts.codes !== undefined) continue;
			const others = knownUnits(name, column, columnFacts);
			const outside = table.broken.find((each) => each.column === column && each.rule === "range");
			const place = { table, column, facts: columnFacts, values, others, groups, add };
			if (outside !== undefined) checkOutside(place, outside.rows);
			else if (others.length > 0) checkInside(place);
		}
	}
	checkWeights(facts, add);
}

const units = new Map<string, readonly OtherUnit[]>();

/** Other units of a column, worked out once. */
function knownUnits(table: CohortTableName, column: string, facts: Column): readonly OtherUnit[] {
	const key = `${table}.${column}`;
	const found = units.get(key) ?? otherUnits(column, facts);
	units.set(key, found);
	return found;
}

interface Place {
	readonly table: StudyTable;
	readonly column: string;
	readonly facts: Column;
	readonly values: Float64Array;
	readonly others: readonly OtherUnit[];
	readonly groups: readonly (readonly [column: string, cells: TextCells])[];
	readonly add: AddProblem;
}

/** What a table's rows are grouped by, besides columns that are none of its own. */
function groupColumns(name: CohortTableName): readonly string[] {
	if (name === "day") return ["source"];
	return name === "visit" ? ["context"] : [];
}

function checkOutside({ table, column, facts, values, others, groups, add }: Place, rows: readonly number[]): void {
	const [low, high] = facts.range as readonly [number, number];
	const usual = spanOf(values, low, high);
	const unitOf = new Map<number, OtherUnit>();
	for (const row of rows) {
		const unit = bestUnit(values[row]!, others, { low, high, usual });
		if (unit !== undefined) unitOf.set(row, unit);
		else {
			const found = `${column} is ${values[row]} ${facts.unit === "1" ? "" : facts.unit}`.trim();
			add("range", { table: table.name, column, row, found: `${found}, not from ${low} to ${high}` });
		}
	}
	const told = new Set<number>();
	for (const [by, cells] of groups) {
		for (const group of wholeGroups(cells, values, unitOf)) {
			const own = group.rows.filter((row) => !told.has(row));
			if (own.length === 0) continue;
			for (const row of own) told.add(row);
			const found = `All values of ${column} with ${by} "${group.level}" look like ${unitOf.get(own[0]!)!.words}`;
			add("unit", { table: table.name, column, rows: own.length, found });
		}
	}
	for (const [row, unit] of unitOf) {
		if (!told.has(row))
			add("unit", {
				table: table.name,
				column,
				row,
				found: `${column} is ${values[row]}: it looks like ${unit.words}`,
			});
	}
}

/** Levels of which nearly every value looks like another unit. */
function wholeGroups(cells: TextCells, values: Float64Array, unitOf: ReadonlyMap<number, OtherUnit>) {
	const n = new Float64Array(cells.levels.length);
	const rows = cells.levels.map((): number[] => []);
	for (let row = 0; row < values.length; row++) {
		const code = cells.codes[row]!;
		if (code < 0 || Number.isNaN(values[row]!)) continue;
		n[code]!++;
		if (unitOf.has(row)) rows[code]!.push(row);
	}
	return cells.levels
		.map((level, i) => ({ level, rows: rows[i]!, share: rows[i]!.length / n[i]! }))
		.filter(({ rows: own, share }) => own.length >= FEWEST_IN_GROUP && share >= 0.9);
}

/** A column that keeps its range: as a whole, or in a group whose median lies far from that of the others. */
function checkInside({ table, column, facts, values, others, groups, add }: Place): void {
	const finite = values.filter((value) => !Number.isNaN(value));
	const edge = finite.length >= FEWEST_AT_EDGE ? likelyUnit(column, facts, finite) : undefined;
	if (edge !== undefined) {
		add("unit", { table: table.name, column, rows: finite.length, found: `${column}: ${edge.message}` });
		return;
	}
	for (const [by, cells] of groups) {
		const parts = cells.levels.map((): number[] => []);
		for (let row = 0; row < values.length; row++) {
			const code = cells.codes[row]!;
			if (code >= 0 && !Number.isNaN(values[row]!)) parts[code]!.push(values[row]!);
		}
		for (const [i, part] of parts.entries()) {
			const rest = parts.flatMap((other, j) => (j === i ? [] : other));
			// Of two groups the smaller is the one that is looked at.
			if (part.length < FEWEST_TO_COMPARE || rest.length < part.length) continue;
			const unit = shiftedUnit(quartiles(part), quartiles(rest), others);
			if (unit === undefined) continue;
			const found = `Values of ${column} with ${by} "${cells.levels[i]}" look like ${unit.words}`;
			add("unit", { table: table.name, column, rows: part.length, found });
		}
	}
}

type Quartiles = readonly [q1: number, median: number, q3: number];

function quartiles(values: readonly number[]): Quartiles {
	const sorted = Float64Array.from(values).sort();
	const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
	return [at(0.25), at(0.5), at(0.75)];
}

/** The unit that brings a group's quartiles onto those of the others, where they lie apart as they stand. */
function shiftedUnit(part: Quartiles, rest: Quartiles, others: readonly OtherUnit[]): OtherUnit | undefined {
	if (part[0] <= rest[2] && rest[0] <= part[2]) return undefined;
	const distance = ({ factor, offset }: OtherUnit) => Math.abs(factor * part[1] + offset - rest[1]) / Math.abs(rest[1]);
	const [best] = [...others].sort((a, b) => distance(a) - distance(b));
	if (best === undefined || !(distance(best) < NEAR)) return undefined;
	const [q1, , q3] = part.map((value) => best.factor * value + best.offset);
	return q1! <= rest[2] && rest[0] <= q3! ? best : undefined;
}

interface Span {
	readonly low: number;
	readonly high: number;
	/** Where most values that keep the range lie, a little widened; undefined where they are too few. */
	readonly usual: readonly [number, number, number] | undefined;
}

function spanOf(values: Float64Array, low: number, high: number): Span["usual"] {
	const inside = values.filter((value) => value >= low && value <= high).sort();
	if (inside.length < FEWEST_TO_COMPARE) return undefined;
	const at = (share: number) => inside[Math.floor(share * (inside.length - 1))]!;
	const margin = (at(0.99) - at(0.01)) / 2;
	return [at(0.01) - margin, at(0.5), at(0.99) + margin];
}

function bestUnit(value: number, others: readonly OtherUnit[], { low, high, usual }: Span): OtherUnit | undefined {
	const [least, middle, most] = usual ?? [low, (low + high) / 2, high];
	let best: OtherUnit | undefined;
	let nearest = Number.POSITIVE_INFINITY;
	for (const unit of others) {
		const converted = unit.factor * value + unit.offset;
		if (!(converted >= Math.max(low, least) && converted <= Math.min(high, most))) continue;
		const distance = Math.abs(converted - middle);
		if (distance < nearest) [best, nearest] = [unit, distance];
	}
	return best;
}

/** Weights in pounds keep the range of kilograms: a woman's own other weights tell. */
function checkWeights({ tables, pregnanciesOf }: StudyFacts, add: AddProblem): void {
	const visit = tables.get("visit");
	const weight = visit?.number("weightKg");
	const person = visit?.text("participantId");
	if (weight === undefined || person === undefined) return;
	const before = tables.get("pregnancy")?.number("prepregnancyWeightKg");
	const own = person.levels.map((id) =>
		(pregnanciesOf.get(id) ?? [])
			.map(({ row }) => before?.[row] ?? Number.NaN)
			.filter((value) => value >= 30 && value <= 250),
	);
	for (let row = 0; row < weight.length; row++) {
		if (person.codes[row]! >= 0 && weight[row]! >= 30 && weight[row]! <= 250)
			own[person.codes[row]!]!.push(weight[row]!);
	}
	// Of two units the lighter is kilograms: the lower quartile of what is known of her.
	const usual = own.map((values) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 4)] ?? Number.NaN);
	for (let row = 0; row < weight.length; row++) {
		const code = person.codes[row]!;
		const ratio = code < 0 || weight[row]! > 250 ? Number.NaN : weight[row]! / usual[code]!;
		// 2.205 pounds a kilogram, of a weight that may have risen by a third or fallen by a tenth.
		if (!(ratio > 1.95 && ratio < 2.95)) continue;
		const found = `weightKg is ${weight[row]}, ${ratio.toFixed(1)} times her other weights: it looks like lb`;
		add("unit", { table: "visit", column: "weightKg", row, found });
	}
}
