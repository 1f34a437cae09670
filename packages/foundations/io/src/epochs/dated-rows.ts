import {
	type DateOrder,
	dateOrderAdvice,
	dateOrderJudge,
	dateOrders,
	readClock,
	readDate,
	type TableRow,
	textError,
} from "../text/index.ts";

/** Date and time of a row as they stand; null for a row that is none of the table. */
export type PlaceOfRow = (row: TableRow) => { readonly date: string; readonly clock: string } | null;

/** A table whose rows have dates, once it is known how to read them. */
export interface DatedRows {
	readonly first: TableRow;
	/** Seconds since 1970 on the device's clock. Throws where date or time cannot be read. */
	secondsOf(row: TableRow): number;
	readonly order: DateOrder;
}

/**
 * Finds the first row of a table and the order of its dates: from what the caller says, from the rows (what follows at midnight,
 * numbers above 12), from dates in the header, and last from a span in which all rows must lie.
 *
 * @throws InvalidInputError when there is no row, or a date can be read in two ways and nothing settles it.
 */
export async function datedRows({
	reader,
	file,
	rows,
	placeOf,
	epochSeconds,
	dateOrder,
	headerDates = [],
	span,
}: {
	readonly reader: string;
	readonly file: string;
	readonly rows: AsyncIterable<readonly TableRow[]>;
	readonly placeOf: PlaceOfRow;
	readonly epochSeconds: number;
	readonly dateOrder?: DateOrder | undefined;
	readonly headerDates?: readonly string[];
	/** First and last day of the recording, in days since 1970, where the header tells them in another form. */
	readonly span?: readonly [first: number, last: number] | undefined;
}): Promise<DatedRows> {
	const judge = dateOrderJudge(epochSeconds);
	for (const date of headerDates) judge.seeAlone(date);
	let first: TableRow | null = null;
	search: for await (const each of rows) {
		for (const row of each) {
			const place = placeOf(row);
			if (place === null) continue;
			first ??= row;
			const clock = readClock(place.clock);
			if (clock !== undefined) judge.see(place.date, clock);
			if (dateOrder !== undefined || judge.isSettled || dateOrders(place.date)[0] === "year-first") break search;
		}
	}
	if (first === null) {
		const advice = "The file is probably cut short; export it again.";
		const problem = "must have rows of data";
		throw textError(reader, file, { problem, received: "a header alone", advice, code: "no-data" });
	}
	const firstDate = placeOf(first)!.date;
	const possible = dateOrders(firstDate).map((order) => ({ order, day: readDate(firstDate, order)! }));
	const within = possible.filter(({ day }) => span !== undefined && day >= span[0] && day <= span[1]);
	const [one, other] = within.length > 0 ? within : possible;
	const order =
		dateOrder ??
		judge.order() ??
		(one !== undefined && (other === undefined || other.day === one.day) ? one.order : null);
	if (order === null) {
		throw textError(reader, file, {
			place: { line: first.line },
			problem: one === undefined ? "must have a date" : "has a date that can be read in two ways",
			received: firstDate,
			advice: one === undefined ? "Mend the line, or export the file again." : dateOrderAdvice,
			code: one === undefined ? "invalid-time" : "ambiguous-date",
		});
	}
	return {
		first,
		order,
		secondsOf(row) {
			const { date, clock } = placeOf(row)!;
			const [day, seconds] = [readDate(date, order), readClock(clock)];
			if (day !== undefined && seconds !== undefined) return day * 86_400 + seconds;
			throw textError(reader, file, {
				place: { line: row.line },
				problem: `must have a ${order} date and a time`,
				received: `${date} ${clock}`,
				advice: "Mend the line, or export the file again.",
				code: "invalid-time",
			});
		},
	};
}
