import type { Cell, Refusal } from "../control/controlled-table.ts";
import type { DisclosureRules } from "../control/rules.ts";
import { type PeopleSets, peopleSets } from "./people-sets.ts";
import { findSmallDifference } from "./small-differences.ts";

/**
 * Differencing between all that a paper releases: two cells of one statistic whose people are the same but for 1 to
 * `smallCount`, and a cell that is the sum of disjoint others of one table but for so few. From the means of 200 women and of
 * 199 of them, everyone can work out what the one has. Rounded counts do not tell, nor do percents made from them: they are
 * not judged here.
 *
 * Statistics are told apart by their column's name (values by the first word of their id, kind and unit), so the same
 * statistic under two names is not compared.
 *
 * @param cells - Of all tables and values that are released.
 * @returns A refusal for each statistic and pair of tables, with the first place that was found.
 *
 * Source: Hundepool et al. 2012, chapters 4 and 5, doi:10.1002/9781118348239; OpenSAFELY documentation, differencing.
 */
export function findDifferences(cells: readonly Cell[], rules: DisclosureRules): Refusal[] {
	const byStatistic = new Map<string, Cell[]>();
	for (const cell of cells) {
		if (cell.people.length === 0) continue;
		for (const column of cell.columns) {
			const former = byStatistic.get(column);
			if (former) former.push(cell);
			else byStatistic.set(column, [cell]);
		}
	}
	const refusals = new Map<string, Refusal>();
	// Columns with the same cells, such as mean and SD, are judged once; their names are put together.
	const shared = new Map<string, { cells: readonly Cell[]; columns: string[] }>();
	const numbers = new Map(cells.map((cell, index) => [cell, index]));
	for (const [column, held] of byStatistic) {
		const key = held.map((cell) => numbers.get(cell)).join();
		const former = shared.get(key);
		if (former) former.columns.push(column);
		else shared.set(key, { cells: held, columns: [column] });
	}
	for (const { cells: held, columns } of shared.values()) {
		const distinct = firstOfEach(held);
		const sets = peopleSets(distinct.map(({ people }) => people));
		const add = (places: readonly number[]) => {
			const found = places.map((place) => distinct[place]);
			const tables = [...new Set(found.map(({ table }) => table))].sort().join(", ");
			const key = `${tables}: ${columns.join(", ")}`;
			if (!refusals.has(key)) refusals.set(key, refusalOf(found, columns, rules));
		};
		for (const pair of closePairs(sets, rules)) add(pair);
		for (const found of sumsBut(distinct, sets, rules)) {
			if (found.isJudged) add(found.places);
			else {
				const { table } = distinct[found.places[0]];
				refusals.set(`${table}: ${columns.join(", ")}: unjudged`, {
					where: `${table}, ${columns.join(", ")}`,
					rule: "too many overlapping groups to tell what can be worked out from them",
					whatToDo: "Split the table into smaller ones, or use groups that do not overlap",
				});
			}
		}
	}
	return [...refusals.values()];
}

/** Of the cells with exactly the same people, in one table, the first. */
function firstOfEach(cells: readonly Cell[]): Cell[] {
	const seen = new Set<string>();
	return cells.filter(({ people, table }) => {
		const key = `${table}\n${people.join("\n")}`;
		return !seen.has(key) && seen.add(key);
	});
}

function* closePairs({ sizes, nDiffering }: PeopleSets, { smallCount }: DisclosureRules): Generator<[number, number]> {
	const bySize = [...sizes.keys()].sort((a, b) => sizes[a] - sizes[b]);
	for (const [place, a] of bySize.entries()) {
		for (let next = place + 1; next < bySize.length && sizes[bySize[next]] - sizes[a] <= smallCount; next++) {
			const n = nDiffering(a, bySize[next], smallCount);
			if (n >= 1 && n <= smallCount) yield [a, bySize[next]];
		}
	}
}

/** Cells that are the sum of others of one table but for few people, whichever table they stand in themselves. */
function* sumsBut(
	cells: readonly Cell[],
	sets: PeopleSets,
	rules: DisclosureRules,
): Generator<{ readonly isJudged: boolean; readonly places: readonly number[] }> {
	const tables = new Map<string, number[]>();
	for (const [place, { table }] of cells.entries()) {
		const former = tables.get(table);
		if (former) former.push(place);
		else tables.set(table, [place]);
	}
	for (const whole of cells.keys()) {
		for (const members of tables.values()) {
			const inner = members.filter(
				(part) => part !== whole && sets.sizes[part] < sets.sizes[whole] && sets.isWithin(part, whole),
			);
			if (inner.length < 2) continue;
			const covered = new Set(inner.flatMap((part) => cells[part].people));
			if (cells[whole].people.length - covered.size > rules.smallCount) continue;
			const places = [...inner, whole];
			const found = findSmallDifference(
				places.map((place) => cells[place].people),
				rules,
			);
			if (found === "unjudged") yield { isJudged: false, places: [whole] };
			else if (found) yield { isJudged: true, places: found.sets.map((place) => places[place]) };
		}
	}
}

function refusalOf(cells: readonly Cell[], columns: readonly string[], { smallCount }: DisclosureRules): Refusal {
	const shown = cells.slice(0, 4).map(nameOf);
	const rest = cells.length > 4 ? [`and ${cells.length - 4} more`] : [];
	return {
		where: `${[...shown, ...rest].join("; ")}: ${columns.join(", ")}`,
		rule: "differencing: by subtracting one from another, what few people have can be worked out",
		whatToDo: `Give them for the same people, or for groups that differ by more than ${smallCount}; or leave one of them out`,
	};
}

function nameOf({ table, group }: Cell): string {
	const words = Object.entries(group).map(([column, value]) => `${column} ${String(value)}`);
	return words.length === 0 ? table : `${table} (${words.join(", ")})`;
}
