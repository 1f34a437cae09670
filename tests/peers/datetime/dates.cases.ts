import { gestationalAgeOn, printLocalDate, readLocalDate } from "@quickening/pregnancy";
import { type PeerCase, readPeerOutput } from "../peer-case.ts";

const output = readPeerOutput("datetime/dates.json.gz") as {
	readonly python: string;
	readonly dates: readonly string[];
	readonly days: readonly number[];
	readonly texts: readonly string[];
	readonly valid: readonly number[];
	readonly starts: readonly string[];
	readonly on: readonly string[];
	readonly elapsed: readonly number[];
};

const common = {
	package: "pregnancy",
	group: "Gestational time",
	peer: `Python ${output.python}, datetime`,
	tolerance: { absolute: 0, reason: "whole days of the same calendar" },
} as const;

export const cases: PeerCase[] = [
	{
		...common,
		measure: "Days since 1970-01-01",
		function: "readLocalDate",
		call: "date.fromisoformat(text).toordinal()",
		input: "10,000 random dates of the years 1 to 9999",
		unit: "d",
		theirs: () => output.days,
		ours: () => output.dates.map(readLocalDate),
	},
	{
		...common,
		measure: "Date of a day, read back",
		function: "printLocalDate",
		call: "date.fromordinal(day).isoformat()",
		input: "the same dates: 1 where the text is the same",
		unit: "1",
		theirs: () => output.dates.map(() => 1),
		ours: () => output.days.map((day, i) => (printLocalDate(day) === output.dates[i] ? 1 : 0)),
	},
	{
		...common,
		measure: "Which texts are dates",
		function: "readLocalDate",
		call: "date.fromisoformat(text)",
		input: "2,000 texts of digits: 1 where it is a date",
		unit: "1",
		theirs: () => output.valid,
		ours: () => output.texts.map(isDate),
	},
	{
		...common,
		measure: "Gestational age on a date",
		function: "gestationalAgeOn",
		call: "(date - start).days",
		input: "2,000 pairs of dates, from 400 days before day 0 to 700 after",
		unit: "d",
		theirs: () => output.elapsed,
		ours: () => output.on.map((date, i) => gestationalAgeOn(date, readLocalDate(output.starts[i]!))),
	},
];

function isDate(text: string): number {
	try {
		readLocalDate(text);
		return 1;
	} catch {
		return 0;
	}
}
