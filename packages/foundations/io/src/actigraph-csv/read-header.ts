import type { Warning } from "@quickening/core";
import { type DateOrder, dateNumbers, daysOf, onlyOrder, secondsOfDay } from "./clock-times.ts";

/** What the ten lines before ActiLife's rows say; times in seconds since 1970 of the device's clock, NaN where there is none. */
export interface CsvHeader {
	readonly lines: Readonly<Record<string, string>>;
	readonly model: string | null;
	readonly serialNumber: string | null;
	readonly firmware: string | null;
	readonly samplingRateHz: number | null;
	readonly epochSeconds: number | null;
	/** Bits of what each row holds: 1 steps, 2 heart rate, 4 and 8 second and third axis, 16 light, 32 inclinometer. */
	readonly mode: number | null;
	readonly dateOrder: DateOrder | null;
	readonly startSeconds: number;
}

/** Whether a first line begins ActiLife's header. */
export const beginsHeader = (line: string): boolean => /^"?-{3,}.*\bCreated By\b/i.test(line);
/** Whether a line ends it. */
export const endsHeader = (line: string): boolean => /^"?-{10,}[\s,;"-]*$/.test(line);

/** Dates in the order that the header names, unless another is the only one that fits all of its own dates. */
export function readHeader(
	lines: readonly string[],
	{
		file,
		dateOrder,
		warnings,
	}: { readonly file: string; readonly dateOrder?: DateOrder | undefined; readonly warnings: Warning[] },
): CsvHeader {
	const title = lines[0] ?? "";
	const values = new Map<string, string>([["title", title.replace(/^["\s-]+|[\s,;"-]+$/g, "")]]);
	const doubt = (code: string, what: string) => warnings.push({ code, message: `${file}: ${what}.` });
	for (const raw of lines.slice(1)) {
		const line = raw.replace(/^"|[\s,;"]+$/g, "");
		const mode = /^(.*?)\s+Mode\s*=\s*(\d+)$/.exec(line);
		if (mode) values.set("Mode", mode[2]!);
		const text = mode ? mode[1]! : line;
		const [, key, value] =
			/^((?:Start|Download) (?:Time|Date)|(?:Epoch|Cycle) Period \(hh:mm:ss\))\s+(.*)$/.exec(text) ??
			/^([^:]+):\s*(.*)$/.exec(text) ??
			[];
		if (key === undefined) {
			if (!/^-*$/.test(text)) doubt("unread-header", `header line "${text.slice(0, 60)}" is not understood`);
			continue;
		}
		if (values.has(key)) doubt("repeated-key", `the header has "${key}" twice; the last is taken`);
		values.set(key, value!.trim());
	}
	const rate = /\bat (\d+(?:\.\d+)?) ?Hz\b/i.exec(title)?.[1];
	const named = orderNamed(/date format ([dMy.\-/]+)/i.exec(title)?.[1]);
	const dates = ["Start Date", "Download Date"].flatMap((key) => {
		const numbers = dateNumbers(values.get(key) ?? "");
		return numbers ? [numbers] : [];
	});
	const fits = (order: DateOrder | null) => order !== null && dates.every((date) => !Number.isNaN(daysOf(date, order)));
	const only = onlyOrder(dates);
	const order = dateOrder ?? (named === null || (!fits(named) && only !== null) ? only : named);
	if (dateOrder === undefined && named !== null && order !== named) {
		doubt(
			"date-order",
			`the header names the date format ${named}, in which its dates are no days; they are read as ${order}`,
		);
	}
	const startDate = dateNumbers(values.get("Start Date") ?? "");
	const startSeconds =
		startDate && order ? daysOf(startDate, order) * 86_400 + secondsOfDay(values.get("Start Time") ?? "") : Number.NaN;
	const period = secondsOfDay(values.get("Epoch Period (hh:mm:ss)") ?? values.get("Cycle Period (hh:mm:ss)") ?? "");
	return {
		lines: Object.fromEntries(values),
		model: /Created By\s+(?:ActiGraph\s+)?(.+?)\s+ActiLife/i.exec(title)?.[1] ?? null,
		serialNumber: values.get("Serial Number") || null,
		firmware: /\bFirmware v?(\S+)/i.exec(title)?.[1] ?? null,
		samplingRateHz: rate === undefined ? null : Number(rate),
		epochSeconds: period > 0 ? period : null,
		mode: /^\d{1,3}$/.test(values.get("Mode") ?? "") ? Number(values.get("Mode")) : null,
		dateOrder: order,
		startSeconds,
	};
}

const ordersByLetters: Readonly<Record<string, DateOrder>> = {
	MDY: "month-first",
	DMY: "day-first",
	YMD: "year-first",
};

/** "M/d/yyyy", "dd.MM.yyyy", "yyyy-MM-dd" as an order. */
function orderNamed(format: string | undefined): DateOrder | null {
	const letters = format
		?.replace(/[^dMy]/g, "")
		.replace(/(.)\1+/g, "$1")
		.toUpperCase();
	return (letters !== undefined && ordersByLetters[letters]) || null;
}

/** Columns of a row without names, by the header's mode. Source: ActiLife's modes, as GGIRread 1.0.9 reads them too. */
export function columnsOfMode(mode: number): string[] {
	return [
		"axis1",
		...(mode & 4 ? ["axis2"] : []),
		...(mode & 8 ? ["axis3"] : []),
		...(mode & 1 ? ["steps"] : []),
		...(mode & 2 ? ["hr"] : []),
		...(mode & 16 ? ["lux"] : []),
		...(mode & 32 ? ["inclineoff", "inclinestanding", "inclinesitting", "inclinelying"] : []),
	];
}
