import type { Table } from "@quickening/paper";
import type { UnreadRow } from "../analysis/recording-rows.ts";

/** Files that are no part of any number, each with the reason. */
export function table(rows: readonly UnreadRow[]): Table {
	return {
		title: "Not read",
		caption: "Files that are recordings by their names and could not be read; nothing of them is in the results.",
		columns: [
			{ key: "file", title: "File", align: "left" },
			{ key: "reason", title: "Reason", align: "left" },
		],
		rows:
			rows.length === 0
				? [{ cells: { file: "none", reason: "every recording was read" } }]
				: rows.map(({ file, reason }) => ({ cells: { file, reason } })),
		notes: [],
	};
}
