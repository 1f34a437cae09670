import type { StageContext } from "@quickening/paper";
import { measures } from "./measures.ts";
import type { DayRow, NightRow, RecordingRow, UnreadRow } from "./recording-rows.ts";
import { type CountingRules, daysOfPeople, meanOverPeople, summarisePeople } from "./summarise-people.ts";

/** People by how many valid days they have: what results/summarise/spread.json holds, but for who they are. */
export interface SpreadRow {
	readonly validDays: number;
	/** Null where disclosure control has taken it away. */
	readonly n: number | null;
	/** Who they are: judged by disclosure control, and taken out before the row is written. */
	readonly people?: readonly string[];
}

/** Files that could not be read, by people and reason: what results/summarise/unread.json holds, but for who they are. */
export interface ReasonRow {
	/** Stable, such as "unknown-format" or "empty-file"; the words stay here, with the file's name. */
	readonly reason: string;
	readonly n: number | null;
	readonly people?: readonly string[];
}

/**
 * The stage: reads rows of people, which stay on this machine, and writes what paper.ts names in `release`. Each row and value
 * says who stands behind it; disclosure control counts them, takes away what is too small, and leaves the people out.
 */
export default function summarise(stage: StageContext): void {
	const recordings = stage.readJson<RecordingRow[]>("recordings");
	const unread = stage.readJson<UnreadRow[]>("unread");
	const rules: CountingRules = {
		validDay: stage.param("validDay"),
		leastValidDays: stage.param("leastValidDays"),
		leastNightHours: stage.param("leastNightHours"),
	};
	const days = daysOfPeople(stage.readJson<DayRow[]>("days"), rules);
	const everyone = summarisePeople(days, stage.readJson<NightRow[]>("nights"), rules);
	const counted = everyone.filter(({ counts }) => counts);
	stage.writeJson("days", days);
	stage.writeJson("people", everyone);
	stage.writeJson("spread", spreadOf(everyone));
	stage.writeJson("unread", reasonsOf(unread));

	const whose = (rows: readonly { readonly participant: string }[]) => [
		...new Set(rows.map(({ participant }) => participant)),
	];
	const count = (
		id: string,
		rows: readonly { readonly participant: string }[],
		method: string,
		value = rows.length,
		units = "people",
	) => stage.value(`count.${id}`, { value, unit: "", digits: 0, n: value, units, method }, { people: whose(rows) });
	const files = [...recordings, ...unread];
	count("files", files, "Files of the data set that are recordings by how their names end", files.length, "files");
	count("unread", unread, "Of these, files that could not be read", unread.length, "files");
	count("people", everyone, "Participants with a recording that was read");
	count("counted", counted, "Participants with as many valid days as the rule asks for");
	const valid = days.filter((day) => day.valid);
	count("valid", valid, `Days that are valid by the rule ${rules.validDay}`, valid.length, "days");

	for (const { id, name, unit, digits, of } of measures) {
		const having = counted.filter((row) => of(row) !== null);
		const { n, mean, low, high } = meanOverPeople(having.map(of));
		const result = {
			value: mean,
			unit,
			digits,
			n,
			units: "people",
			interval: { low, high, levelPercent: 95, method: "t interval over people" },
			method: `${name}: mean over people of each one's mean of valid ${id === "worn" || id === "enmo" ? "days" : "nights"}`,
		};
		stage.value(`${id}.mean`, result, { people: whose(having) });
	}
}

function spreadOf(everyone: readonly { readonly participant: string; readonly validDays: number }[]): SpreadRow[] {
	const most = Math.max(0, ...everyone.map(({ validDays }) => validDays));
	return Array.from({ length: most + 1 }, (_, validDays) => {
		const people = everyone.filter((row) => row.validDays === validDays).map(({ participant }) => participant);
		return { validDays, n: people.length, people };
	});
}

function reasonsOf(unread: readonly UnreadRow[]): ReasonRow[] {
	if (unread.length === 0) return [{ reason: "none", n: 0, people: [] }];
	return [...new Set(unread.map(({ code }) => code))].sort().map((reason) => {
		const people = [...new Set(unread.filter(({ code }) => code === reason).map(({ participant }) => participant))];
		return { reason, n: people.length, people };
	});
}
