import type { ColumnType } from "./column.ts";
import type { RawCell } from "./raw-cell.ts";

/** A cell as a table holds it. */
export type Cell = number | string | boolean;

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const date = /^(\d{4})-(\d{2})-(\d{2})$/;
const clock = /^([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;
const zone = /(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** A cell of a type; undefined when it is of another. Dates must be days of the calendar, numbers finite. */
export function parseCell(cell: RawCell, type: ColumnType): Cell | undefined {
	switch (type) {
		case "number":
			return numberOf(cell);
		case "integer": {
			const value = numberOf(cell);
			return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
		}
		case "boolean":
			return booleanOf(cell);
		case "text":
			return typeof cell === "string" ? cell : undefined;
		default:
			return momentOf(cell, type);
	}
}

function numberOf(cell: RawCell): number | undefined {
	if (typeof cell === "string") return number.test(cell.trim()) ? finite(Number(cell)) : undefined;
	if (typeof cell === "number") return finite(cell);
	if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined;
	return undefined;
}

function finite(value: number): number | undefined {
	return Number.isFinite(value) ? value : undefined;
}

function booleanOf(cell: RawCell): boolean | undefined {
	if (typeof cell === "boolean") return cell;
	if (typeof cell === "number") return cell === 1 ? true : cell === 0 ? false : undefined;
	const words: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };
	return typeof cell === "string" ? words[cell.trim().toLowerCase()] : undefined;
}

function momentOf(cell: RawCell, type: ColumnType): string | undefined {
	const text = cell instanceof Date ? cell.toISOString() : cell;
	if (typeof text !== "string") return undefined;
	if (type === "time") return clock.test(text) ? text : undefined;
	if (type === "date") return isDay(cell instanceof Date ? text.slice(0, 10) : text) ? text : undefined;
	const [day, time = ""] = text.split(/[T ](.*)/s);
	return isDay(day!) && clock.test(time.replace(zone, "")) ? text : undefined;
}

function isDay(text: string): boolean {
	const parts = date.exec(text);
	if (parts === null) return false;
	const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
	return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
