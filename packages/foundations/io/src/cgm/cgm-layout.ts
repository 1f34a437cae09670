import { dateOf, dateOrders, readClock } from "../text/index.ts";

/** Where a file has what, found from its headings. */
export interface CgmLayout {
	readonly program: "Dexcom Clarity" | "LibreView" | "table";
	/** Row of the headings, in the rows of the file. */
	readonly headingRow: number;
	readonly time: number;
	/** Column of the clock, where date and clock stand apart. */
	readonly clock: number | null;
	readonly glucose: readonly { readonly kind: "sensor" | "scan" | "strip"; readonly column: number }[];
	/** As the heading says; null where it does not. */
	readonly unit: "mg/dL" | "mmol/L" | null;
	readonly participant: number | null;
	readonly device: number | null;
	readonly serial: number | null;
	/** Column of the kind of event (Dexcom) or record (LibreView). */
	readonly event: number | null;
	/** Seconds that the transmitter has counted: a clock that nobody sets. */
	readonly transmitterSeconds: number | null;
	readonly transmitter: number | null;
}

/** The unit that a heading names. */
export function unitOfHeading(heading: string): "mg/dL" | "mmol/L" | null {
	if (/\/min/i.test(heading)) return null;
	if (/mg[/_ ]?dl/i.test(heading)) return "mg/dL";
	return /mmol[/_ ]?l/i.test(heading) ? "mmol/L" : null;
}

/** Finds the headings among a file's first rows; null when there are none that are known. */
export function cgmLayout(rows: readonly (readonly string[])[]): CgmLayout | null {
	for (const [headingRow, cells] of rows.slice(0, 30).entries()) {
		const found =
			dexcom(cells) ?? libreView(cells, rows.slice(headingRow + 1)) ?? plain(cells, rows[headingRow + 1] ?? []);
		if (found !== null) return { headingRow, ...found };
	}
	return null;
}

type Found = Omit<CgmLayout, "headingRow">;

/** "(YYYY-MM-DDThh:mm:ss)" in any language: (JJJJ-MM-TTThh:mm:ss), (AAAA-MM-JJThh:mm:ss), (JJJJ-MM-DDTuu:mm:ss). */
const clarityTime = /\(\p{L}{4}-\p{L}{2}-\p{L}{2}[T ]?\p{L}{2}:\p{L}{2}:\p{L}{2}\)/u;

/** Clarity's headings stand in many languages, but keep the form of their times and units in brackets. */
function dexcom(cells: readonly string[]): Found | null {
	const time = cells.findIndex((cell) => clarityTime.test(cell));
	const glucose = cells.findIndex((cell) => /\((?:mg\/dl|mmol\/l)\)/i.test(cell));
	if (time < 0 || glucose < 0) return null;
	const seconds = cells.findIndex((cell) => /transmitter.*(?:long integer|lange ganzzahl)/i.test(cell));
	return {
		program: "Dexcom Clarity",
		time,
		clock: null,
		glucose: [{ kind: "sensor", column: glucose }],
		unit: unitOfHeading(cells[glucose]!),
		participant: null,
		device: time + 4 < glucose ? time + 4 : null,
		serial: null,
		event: time + 1,
		transmitterSeconds: seconds < 0 ? null : seconds,
		transmitter: seconds < 0 ? null : seconds + 1,
	};
}

/**
 * LibreView's headings stand in many languages, but in one order: device, serial number, time, kind of record, history, scan.
 */
function libreView(cells: readonly string[], below: readonly (readonly string[])[]): Found | null {
	const [unit, scanUnit] = [unitOfHeading(cells[4] ?? ""), unitOfHeading(cells[5] ?? "")];
	if (unit === null || unit !== scanUnit || cells.length < 6) return null;
	const isRecord = (row: readonly string[]) => /^\d$/.test(row[3] ?? "") && dateOrders(dateOf(row[2] ?? "")).length > 0;
	if (below.length > 0 && !below.some(isRecord)) return null;
	const strip = cells.findIndex((cell, i) => i > 5 && unitOfHeading(cell) === unit);
	return {
		program: "LibreView",
		time: 2,
		clock: null,
		glucose: [
			{ kind: "sensor", column: 4 },
			{ kind: "scan", column: 5 },
			...(strip < 0 ? [] : [{ kind: "strip" as const, column: strip }]),
		],
		unit,
		participant: null,
		device: 0,
		serial: 1,
		event: 3,
		transmitterSeconds: null,
		transmitter: null,
	};
}

/** A table with a heading for the time and one for glucose. */
function plain(cells: readonly string[], next: readonly string[]): Found | null {
	const find = (name: RegExp) => cells.findIndex((cell) => name.test(cell.trim()));
	const whole = find(/^(?:date[ _-]?time|time[ _-]?stamp|datetimestamp|device timestamp|zeitstempel|zeitpunkt)$/i);
	const [day, time] = [find(/^(?:date|datum|day)$/i), find(/^(?:time|clock|zeit|uhrzeit)$/i)];
	const isApart = whole < 0 && day >= 0 && time >= 0 && readClock(next[time] ?? "") !== undefined;
	const date = whole >= 0 ? whole : isApart || time < 0 ? day : time;
	const glucose = find(
		/^(?:gl|glc|glucose|glukose|sg|sgv|bg|cgm|sensor glucose|blood glucose|glucose[ _-]?value|historic glucose|mg\/dl|mmol\/l)(?:$|[ _([-])/i,
	);
	if (date < 0 || glucose < 0 || dateOrders(dateOf(next[date] ?? "")).length === 0) return null;
	const id = find(/^(?:id|participant(?:[ _-]?id)?|subject(?:[ _-]?id)?|patient(?:[ _-]?id)?|person)$/i);
	return {
		program: "table",
		time: date,
		clock: isApart ? time : null,
		glucose: [{ kind: "sensor", column: glucose }],
		unit: unitOfHeading(cells[glucose]!),
		participant: id < 0 ? null : id,
		device: null,
		serial: null,
		event: null,
		transmitterSeconds: null,
		transmitter: null,
	};
}
