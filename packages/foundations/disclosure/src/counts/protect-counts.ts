import type { DisclosureRules } from "../control/rules.ts";
import { type Atom, atomsOf } from "../differences/atoms.ts";
import { attackCounts, type CountCell } from "./attack-counts.ts";
import { countBounds, roundCount } from "./round-count.ts";

/** The counts of people of one table: which of them are suppressed already, and whom their rows are about. */
export interface CountTable {
	/** For each row, its distinct people. */
	readonly sets: readonly (readonly string[])[];
	/** For each column, the count in each row; undefined where there is none. */
	readonly columns: readonly (readonly (number | undefined)[])[];
	/** Index of the column that counts all people of each row; -1 when none does. */
	readonly main: number;
	/** Whether the count of a column in a row is suppressed because it is small. */
	readonly isSensitive: (column: number, row: number) => boolean;
}

/** A count that is suppressed lest another can be worked out. */
export interface Complement {
	readonly column: number;
	readonly row: number;
}

/**
 * Complementary (secondary) suppression: takes out further counts until no suppressed small count can be told by subtraction,
 * from the margins of one column or of two, or from its complements in the same row. What can be told is judged by linear
 * programming, given that each released count is known to within its rounding: the interval of each small count must be wider
 * than `smallCount`. The smallest count that stands in the way goes first.
 *
 * Source: Hundepool et al. 2012, chapter 4, doi:10.1002/9781118348239.
 */
export function protectCounts(table: CountTable, rules: DisclosureRules): Complement[] | "unjudged" {
	const atoms = atomsOf(table.sets);
	const complements: Complement[] = [];
	const isOut = new Set<string>();
	let isStable = false;
	// A complement of one block opens the others, so all are judged again until none changes.
	while (!isStable) {
		isStable = true;
		for (const block of blocksOf(table)) {
			const added = protectBlock(table, block, atoms, isOut, rules);
			if (added === "unjudged") return added;
			for (const { column, row } of added) isOut.add(`${column} ${row}`);
			complements.push(...added);
			if (added.length > 0) isStable = false;
		}
	}
	return complements;
}

/** Columns that are judged together: parts that add up to the main column in every row, or one column alone. */
interface Block {
	readonly parts: readonly number[];
	readonly total: number | undefined;
}

/** More parts than this are not looked for: the number of their subsets doubles with each. */
const mostParts = 12;

function blocksOf({ columns, main, sets }: CountTable): Block[] {
	const others = columns.map((_, column) => column).filter((column) => column !== main);
	const blocks: Block[] = main < 0 ? [] : [{ parts: [main], total: undefined }];
	for (const column of others) blocks.push({ parts: [column], total: undefined });
	const candidates = main < 0 ? [] : others.slice(0, mostParts);
	for (let mask = 3; mask < 1 << candidates.length; mask++) {
		const parts = candidates.filter((_, place) => (mask >> place) & 1);
		if (parts.length < 2) continue;
		const addsUp = sets.every((people, row) => {
			const counts = parts.map((column) => columns[column][row]);
			return (
				counts.includes(undefined) || counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) === people.length
			);
		});
		if (addsUp) blocks.push({ parts, total: main });
	}
	return blocks;
}

function protectBlock(
	table: CountTable,
	{ parts, total }: Block,
	atoms: readonly Atom[],
	isOut: ReadonlySet<string>,
	rules: DisclosureRules,
): Complement[] | "unjudged" {
	const places: (Complement & { readonly count: number })[] = [];
	const cells: CountCell[] = [];
	const atomsOfRow = table.sets.map(() => [] as number[]);
	for (const [atom, { rows }] of atoms.entries()) for (const row of rows) atomsOfRow[row].push(atom);
	const nAtoms = atoms.length;
	for (const column of total === undefined ? parts : [...parts, total]) {
		for (const row of table.sets.keys()) {
			const count = table.columns[column][row];
			const within = column === total ? parts.map((_, part) => part) : [parts.indexOf(column)];
			const isSuppressed = count === undefined || table.isSensitive(column, row) || isOut.has(`${column} ${row}`);
			places.push({ column, row, count: count ?? 0 });
			cells.push({
				atoms: within.flatMap((part) => atomsOfRow[row].map((atom) => part * nAtoms + atom)),
				bounds: isSuppressed ? undefined : countBounds(roundCount(count, rules), rules),
			});
		}
	}
	// How many people of an atom a part counts is not known here.
	const weights = parts[0] === table.main ? atoms.map(({ weight }) => weight) : undefined;
	const added: Complement[] = [];
	const sensitive = [...places.keys()].filter((place) => table.isSensitive(places[place].column, places[place].row));
	for (const target of sensitive) {
		for (;;) {
			const { count } = places[target];
			const attack = attackCounts(cells, target, { count, width: rules.smallCount, weights });
			if (attack === "unjudged") return attack;
			if (attack.isProtected) break;
			const { binding } = attack;
			const open =
				binding.length > 0 ? binding : [...cells.keys()].filter((place) => (cells[place].bounds?.[1] ?? 0) > 0);
			const next = open.reduce((least, place) => (places[place].count < places[least].count ? place : least));
			cells[next] = { ...cells[next], bounds: undefined };
			added.push({ column: places[next].column, row: places[next].row });
		}
	}
	return added;
}
