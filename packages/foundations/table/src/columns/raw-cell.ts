/** A cell as a file gives it. */
export type RawCell = string | number | bigint | boolean | Date | null | undefined;

/** A cell in words. */
export function shownCell(cell: RawCell): string {
	if (cell === null || cell === undefined) return "nothing";
	if (cell instanceof Date) return cell.toISOString();
	return typeof cell === "string" ? `"${cell}"` : String(cell);
}
