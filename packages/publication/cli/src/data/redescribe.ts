import { columnType, type DatasetColumn, type DatasetTable } from "@quickening/datasets";
import type { CsvDescription } from "../new/describe-csv.ts";

/** A table's description that follows its new files, and what was changed in it, a sentence each. */
export interface Redescribed {
	readonly table: DatasetTable;
	readonly changes: readonly string[];
}

/**
 * Lets the description of a table follow other files: ranges grow, columns that are in none of them go, new ones come with what a
 * person has to fill in. Units, missing codes and levels are never changed.
 *
 * @param options.isAll - Whether the files are all of the table, so that what is in none of them is gone.
 * @param options.renamed - New names of columns that hold the same cells, by their former ones.
 */
export function redescribe(
	table: DatasetTable,
	files: readonly CsvDescription[],
	{ isAll, renamed }: { readonly isAll: boolean; readonly renamed: ReadonlyMap<string, string> },
): Redescribed {
	const changes: string[] = [];
	const found = files.flatMap(({ columns }) => columns);
	const known = table.columns.map((column): DatasetColumn => {
		const name = isAll ? renamed.get(column.name) : undefined;
		if (name === undefined) return column;
		changes.push(`column ${column.name} is called ${name}`);
		return { ...column, name };
	});
	const kept = known.flatMap((column): DatasetColumn[] => {
		const versions = found.filter(({ name }) => name === column.name);
		if (versions.length === 0 && isAll) {
			changes.push(`column ${column.name} is described no more`);
			return [];
		}
		const range = versions.reduce<DatasetColumn["range"]>(
			(widest, version) => wider(widest, version.range),
			column.range,
		);
		if (JSON.stringify(range) === JSON.stringify(column.range)) return [column];
		changes.push(`the range of ${column.name} is wider`);
		return [{ ...column, range }];
	});
	const names = new Set(known.map(({ name }) => name));
	for (const column of found) {
		if (names.has(column.name)) continue;
		names.add(column.name);
		changes.push(`column ${column.name} is described, but for its meaning and unit`);
		kept.push(column);
	}
	const order = files[0]?.columns.map(({ name }) => name) ?? [];
	const place = ({ name }: DatasetColumn) => (order.includes(name) ? order.indexOf(name) : order.length);
	return { table: { ...table, columns: kept.sort((a, b) => place(a) - place(b)) }, changes };
}

/** A range that holds another, of the same kind. */
function wider(one: DatasetColumn["range"], other: DatasetColumn["range"]): DatasetColumn["range"] {
	if (one === null || other === null) return one;
	if (typeof one[0] === "number" && typeof other[0] === "number") {
		return [Math.min(one[0], other[0]), Math.max(one[1] as number, other[1] as number)];
	}
	if (columnType({ range: one }) !== columnType({ range: other })) return one;
	const ends = [...one, ...other].map(String).sort();
	return [ends[0]!, ends.at(-1)!];
}
